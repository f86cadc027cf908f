extension AuditStore {
  /// One line of lower-case hex that is the same for every store with the same base, however it came
  /// about: in whatever order, in one run or many, under whatever names.
  ///
  /// SHA-256 over the sorted values (``FingerprintSections``): nobody can make two bases with one
  /// fingerprint. Reads what is committed.
  /// - Parameter rows: the exchanges, too, not only the counters and the ledger.
  package func fingerprint(rows: Bool) throws(StoreError) -> String {
    try ReadOnlyConnection(path: path).fingerprint(rows: rows)
  }
}

extension ReadOnlyConnection {
  /// As ``AuditStore/fingerprint(rows:)``.
  package func fingerprint(rows: Bool) throws(StoreError) -> String {
    // One state of the store for all statements, also within a transaction of the caller's.
    try execute("SAVEPOINT fingerprint")
    defer { try? execute("RELEASE fingerprint") }
    var digest = SHA256()
    digest.add(.text("corsaudit base 1"))
    digest.add(.text("logs"))
    for log in try logDigests() { digest.add(.blob(log)) }
    for section in FingerprintSections.counters {
      digest.add(.text(section.name))
      try add(section.sql, to: &digest)
    }
    for section in FingerprintSections.furtherCounters
    where try !ownQuery("SELECT 1 FROM \(section.table) LIMIT 1").isEmpty {
      digest.add(.text(section.name))
      try add(section.sql, to: &digest)
    }
    if rows {
      try makeDigests(of: FingerprintSections.patternValues, in: "pattern_digest")
      try makeDigests(of: FingerprintSections.clientValues, in: "client_digest")
      digest.add(.text("rows"))
      try add(FingerprintSections.rows, to: &digest)
      try execute("DROP TABLE temp.pattern_digest; DROP TABLE temp.client_digest")
    }
    return digest.hexDigest()
  }

  private func add(_ sql: String, to digest: inout SHA256) throws(StoreError) {
    let statement = try prepareOwn(sql)
    let count = Int32(statement.columnCount)
    while try next(statement) {
      for index in 0..<count { digest.add(statement.value(index)) }
    }
  }

  /// Of each log its label, format and content: how far it is counted, and its blocks in their
  /// longest state.
  private func logDigests() throws(StoreError) -> [[UInt8]] {
    let logs = try ownQuery(
      "SELECT id, label, format, consumed_bytes, consumed_lines, pending_bytes FROM source")
    var digests: [[UInt8]] = []
    for log in logs {
      var digest = SHA256()
      for value in log.dropFirst() { digest.add(value) }
      let blocks = try ownQuery(
        "SELECT block, max(length), hash FROM source_block WHERE source = ? GROUP BY block",
        [log[0]])
      for value in blocks.joined() { digest.add(value) }
      digests.append(digest.digest())
    }
    return digests.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Makes a TEMP table of digests: of each row of `sql` those of the values behind its id.
  private func makeDigests(of sql: String, in table: String) throws(StoreError) {
    try execute("CREATE TEMP TABLE \(table) (id INTEGER PRIMARY KEY, digest BLOB NOT NULL)")
    let values = try prepareOwn(sql)
    let insert = try prepareOwn("INSERT INTO temp.\(table) (id, digest) VALUES (?, ?)")
    let count = Int32(values.columnCount)
    while try next(values) {
      var digest = SHA256()
      for index in 1..<count { digest.add(values.value(index)) }
      do throws(SQLiteFailure) {
        insert.bind(values.integer(0), at: 1)
        try insert.bind(Array(digest.digest().prefix(16)), at: 2)
        try insert.run()
      } catch {
        throw StoreError(error, path: path, tried: "read")
      }
    }
  }
}
