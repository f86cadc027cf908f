import GRDB

extension AuditStore {
  /// Takes away what lies before the limits, and every value that nothing refers to any more.
  ///
  /// In bounded transactions, each of which leaves a store that is whole: stopped anywhere and run
  /// again, it ends as if it had run undisturbed. The ledger stays, so that no line counts again. Of
  /// what goes no byte is left in the file once ``giveBackFreePages(pause:)`` has run and the store
  /// is closed as one file. What was prepared from it is made anew by the next refresh of the stored
  /// facts.
  /// - Parameter pause: called between transactions; what it throws ends the work there.
  package func prune(
    before limits: RetentionLimits, pause: () throws -> Void = {}
  ) throws -> PruneResult {
    try configure("PRAGMA secure_delete = ON")
    // Sorting takes as much again.
    try configure("PRAGMA cache_size = -16384")
    let cuts = try reading("prune") { db in try SourceCut.all(limits, db.query) }
    try mark(cuts, limits)
    var result = PruneResult()
    try prunePaths(cuts, pause: pause)
    result.exchanges = try pruneRows(cuts, pause: pause)
    result.policyDays = try pruneDays(cuts, limits, pause: pause)
    result.trafficHours = try pruneHours(cuts, pause: pause)
    result.agelessExchanges = try reading("prune") { db in
      try countAgelessExchanges(cuts, limits, db.query)
    }
    result.values = try pruneValues(cuts, limits, pause: pause)
    return result
  }

  /// Gives the pages that hold nothing back to the file system.
  /// - Returns: how many bytes the file is shorter.
  package func giveBackFreePages(pause: () throws -> Void = {}) throws -> Int64 {
    func pages(_ pragma: String) throws(StoreError) -> Int64 {
      try reading("prune") { db in try Int64.fetchOne(db, sql: "PRAGMA \(pragma)") ?? 0 }
    }
    let before = try pages("page_count")
    var free = try pages("freelist_count")
    while free > 0 {
      try pause()
      try configure("PRAGMA incremental_vacuum(4096)")
      let left = try pages("freelist_count")
      // A store without incremental vacuum keeps its pages.
      guard left < free else { break }
      free = left
    }
    return (before - (try pages("page_count"))) * (try pages("page_size"))
  }

  private func configure(_ pragma: String) throws(StoreError) {
    do {
      try queue.writeWithoutTransaction { db in _ = try db.raw.rows(pragma) }
    } catch {
      throw StoreError(error, path: path, tried: "prune")
    }
  }

  /// First of all: a store that was pruned in part says so.
  private func mark(_ cuts: [SourceCut], _ limits: RetentionLimits) throws(StoreError) {
    try transaction("prune") { db in
      for cut in cuts {
        if cut.marksRows { try mark(cut.source, "rows_pruned_ms", limits.rows, in: db) }
        if cut.marksRollUps { try mark(cut.source, "rollups_pruned_ms", limits.rollUps, in: db) }
      }
    }
  }

  /// A mark never moves back.
  private func mark(
    _ source: Int64, _ column: String, _ moment: Int64?, in db: Database
  ) throws {
    try db.execute(
      sql: "UPDATE source SET \(column) = max(coalesce(\(column), ?1), ?1) WHERE id = ?2",
      arguments: [moment, source])
  }
}

extension Database {
  /// Statements of ours on this connection.
  var query: StoreQuery { { [self] sql, parameters in try raw.rows(sql, parameters) } }
}
