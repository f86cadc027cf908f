import CORSTraffic

/// Adds blocks to the ledger of one log, and takes away what it has no more.
///
/// Earlier, shorter states of a block stay: by them an older copy of the log is known again.
struct LedgerWriter: ~Copyable {
  private let source: Int64
  private let add: RawStatement
  private let connection: RawConnection

  init(source: Int64, on connection: RawConnection) throws(SQLiteFailure) {
    self.source = source
    self.connection = connection
    add = try RawStatement(
      """
      INSERT INTO source_block (source, block, length, hash) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET hash = excluded.hash
      """, on: connection)
  }

  func add(_ blocks: [LedgerBlock]) throws(SQLiteFailure) {
    for block in blocks {
      add.bind(source, at: 1)
      add.bind(block.index, at: 2)
      add.bind(block.length, at: 3)
      try add.bind(block.hash.bytes, at: 4)
      try add.run()
    }
  }

  func remove(_ blocks: [LedgerBlock]) throws(SQLiteFailure) {
    for block in blocks {
      _ = try connection.rows(
        "DELETE FROM source_block WHERE source = ? AND block = ? AND length = ? AND hash = ?",
        [
          .integer(source), .integer(block.index), .integer(block.length),
          .blob(block.hash.bytes),
        ])
    }
  }
}
