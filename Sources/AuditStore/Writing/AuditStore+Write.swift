package import CORSTraffic
import GRDB

extension AuditStore {
  /// Adds a batch to a known log, in one transaction: everything of it or nothing.
  ///
  /// The batch's last block must reach at least to its `consumedBytes`, or a killed run could not
  /// be taken up again. A batch that changes nothing is not written.
  /// - Parameter way: how its lines were read; nil for as those before.
  package func write(
    _ batch: TrafficBatch, to source: SourceReference, read way: SourceDescription? = nil
  ) throws(StoreError) {
    if try addsNothing(batch, to: source) { return }
    try transaction("write") { db in
      if let way { try SourceChange(of: source.id, to: way).note(in: db) }
      try BatchWriter(source: source.id, on: db).write(batch, path: path)
    }
  }

  /// Adds the first batch of a log that the store does not know, and with it the log.
  package func write(
    _ batch: TrafficBatch, beginning newSource: NewSource, _ description: SourceDescription
  ) throws(StoreError) -> SourceReference {
    try transaction("write") { db in
      let source = try insert(newSource, description, into: db)
      try BatchWriter(source: source.id, on: db).write(batch, path: path)
      return source
    }
  }

  private func addsNothing(
    _ batch: TrafficBatch, to source: SourceReference
  ) throws(StoreError) -> Bool {
    let hasLines =
      batch.lineCounts != LineCounts() || !batch.rows.isEmpty || !batch.trafficHours.isEmpty
    if hasLines || !batch.forgottenBlocks.isEmpty { return false }
    let checkpoint = SourceCheckpoint(
      consumedBytes: batch.consumedBytes, consumedLines: batch.consumedLines,
      pendingBytes: batch.pendingBytes)
    guard try self.checkpoint(of: source) == checkpoint else { return false }
    return try reading("read") { db in
      for block in batch.blocks {
        let known = try db.raw.rows(
          "SELECT hash FROM source_block WHERE source = ? AND block = ? AND length = ?",
          [.integer(source.id), .integer(block.index), .integer(block.length)])
        guard known == [[.blob(block.hash.bytes)]] else { return false }
      }
      return true
    }
  }

  private func insert(
    _ newSource: NewSource, _ description: SourceDescription, into db: Database
  ) throws -> SourceReference {
    let configuration = try configurationID(of: description.options, in: db)
    try db.execute(
      sql: """
        INSERT INTO source (
          label, first_block, format, duplicate_visibility, time_kind, possible_fields,
          configuration, name, state, consumed_bytes, consumed_lines, pending_bytes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)
        """,
      arguments: [
        description.label, newSource.firstBlock, description.format,
        description.duplicateVisibility, description.timeKind,
        Int64(bitPattern: description.possibleFields), configuration, description.name,
        SourceState.incomplete.rawValue,
      ])
    let source = SourceReference(id: db.lastInsertedRowID)
    try db.execute(
      sql: "INSERT INTO source_name (source, position, name) VALUES (?, 1, ?)",
      arguments: [source.id, description.name])
    try LedgerWriter(source: source.id, on: db.raw).add(newSource.sharedBlocks)
    return source
  }
}
