import CORSTraffic

/// A log in one of the stores that are merged, as far as it takes to decide what becomes of it.
struct MergeLog {
  /// Its store, by position.
  var input: Int
  var id: Int64
  var label: String
  var firstBlock: Int64
  var format: String
  var name: String
  var consumedBytes: Int64
  var consumedLines: Int64
  var pendingBytes: Int64
  /// Milliseconds since 1970 UTC; nil where nothing was pruned.
  var rowsPruned: Int64?
  var rollupsPruned: Int64?
  /// Hashes of the states in which its first block is known, to find logs that begin alike.
  var beginnings: [LedgerHash]

  /// The blocks that are counted whole.
  var wholeBlocks: Int64 { consumedBytes / LedgerWalk.blockLength }
  /// Bytes that are counted of the block behind those.
  var restBytes: Int64 { consumedBytes % LedgerWalk.blockLength }

  /// Whether it comes before `other` when the longest, least pruned contribution is looked for: an
  /// order by what the logs are, so that it is the same in whatever order stores are given.
  func isBefore(_ other: MergeLog) -> Bool {
    let mine = (consumedBytes, pendingBytes)
    let others = (other.consumedBytes, other.pendingBytes)
    if mine != others { return mine > others }
    let kept = (-(rollupsPruned ?? .min + 1), -(rowsPruned ?? .min + 1))
    let otherKept = (-(other.rollupsPruned ?? .min + 1), -(other.rowsPruned ?? .min + 1))
    if kept != otherKept { return kept > otherKept }
    return (name, input, id) < (other.name, other.input, other.id)
  }
}

extension MergeInput {
  /// The logs of the store.
  /// - Parameter position: of this store among the inputs.
  func logs(position: Int) throws(StoreError) -> [MergeLog] {
    var logs: [MergeLog] = []
    try connection.forEachRow(
      of: """
        SELECT id, label, first_block, format, name, consumed_bytes, consumed_lines, pending_bytes,
          rows_pruned_ms, rollups_pruned_ms
        FROM source ORDER BY id
        """
    ) { row throws(SQLiteFailure) in
      logs.append(
        MergeLog(
          input: position, id: row.integer(0), label: row.text(1), firstBlock: row.integer(2),
          format: row.text(3), name: row.text(4), consumedBytes: row.integer(5),
          consumedLines: row.integer(6), pendingBytes: row.integer(7),
          rowsPruned: row.optionalInteger(8),
          rollupsPruned: row.optionalInteger(9), beginnings: []))
    }
    for index in logs.indices {
      logs[index].beginnings = try states(of: logs[index].id, block: 0).map(\.hash)
    }
    return logs
  }

  /// The states in which a block of a log is known, shortest first.
  func states(of source: Int64, block: Int64) throws(StoreError) -> [LedgerBlock] {
    var states: [LedgerBlock] = []
    try connection.forEachRow(
      of: """
        SELECT length, hash FROM source_block WHERE source = ? AND block = ? ORDER BY length
        """, [.integer(source), .integer(block)]
    ) { row throws(SQLiteFailure) in
      let hash = LedgerHash(bytes: row.blob(1))
      states.append(
        LedgerBlock(index: block, length: row.integer(0), high: hash.high, low: hash.low))
    }
    return states
  }

  func waypoints(of source: Int64) throws(StoreError) -> Waypoints? {
    let rows = try connection.rows(
      "SELECT waypoints FROM source WHERE id = ?", [.integer(source)])
    guard case .blob(let bytes)? = rows.first?.first else { return nil }
    return Waypoints(bytes: bytes)
  }
}

extension RawStatement {
  /// nil for anything but an integer.
  fileprivate func optionalInteger(_ index: Int32) -> Int64? {
    if case .integer(let value) = value(index) { value } else { nil }
  }
}
