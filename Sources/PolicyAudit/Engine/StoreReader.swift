import AuditStore

/// The store as this room reads it: one read-only connection, its errors in our words.
///
/// Whatever may be as many as a log invents (patterns, routes, origins, clients) stays in TEMP
/// tables, which may go to files, or is handed on row by row; Swift holds only what is bounded.
struct StoreReader {
  private let connection: ReadOnlyConnection

  init(path: String) throws(AuditError) {
    do {
      connection = try ReadOnlyConnection(path: path)
    } catch {
      throw AuditError(.storeUnreadable, "\(error)")
    }
  }

  /// Runs statements of ours that make or write TEMP tables.
  func prepare(_ sql: String) throws(AuditError) {
    try preparing(sql) { () throws(StoreError) in try connection.execute(sql) }
  }

  /// Runs one statement of ours that writes a TEMP table.
  func write(_ sql: String, _ parameters: [SQLValue]) throws(AuditError) {
    try preparing(sql) { () throws(StoreError) in
      _ = try connection.ownQuery(sql, parameters)
    }
  }

  /// A statement of ours that writes a TEMP table, to be run for each of many rows.
  func repeated(_ sql: String) throws(AuditError) -> TableWriter {
    let statement = try preparing(sql) { () throws(StoreError) in try connection.repeated(sql) }
    return TableWriter(statement: statement, sql: sql)
  }

  /// The rows of a SELECT of ours that returns few.
  func rows(_ sql: String, _ parameters: [SQLValue] = []) throws(AuditError) -> [Row] {
    try reading(sql) { () throws(StoreError) in
      try connection.query(sql, parameters).rowsByName
    }
  }

  /// The columns that a SELECT of ours returns.
  func columns(of sql: String) throws(AuditError) -> [String] {
    try reading(sql) { () throws(StoreError) in try connection.columns(of: sql) }
  }

  /// Hands on the rows of a SELECT of ours one by one, by position.
  func forEachRow(
    _ sql: String, _ parameters: [SQLValue] = [],
    _ body: ([SQLValue]) throws(AuditError) -> Void
  ) throws(AuditError) {
    try forFirstRows(sql, parameters) { row throws(AuditError) in
      try body(row)
      return true
    }
  }

  /// The same until `body` returns false.
  func forFirstRows(
    _ sql: String, _ parameters: [SQLValue] = [],
    while body: ([SQLValue]) throws(AuditError) -> Bool
  ) throws(AuditError) {
    var failure: AuditError?
    try reading(sql) { () throws(StoreError) in
      _ = try connection.forEachRow(of: sql, parameters) { row in
        do throws(AuditError) {
          return try body(row)
        } catch {
          failure = error
          return false
        }
      }
    }
    if let failure { throw failure }
  }

  /// Hands on pairs of integers, NULL as 0: for millions of rows.
  func forEachPair(
    _ sql: String, _ body: (Int64, Int64) throws(AuditError) -> Void
  ) throws(AuditError) {
    var failure: AuditError?
    try reading(sql) { () throws(StoreError) in
      try connection.forEachPair(of: sql) { first, second in
        do throws(AuditError) {
          try body(first, second)
          return true
        } catch {
          failure = error
          return false
        }
      }
    }
    if let failure { throw failure }
  }

  /// Hands on the rows of a statement that is, or holds, a piece of a rule, until `body` returns
  /// false.
  func forEachRow(
    of rule: Rule, _ sql: String, _ parameters: [SQLValue] = [], timeout: Duration?,
    while body: (Row) throws(AuditError) -> Bool
  ) throws(AuditError) {
    var failure: AuditError?
    do {
      let columns = try connection.columns(of: sql)
      let indices = Row.indices(of: columns)
      try connection.forEachRow(of: sql, parameters, timeout: timeout) { values in
        do throws(AuditError) {
          return try body(Row(columns: columns, indices: indices, values: values))
        } catch {
          failure = error
          return false
        }
      }
    } catch .timeout(let seconds) {
      throw AuditError(
        .ruleTimedOut,
        "Stopped the rule \(rule.name) after \(seconds) seconds. Make its SELECT simpler, or "
          + "allow it more time.")
    } catch {
      throw rule.failure(error)
    }
    if let failure { throw failure }
  }

  /// Puts what a rule of ours returns into a TEMP table that has its columns.
  func insert(into table: String, rowsOf rule: Rule, _ select: String) throws(AuditError) {
    do {
      let columns = try connection.columns(of: select).joined(separator: ", ")
      try connection.execute("INSERT INTO temp.\(table) (\(columns)) \(select)")
    } catch {
      throw rule.failure(error)
    }
  }

  private func preparing<Result>(
    _ sql: String, _ body: () throws(StoreError) -> Result
  ) throws(AuditError) -> Result {
    do {
      return try body()
    } catch {
      throw AuditError(.factFailed, "Could not prepare the audit's tables: \(error) (\(sql))")
    }
  }

  private func reading<Result>(
    _ sql: String, _ body: () throws(StoreError) -> Result
  ) throws(AuditError) -> Result {
    do {
      return try body()
    } catch {
      throw AuditError(.storeUnreadable, "Could not read the store: \(error) (\(sql))")
    }
  }
}

extension Rule {
  /// As messages call it: the user's file, or the id of one of ours.
  var name: String { file ?? header.id }

  fileprivate func failure(_ error: StoreError) -> AuditError {
    AuditError(
      .ruleFailed,
      "Could not run the rule \(name): \(error) Run the file in the sqlite3 shell on a store to "
        + "correct it.")
  }
}

extension QueryResult {
  fileprivate var rowsByName: [Row] {
    let indices = Row.indices(of: columns)
    return rows.map { Row(columns: columns, indices: indices, values: $0) }
  }
}
