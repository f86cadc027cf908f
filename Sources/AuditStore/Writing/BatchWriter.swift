import CORSTraffic
import GRDB

/// Writes one batch within a transaction.
struct BatchWriter {
  private let source: Int64
  private let db: Database

  /// Of each log and reason as many samples of rejected lines are kept, those of the lowest lines.
  static let rejectedSamplesKept = 20

  init(source: Int64, on db: Database) {
    self.source = source
    self.db = db
  }

  func write(_ batch: TrafficBatch, path: String) throws {
    guard batch.consumedLines <= ExchangeID.mostLines else {
      throw StoreError.tooManyLines(path: path, line: batch.consumedLines)
    }
    let connection = db.raw
    let ids = try BatchIDs(batch, on: connection)
    let base = try baseMilliseconds(batch)
    let rows = RowWriter(source: source, baseMilliseconds: base, connection: connection)
    try rows.write(batch.rows, ids)
    let rollUps = RollUpWriter(source: source, connection: connection)
    try rollUps.write(batch.policyDays, ids)
    try rollUps.write(batch.trafficHours, ids)
    try rollUps.write(batch.refererHours, ids)
    try writeLineCounts(batch.lineCounts)
    try writeCoverage(batch)
    try writeRejected(batch.rejectedLines)
    let ledger = try LedgerWriter(source: source, on: connection)
    try ledger.remove(batch.forgottenBlocks)
    try ledger.add(batch.blocks)
    try writeWaypoints(batch.waypoints)
    try writeCheckpoint(batch)
  }

  /// Where this log's times are counted from: the day of its first exchange.
  private func baseMilliseconds(_ batch: TrafficBatch) throws -> Int64 {
    let known = try Int64.fetchOne(
      db, sql: "SELECT base_ms FROM source WHERE id = ?", arguments: [source])
    if let known { return known }
    guard let first = batch.rows.lazy.compactMap(\.timeMilliseconds).first else { return 0 }
    let base = first - first % 86_400_000
    try db.execute(
      sql: "UPDATE source SET base_ms = ? WHERE id = ?", arguments: [base, source])
    return base
  }

  private func writeLineCounts(_ counts: LineCounts) throws {
    let plain = [
      ("entry", counts.entries), ("foreign", counts.foreign), ("comment", counts.comments),
      ("blank", counts.blank),
    ]
    let lines =
      plain.map { (outcome: $0.0, reason: "", lines: $0.1) }
      + counts.rejected.map { (outcome: "rejected", reason: $0.key, lines: $0.value) }
    for count in lines where count.lines != 0 {
      try db.execute(
        sql: """
          INSERT INTO line_count (source, outcome, reason, lines) VALUES (?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET lines = lines + excluded.lines
          """,
        arguments: [source, count.outcome, count.reason, count.lines])
    }
  }

  private func writeCoverage(_ batch: TrafficBatch) throws {
    for count in batch.coverage {
      try db.execute(
        sql: """
          INSERT INTO field_count (source, logged_fields, requests) VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET requests = requests + excluded.requests
          """,
        arguments: [source, Int64(bitPattern: count.loggedFields), count.requests])
    }
  }

  private func writeRejected(_ samples: [RejectedSample]) throws {
    for sample in samples {
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO rejected_line (source, reason, line, position, length, shape)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          source, sample.reason, sample.line, sample.position, sample.length, sample.shape,
        ])
    }
    for reason in Set(samples.map(\.reason)) {
      try db.execute(
        sql: """
          DELETE FROM rejected_line WHERE source = ?1 AND reason = ?2 AND line > (
            SELECT line FROM rejected_line WHERE source = ?1 AND reason = ?2
            ORDER BY line LIMIT 1 OFFSET ?3)
          """,
        arguments: [source, reason, BatchWriter.rejectedSamplesKept - 1])
    }
  }

  private func writeWaypoints(_ waypoints: Waypoints?) throws {
    guard let waypoints else { return }
    _ = try db.raw.rows(
      "UPDATE source SET waypoints = ? WHERE id = ?", [.blob(waypoints.bytes), .integer(source)])
  }

  private func writeCheckpoint(_ batch: TrafficBatch) throws {
    try db.execute(
      sql: """
        UPDATE source SET
          consumed_bytes = ?, consumed_lines = ?, pending_bytes = ?,
          first_ms = coalesce(min(first_ms, ?4), first_ms, ?4),
          last_ms = coalesce(max(last_ms, ?5), last_ms, ?5)
        WHERE id = ?6
        """,
      arguments: [
        batch.consumedBytes, batch.consumedLines, batch.pendingBytes, batch.firstMilliseconds,
        batch.lastMilliseconds, source,
      ])
  }
}
