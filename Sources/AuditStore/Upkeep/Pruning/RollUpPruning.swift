import GRDB

extension AuditStore {
  /// Takes counters by day away, a day in each transaction.
  func pruneDays(
    _ cuts: [SourceCut], _ limits: RetentionLimits, pause: () throws -> Void
  ) throws -> Int64 {
    guard limits.rollUps != nil else { return 0 }
    try transaction("prune") { db in try DayCut(cuts, limits).prepare(db.query) }
    var count: Int64 = 0
    var last = Int64.min
    while true {
      try pause()
      let next = try transaction("prune") { db -> (day: Int64, gone: Int64)? in
        let found = try Int64.fetchOne(
          db, sql: "SELECT min(day) FROM policy_day WHERE day > ?", arguments: [last])
        // What has no time stands under day 0.
        guard let day = found, day < limits.firstDay || day <= 0 else { return nil }
        let gone = try db.delete(
          "policy_day WHERE day = ?2 AND \(DayCut.going)",
          [.integer(limits.firstDay), .integer(day)])
        return (day, gone)
      }
      guard let next else { return count }
      count += next.gone
      last = next.day
    }
  }

  /// Takes counters by hour away, a day of one log in each transaction.
  func pruneHours(_ cuts: [SourceCut], pause: () throws -> Void) throws -> Int64 {
    var count: Int64 = 0
    for (cut, table) in cuts.filter(\.marksRollUps).flatMap({ cut in
      SourceCut.hourTables.map { (cut, $0) }
    }) {
      var last = Int64.min
      while true {
        try pause()
        let next = try transaction("prune") { db -> (end: Int64, gone: Int64)? in
          let found = try Int64.fetchOne(
            db, sql: "SELECT min(hour) FROM \(table) WHERE source = ? AND hour > ?",
            arguments: [cut.source, last])
          guard let start = found, start < cut.hour else { return nil }
          let end = start.addingReportingOverflow(23)
          let gone = try db.delete(
            "\(table) WHERE source = ?1 AND hour BETWEEN ?4 AND ?5 AND \(SourceCut.goingHour)",
            cut.hourParameters + [.integer(start), .integer(end.overflow ? start : end.0)])
          return (end.overflow ? start : end.0, gone)
        }
        guard let next else { break }
        count += next.gone
        last = next.end
      }
    }
    return count
  }
}
