import CORSTraffic

/// Inserts exchanges: the one place where a store takes millions of rows.
///
/// In the loop nothing may be allocated, and no value may become one of GRDB's.
struct RowWriter {
  private let source: Int64
  private let baseMilliseconds: Int64
  private let connection: RawConnection

  init(source: Int64, baseMilliseconds: Int64, connection: RawConnection) {
    self.source = source
    self.baseMilliseconds = baseMilliseconds
    self.connection = connection
  }

  func write(_ rows: [ExchangeRow], _ ids: BatchIDs) throws(SQLiteFailure) {
    guard !rows.isEmpty else { return }
    let insert = try RawStatement(
      """
      INSERT INTO exchange (id, time, client, pattern, bytes, duration, url)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """, on: connection)
    for row in rows {
      insert.bind(ExchangeID.make(source: source, line: row.line), at: 1)
      insert.bind(row.timeMilliseconds.map { $0 &- baseMilliseconds }, at: 2)
      insert.bind(ids.clients[Int(row.client)], at: 3)
      insert.bind(ids.patterns[Int(row.pattern)], at: 4)
      insert.bind(row.bytes, at: 5)
      insert.bind(row.durationMilliseconds, at: 6)
      insert.bind(storedURL(row.url), at: 7)
      try insert.run()
    }
    try writePaths(rows)
  }

  private func writePaths(_ rows: [ExchangeRow]) throws(SQLiteFailure) {
    guard rows.contains(where: { $0.path != nil }) else { return }
    let insert = try RawStatement(
      "INSERT INTO exchange_path (exchange, path) VALUES (?, ?)", on: connection)
    for row in rows {
      guard let path = row.path else { continue }
      insert.bind(ExchangeID.make(source: source, line: row.line), at: 1)
      try insert.bind(path, at: 2)
      try insert.run()
    }
  }

  /// 48 bits are enough to tell the URLs of one store apart, and two bytes a row fewer than 64.
  @inline(__always)
  private func storedURL(_ hash: Int64) -> Int64 { hash >> 16 }
}
