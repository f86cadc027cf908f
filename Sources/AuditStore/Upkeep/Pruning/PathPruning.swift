import GRDB

extension AuditStore {
  /// Takes the paths of exchanges away that go, in one transaction, before these: an exchange can be
  /// without its path, not a path without its exchange.
  func prunePaths(_ cuts: [SourceCut], pause: () throws -> Void) throws {
    for cut in cuts where cut.marksRows {
      try pause()
      let isAnyGoing = try reading("prune") { db in
        try db.query(
          """
          SELECT 1 FROM exchange_path CROSS JOIN exchange ON id = exchange_path.exchange
          WHERE exchange_path.exchange BETWEEN ?1 AND ?2 AND \(SourceCut.goingRow) LIMIT 1
          """, cut.rowParameters)
      }
      if !isAnyGoing.isEmpty { return try transaction("prune") { db in try db.prunePaths(cuts) } }
    }
  }
}

extension Database {
  /// Writes the paths anew that stay, in the order of their ids.
  fileprivate func prunePaths(_ cuts: [SourceCut]) throws {
    try execute(sql: "CREATE TEMP TABLE kept_rows (exchange, path)")
    for cut in cuts {
      _ = try query(
        """
        INSERT INTO temp.kept_rows
        SELECT exchange_path.exchange, path
        FROM main.exchange_path CROSS JOIN main.exchange ON id = exchange_path.exchange
        WHERE exchange_path.exchange BETWEEN ?1 AND ?2 AND \(SourceCut.stayingRow)
        ORDER BY exchange_path.exchange
        """, cut.rowParameters)
    }
    try replaceRows(of: "exchange_path")
  }

  /// Puts the rows of the TEMP table `kept_rows` in the place of all of a table's.
  ///
  /// SQLite moves values between pages and leaves copies of them where nothing stands any more. Only
  /// pages that are freed are overwritten whole, so all of the table's are.
  func replaceRows(of table: String) throws {
    try execute(
      sql: """
        DELETE FROM main.\(table);
        INSERT INTO main.\(table) SELECT * FROM temp.kept_rows ORDER BY rowid;
        DROP TABLE temp.kept_rows;
        DELETE FROM derivation WHERE fact = 'prepared'
        """)
  }
}
