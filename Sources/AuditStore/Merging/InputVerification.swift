import CORSTraffic

/// Proves that a store is what a merge relies on, before anything is made of it.
///
/// Stores come from other machines and may be hostile: SQLite's whole check, our own tables and
/// nothing that acts on its own, and every row of the kind and in the range that the program writes.
struct InputVerification {
  let path: String
  let connection: MergeConnection

  func verify() throws(StoreError) {
    let check = StoreCheck(path: path, connection: connection.raw)
    try check.verifySchema()
    try check.verifyKey()
    try refuseFurtherIndexes()
    let answer = try connection.rows("PRAGMA integrity_check(1)")
    guard answer == [[.text("ok")]] else {
      var detail = "it failed SQLite's check"
      if case .text(let first)? = answer.first?.first { detail = first }
      throw .corrupt(path: path, detail: detail)
    }
    for invariant in inputInvariants where try connection.exists(invariant.broken) {
      throw .corrupt(path: path, detail: invariant.detail)
    }
    try verifyExchanges()
    try verifyDigests()
  }

  /// An index that is not the schema's could be over anything.
  private func refuseFurtherIndexes() throws(StoreError) {
    let tables: Set<String>
    do {
      tables = Set(try Schema.tables(ofVersion: Schema.version).keys)
    } catch {
      throw StoreError(error, path: path, tried: "check")
    }
    let indexes = try connection.rows(
      "SELECT tbl_name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    for case .text(let table)? in indexes.map(\.first) where tables.contains(table) {
      throw .corrupt(path: path, detail: "its table \(table) has an index that is not its own")
    }
  }

  /// Every exchange lies within the lines of its log: all of them are found by their logs.
  private func verifyExchanges() throws(StoreError) {
    let all = try connection.integer("SELECT count(*) FROM exchange")
    let ofLogs = try connection.integer(
      """
      SELECT coalesce(sum((
        SELECT count(*) FROM exchange
        WHERE id BETWEEN (source.id << 32) + 1 AND (source.id << 32) + source.consumed_lines)), 0)
      FROM source
      """)
    guard all == ofLogs else {
      throw .corrupt(path: path, detail: "it has exchanges of lines that no log has")
    }
  }

  /// Answers are known by their digests, which must be those of their values.
  private func verifyDigests() throws(StoreError) {
    let columns = Int32(baseAnswerColumns.count)
    var isForged = false
    try connection.forEachRow(
      of: "SELECT digest, \(baseAnswerColumns.joined(separator: ", ")) FROM answer"
    ) { row throws(SQLiteFailure) in
      var digest = SHA256()
      for column in 1...columns { digest.add(row.value(column)) }
      if Array(digest.digest().prefix(16)) != row.blob(0) { isForged = true }
    }
    if isForged {
      throw .corrupt(path: path, detail: "an answer's digest is not that of its values")
    }
  }
}
