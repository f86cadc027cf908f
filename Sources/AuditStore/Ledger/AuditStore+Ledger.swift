package import CORSTraffic
import GRDB

extension AuditStore {
  /// Begins to match a stream with the logs known under a label.
  ///
  /// - Parameter blockLength: another than the usual one only to try the ledger on small logs.
  package func ledgerWalk(
    label: String, blockLength: Int64 = LedgerWalk.blockLength
  ) -> LedgerWalk {
    LedgerWalk(store: self, label: label, blockLength: blockLength)
  }

  /// What the ledger has of a log behind its counted part, some of which may be pending no more.
  package func pendingBlocks(
    of source: SourceReference, blockLength: Int64 = LedgerWalk.blockLength
  ) throws(StoreError) -> [LedgerBlock] {
    try reading("read the ledger of") { db in
      let rows = try db.raw.rows(
        """
        SELECT block, length, hash FROM source_block
        WHERE source = ?1 AND block * ?2 + length > (
          SELECT consumed_bytes FROM source WHERE id = ?1)
        ORDER BY block, length
        """, [.integer(source.id), .integer(blockLength)])
      return rows.compactMap { row in
        guard
          case (.integer(let index), .integer(let length), .blob(let bytes)) = (
            row[0], row[1], row[2]
          )
        else { return nil }
        return LedgerBlock(index: index, length: length, hash: LedgerHash(bytes: bytes))
      }
    }
  }

  /// Whether a log under this label begins with these lines, as far as waypoints can tell.
  package func knowsLog(beginning waypoints: Waypoints, label: String) throws(StoreError) -> Bool {
    try reading("read the ledger of") { db in
      let known = try db.raw.rows(
        "SELECT waypoints FROM source WHERE label = ? AND waypoints IS NOT NULL", [.text(label)])
      return known.contains { row in
        guard case .blob(let bytes) = row[0] else { return false }
        let other = Waypoints(bytes: bytes)
        return other.hashes.count >= waypoints.hashes.count && other.agree(with: waypoints)
      }
    }
  }

  /// How far a log is counted.
  package func checkpoint(of source: SourceReference) throws(StoreError) -> SourceCheckpoint {
    let row = try reading("read") { db in
      try Row.fetchOne(
        db, sql: "SELECT consumed_bytes, consumed_lines, pending_bytes FROM source WHERE id = ?",
        arguments: [source.id]
      ).map {
        SourceCheckpoint(consumedBytes: $0[0], consumedLines: $0[1], pendingBytes: $0[2])
      }
    }
    guard let row else { preconditionFailure("A reference is to a log of this store.") }
    return row
  }

  /// Notes under which name a known log was seen, the one that the views show, and how its reading
  /// ended: a new log is `incomplete` until then.
  ///
  /// nil leaves it as it is.
  package func note(
    name: String? = nil, state: SourceState? = nil, of source: SourceReference
  ) throws(StoreError) {
    let known = try reading("read") { db in
      try Row.fetchOne(
        db, sql: "SELECT name, state FROM source WHERE id = ?", arguments: [source.id]
      ).map { (name: $0[0] as String, state: $0[1] as String) }
    }
    guard let known else { return }
    let name = name ?? known.name
    let state = state?.rawValue ?? known.state
    if known == (name, state) { return }
    try transaction("write") { db in
      try db.execute(
        sql: "UPDATE source SET name = ?, state = ? WHERE id = ?",
        arguments: [name, state, source.id])
      try db.execute(
        sql: "DELETE FROM source_name WHERE source = ?1 AND name = ?2",
        arguments: [source.id, name])
      try db.execute(
        sql: """
          INSERT INTO source_name (source, position, name)
          SELECT ?1, coalesce(max(position), 0) + 1, ?2 FROM source_name WHERE source = ?1
          """,
        arguments: [source.id, name])
    }
  }
}
