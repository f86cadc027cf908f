extension ReadOnlyConnection {
  /// What ``AuditStore/prune(before:pause:)`` would take away; no byte changes.
  package func forecastPruning(
    before limits: RetentionLimits, pause: () throws -> Void = {}
  ) throws -> PruneResult {
    // Most of the memory is for the TEMP tables.
    try execute("PRAGMA main.cache_size = -16384")
    // One state of the store for all statements.
    try execute("SAVEPOINT pruning")
    defer { try? execute("RELEASE pruning") }
    let query: StoreQuery = { sql, parameters in try self.ownQuery(sql, parameters) }
    func count(_ sql: String, _ parameters: [SQLValue]) throws -> Int64 {
      try pause()
      return try query(sql, parameters).first?.first?.integer ?? 0
    }
    let cuts = try SourceCut.all(limits, query)
    var result = PruneResult()
    for cut in cuts {
      if cut.marksRows {
        result.exchanges += try count(
          "SELECT count(*) FROM exchange WHERE \(SourceCut.goingRow)", cut.rowParameters)
      }
      if cut.marksRollUps {
        for table in SourceCut.hourTables {
          result.trafficHours += try count(
            "SELECT count(*) FROM \(table) WHERE source = ?1 AND \(SourceCut.goingHour)",
            cut.hourParameters)
        }
      }
    }
    result.agelessExchanges = try countAgelessExchanges(cuts, limits, query)
    try DayCut(cuts, limits).prepare(query)
    result.policyDays = try count(
      "SELECT count(*) FROM policy_day WHERE \(DayCut.going)", [.integer(limits.firstDay)])
    let kept = try KeptValues(cuts, limits, pause: pause, query)
    result.values = try PrunedDictionary.allCases.map { ($0, try kept.countGoing($0)) }
    return result
  }
}

/// Exchanges of which nothing tells the age.
func countAgelessExchanges(
  _ cuts: [SourceCut], _ limits: RetentionLimits, _ query: StoreQuery
) throws -> Int64 {
  guard limits.rows != nil else { return 0 }
  return try cuts.filter(\.isAgeless).reduce(0) { sum, cut in
    let rows = try query(
      "SELECT count(*) FROM exchange WHERE id BETWEEN ? AND ?", [cut.lowestID, cut.highestID])
    return sum + (rows.first?.first?.integer ?? 0)
  }
}
