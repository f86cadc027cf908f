import GRDB

/// Exchanges that one transaction looks at: it ends within a fraction of a second.
private let mostExchanges = 100_000

extension AuditStore {
  /// Takes exchanges away.
  func pruneRows(_ cuts: [SourceCut], pause: () throws -> Void) throws -> Int64 {
    var count: Int64 = 0
    for cut in cuts where cut.marksRows {
      var next: Int64? = cut.lowestID.integer
      while let start = next {
        try pause()
        let (gone, end) = try transaction("prune") { db in
          try pruneRows(of: cut, from: start, in: db)
        }
        count += gone
        next = end.map { $0 + 1 }
      }
    }
    return count
  }

  /// - Returns: how many went, and the last id that was looked at; nil behind the last one.
  private func pruneRows(
    of cut: SourceCut, from start: Int64, in db: Database
  ) throws -> (gone: Int64, end: Int64?) {
    let end = try db.query(
      """
      SELECT max(id) FROM (
        SELECT id FROM exchange WHERE id BETWEEN ? AND ? ORDER BY id LIMIT \(mostExchanges))
      """, [.integer(start), cut.highestID])
    guard let last = end.first?.first?.integer else { return (0, nil) }
    let parameters = [.integer(start), .integer(last)] + cut.rowParameters[2...]
    return (try db.delete("exchange WHERE \(SourceCut.goingRow)", parameters), last)
  }
}

extension Database {
  /// Deletes rows; where there were some, the prepared facts count as outdated.
  func delete(_ rows: String, _ parameters: [SQLValue]) throws -> Int64 {
    _ = try query("DELETE FROM \(rows)", parameters)
    let count = Int64(changesCount)
    if count > 0 { try execute(sql: "DELETE FROM derivation WHERE fact = 'prepared'") }
    return count
  }
}
