import Foundation
import Testing

@testable import AuditStore

@Suite("A read-only connection")
struct ReadOnlyConnectionTests {
  private let sample: SampleStore

  init() throws {
    sample = try SampleStore()
    try sample.write([SampleRequest(), .grantedPreflight.with { $0.line = 2 }])
  }

  private func locked() throws -> ReadOnlyConnection {
    let connection = try ReadOnlyConnection(path: sample.path)
    try connection.execute("CREATE TEMP TABLE prepared AS SELECT 1 AS one")
    connection.lockDown()
    return connection
  }

  @Test("reads views and what was prepared")
  func reading() throws {
    let connection = try locked()
    let result = try connection.query("SELECT one, count(*) AS n FROM prepared, exchanges;  -- all")
    #expect(result.columns == ["one", "n"])
    #expect(result.rows == [[.integer(1), .integer(2)]])
    #expect(!result.isCut)
  }

  @Test("binds parameters of every kind, and gives back what it was given")
  func parameters() throws {
    let values: [SQLValue] = [
      .null, .integer(.min), .real(0.5), .text("a\u{0}b"), .text(""), .blob([0, 255]), .blob([]),
    ]
    let result = try locked().query("SELECT ?, ?, ?, ?, ?, ?, ?", values)
    #expect(result.rows == [values])
  }

  @Test("gives no more rows than asked for")
  func bounded() throws {
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    let result = try locked().query(endless, mostRows: 3)
    #expect(result.rows == [[.integer(1)], [.integer(2)], [.integer(3)]])
    #expect(result.isCut)
  }

  @Test(
    "refuses what does more than read the store",
    arguments: [
      "ATTACH '/tmp/corsaudit-attached.db' AS other", "ATTACH ':memory:' AS other",
      "DETACH main", "VACUUM", "VACUUM INTO '/tmp/corsaudit-attached.db'",
      "INSERT INTO run SELECT * FROM run", "DELETE FROM exchange", "UPDATE source SET label = 'x'",
      "DROP TABLE exchange", "CREATE TABLE t (a)", "CREATE TEMP TABLE t (a)",
      "CREATE TEMP VIEW policies AS SELECT 1", "INSERT INTO prepared VALUES (2)",
      "DELETE FROM temp.prepared", "DROP TABLE prepared", "CREATE VIRTUAL TABLE t USING fts5(a)",
      "PRAGMA writable_schema = ON", "PRAGMA journal_mode = DELETE", "PRAGMA user_version = 7",
      "PRAGMA trusted_schema = ON", "PRAGMA query_only", "PRAGMA temp_store_directory = '/tmp'",
      "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA hard_heap_limit = 1",
      "SELECT load_extension('/tmp/x.so')", "SELECT fts3_tokenizer('simple')",
      "SELECT writefile('/tmp/x', 'x')", "SELECT readfile('/etc/passwd')",
      "SELECT value FROM store_key", "SELECT count(*) FROM \"STORE_KEY\"",
      "BEGIN", "BEGIN IMMEDIATE", "COMMIT", "SAVEPOINT s", "ANALYZE", "REINDEX",
      "EXPLAIN DELETE FROM exchange", "WITH x AS (SELECT 1) DELETE FROM exchange",
      "SELECT 1; SELECT 2", "SELECT 1; DELETE FROM exchange", "", "  -- nothing", "SELECT 1\0",
      "SELECT * FROM pragma_wal_checkpoint", "SELECT * FROM pragma_journal_mode('delete')",
      "REPLACE INTO setting VALUES ('a', 1, 1, '')", "ALTER TABLE run ADD COLUMN x",
      "SELECT zeroblob(1000000000)", "SELECT replace(hex(zeroblob(9000000)), '0', 'xxxxxxxxx')",
    ])
  func refusals(sql: String) throws {
    let before = try sample.store.fingerprint(rows: true)
    let error = #expect(throws: StoreError.self) { try locked().query(sql) }
    switch error {
    case .refusedStatement, .statement: break
    default: Issue.record("\(String(describing: error))")
    }
    #expect(!FileManager.default.fileExists(atPath: "/tmp/corsaudit-attached.db"))
    #expect(try sample.store.fingerprint(rows: true) == before)
  }

  @Test("refuses the same while ours still run beside it")
  func foreignBeforeLock() throws {
    let connection = try ReadOnlyConnection(path: sample.path)
    #expect(throws: StoreError.refusedStatement(why: "it writes or changes the schema")) {
      try connection.query("CREATE TEMP TABLE t (a)")
    }
    try connection.execute("CREATE TEMP TABLE t (a)")
    try connection.forEachRow(of: "SELECT line FROM exchanges") { row throws(StoreError) in
      try connection.execute("INSERT INTO t VALUES (1)")
      return true
    }
    #expect(try connection.ownQuery("SELECT count(*) FROM t") == [[.integer(2)]])
    #expect(throws: StoreError.self) { try connection.query("DELETE FROM t") }
  }

  @Test("attaches nothing even for ours, and cannot write the store")
  func ownLimits() throws {
    let connection = try ReadOnlyConnection(path: sample.path)
    #expect(throws: StoreError.self) { try connection.execute("ATTACH ':memory:' AS other") }
    #expect(throws: StoreError.self) {
      try connection.execute("VACUUM INTO '/tmp/corsaudit-attached.db'")
    }
    #expect(throws: StoreError.readOnly(path: sample.path)) {
      try connection.execute("DELETE FROM exchange")
    }
  }

  @Test(
    "lets the schema be asked",
    arguments: [
      "PRAGMA table_info(policies)", "SELECT name FROM pragma_table_list", "PRAGMA user_version",
      "SELECT sql FROM sqlite_schema", "EXPLAIN QUERY PLAN SELECT * FROM policies",
      "SELECT value FROM json_each('[1]')", "VALUES (1)",
    ])
  func schema(sql: String) throws {
    #expect(try !locked().query(sql).rows.isEmpty)
  }

  @Test(
    "stops what does not end",
    arguments: [
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
      """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000)
      SELECT count(*) FROM n a, n b, n c
      """,
    ])
  func timeout(sql: String) throws {
    let start = ContinuousClock.now
    #expect(throws: StoreError.timeout(seconds: 0.2)) {
      try locked().query(sql, timeout: .milliseconds(200))
    }
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test("says what SQLite does not understand")
  func mistakes() throws {
    #expect(throws: StoreError.statement(message: "no such column: absent")) {
      try locked().query("SELECT absent FROM policies")
    }
    #expect(throws: StoreError.statement(message: "near \"SELEC\": syntax error")) {
      try locked().query("SELEC 1")
    }
  }

  @Test("leaves the store as it was, and one file beside nothing")
  func untouched() throws {
    try sample.store.close()
    let before = sample.folder.bytes("store.db")
    do {
      let connection = try locked()
      _ = try connection.query("SELECT * FROM policies")
    }
    #expect(sample.folder.bytes("store.db") == before)
    #expect(sample.folder.files == ["store.db"])
  }
}
