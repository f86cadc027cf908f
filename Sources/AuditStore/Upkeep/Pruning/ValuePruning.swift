import GRDB

extension AuditStore {
  /// Takes away what nothing refers to, a dictionary in each transaction.
  ///
  /// Also after a pruning that found no rows: an earlier one may have been stopped before this.
  func pruneValues(
    _ cuts: [SourceCut], _ limits: RetentionLimits, pause: () throws -> Void
  ) throws -> [(dictionary: PrunedDictionary, count: Int64)] {
    var counts: [(PrunedDictionary, Int64)] = []
    try keepingValues(cuts, limits, pause: pause)
    for dictionary in PrunedDictionary.allCases {
      try pause()
      counts.append((dictionary, try transaction("prune") { db in try db.prune(dictionary) }))
    }
    return counts
  }

  private func keepingValues(
    _ cuts: [SourceCut], _ limits: RetentionLimits, pause: () throws -> Void
  ) throws {
    do {
      // Outside of a transaction: only TEMP tables are written.
      try queue.writeWithoutTransaction { db in
        _ = try KeptValues(cuts, limits, pause: pause, db.query)
      }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path, tried: "prune")
    } catch let error as SQLiteFailure {
      throw StoreError(error, path: path, tried: "prune")
    }
  }
}

extension Database {
  /// Takes the values away that `kept_…` does not have.
  fileprivate func prune(_ dictionary: PrunedDictionary) throws -> Int64 {
    let (table, kept) = (dictionary.rawValue, "temp.\(dictionary.kept)")
    let going =
      try Int64.fetchOne(
        self,
        sql: "SELECT count(*) FROM main.\(table) WHERE id NOT IN (SELECT id FROM \(kept))") ?? 0
    guard going > 0 else { return 0 }
    guard dictionary.isErased else {
      return try delete("main.\(table) WHERE id NOT IN (SELECT id FROM \(kept))", [])
    }
    try execute(
      sql: """
        CREATE TEMP TABLE kept_rows AS
          SELECT * FROM main.\(table) WHERE id IN (SELECT id FROM \(kept)) ORDER BY id
        """)
    try replaceRows(of: table)
    return going
  }
}
