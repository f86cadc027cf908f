import Glibc

/// Below this size the whole file is checked before it is written; above, what decides that lines
/// count once. 64 MiB take a tenth of a second.
private let wholeCheckBytes: Int64 = 64 << 20

/// Looks for damage without writing a byte; what is found is an error.
func verify(path: String) throws(StoreError) {
  let handle = try SQLiteHandle(readingOnly: path)
  let check = StoreCheck(path: path, connection: unsafe RawConnection(handle.connection))
  try check.verifySchema()
  try check.verifyPages()
  try check.verifyKey()
}

/// The checks of one store.
struct StoreCheck {
  let path: String
  let connection: RawConnection

  /// The tables are those of the version that the file bears, and nothing happens on its own.
  func verifySchema() throws(StoreError) {
    guard case .integer(let version)? = try rows("PRAGMA user_version").first?.first else { return }
    let expected: [String: String]
    do {
      expected = try Schema.tables(ofVersion: UInt32(clamping: version))
    } catch {
      throw StoreError(error, path: path, tried: "check")
    }
    let found = try rows("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    for (name, sql) in expected.sorted(by: { $0.key < $1.key })
    where !found.contains([.text(name), .text(sql)]) {
      throw .corrupt(path: path, detail: "its table \(name) is missing or another one")
    }
    guard try rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'").isEmpty else {
      throw .corrupt(path: path, detail: "it has triggers")
    }
  }

  func verifyPages() throws(StoreError) {
    var status = stat()
    let isSmall = unsafe stat(path, &status) == 0 && Int64(status.st_size) <= wholeCheckBytes
    let checks =
      isSmall
      ? ["PRAGMA quick_check(1)"]
      : ["source", "source_block", "line_count", "store_key"].map { "PRAGMA quick_check(\($0))" }
    for check in checks {
      let answer = try rows(check)
      guard answer.first != [.text("ok")] else { continue }
      var detail = "it failed SQLite's check"
      if case .text(let first)? = answer.first?.first { detail = first }
      throw .corrupt(path: path, detail: detail)
    }
  }

  func verifyKey() throws(StoreError) {
    let key = try rows("SELECT value FROM store_key WHERE name = 'client_key'").first?.first
    if case .blob(let bytes)? = key, bytes.count == 16 { return }
    throw .corrupt(path: path, detail: "its client key is missing")
  }

  private func rows(_ sql: String) throws(StoreError) -> [[SQLValue]] {
    do throws(SQLiteFailure) {
      return try connection.rows(sql)
    } catch {
      let known = StoreError(error, path: path, tried: "check")
      if case .statement(let message) = known { throw .corrupt(path: path, detail: message) }
      throw known
    }
  }
}
