import GRDB

extension AuditStore {
  /// Begins to match a stream with the logs known under a label.
  package func ledgerWalk(label: String) -> LedgerWalk { LedgerWalk(store: self, label: label) }

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

  /// Notes that a known log was seen under this name; the views show the last one.
  package func note(name: String, of source: SourceReference) throws(StoreError) {
    let isLast = try reading("read") { db in
      try String.fetchOne(db, sql: "SELECT name FROM source WHERE id = ?", arguments: [source.id])
        == name
    }
    if isLast { return }
    try transaction("write") { db in
      try db.execute(
        sql: "UPDATE source SET name = ?1 WHERE id = ?2", arguments: [name, source.id])
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

  /// Notes how the reading of a log ended; a new log is `incomplete` until then.
  package func note(state: SourceState, of source: SourceReference) throws(StoreError) {
    let known = try reading("read") { db in
      try String.fetchOne(db, sql: "SELECT state FROM source WHERE id = ?", arguments: [source.id])
    }
    if known == state.rawValue { return }
    try transaction("write") { db in
      try db.execute(
        sql: "UPDATE source SET state = ? WHERE id = ?", arguments: [state.rawValue, source.id])
    }
  }
}
