import GRDBSQLite

/// A connection that can read the store and change nothing: for rules, reports and ad-hoc SQL.
///
/// It has two kinds of statements. **Ours** (``execute(_:)``, ``ownQuery(_:_:timeout:)``) prepare:
/// they may make TEMP tables and views, which shadow the store's. **Foreign** ones
/// (``query(_:_:timeout:mostRows:)``) are whatever somebody wrote: one SELECT that reads, under an
/// authorizer that knows no other permission, with a time limit. After ``lockDown()`` there are only
/// foreign ones.
///
/// It belongs to one task at a time.
package final class ReadOnlyConnection {
  package let path: String
  private let handle: SQLiteHandle
  let statementGuard = StatementGuard()
  private(set) var isLockedDown = false

  /// Opens the store at `path`; refuses what ``AuditStore/open(path:for:waiting:)`` refuses.
  package init(path: String) throws(StoreError) {
    guard let header = try StoreHeader.read(path: path, known: Schema.version) else {
      throw .missing(path: path)
    }
    guard header.version == Schema.version else {
      throw .older(path: path, version: header.version, known: Schema.version)
    }
    self.path = path
    handle = try SQLiteHandle(readingOnly: path)
    unsafe statementGuard.watch(handle.connection)
  }

  deinit {
    // SQLite must not ask a guard that is gone.
    unsafe sqlite3_set_authorizer(handle.connection, nil, nil)
    unsafe sqlite3_progress_handler(handle.connection, 0, nil, nil)
  }

  /// From now on only foreign statements run here.
  package func lockDown() { isLockedDown = true }

  /// Runs statements of ours, which may write TEMP tables.
  package func execute(_ sql: String) throws(StoreError) {
    precondition(!isLockedDown, "A locked connection runs only foreign statements.")
    // It may be called while a foreign statement gives its rows.
    let outer = (statementGuard.isForeign, statementGuard.deadline)
    defer { (statementGuard.isForeign, statementGuard.deadline) = outer }
    (statementGuard.isForeign, statementGuard.deadline) = (false, nil)
    let code = unsafe sqlite3_exec(handle.connection, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure() }
  }

  /// The rows of one statement of ours.
  package func ownQuery(
    _ sql: String, _ parameters: [SQLValue] = [], timeout: Duration? = nil
  ) throws(StoreError) -> [[SQLValue]] {
    precondition(!isLockedDown, "A locked connection runs only foreign statements.")
    var rows: [[SQLValue]] = []
    _ = try run(sql, parameters, timeout: timeout, isForeign: false) { row throws(StoreError) in
      rows.append(row)
      return true
    }
    return rows
  }

  /// The rows of a foreign statement, at most `mostRows`.
  package func query(
    _ sql: String, _ parameters: [SQLValue] = [], timeout: Duration? = nil, mostRows: Int = .max
  ) throws(StoreError) -> QueryResult {
    var rows: [[SQLValue]] = []
    var isCut = false
    let columns = try forEachRow(of: sql, parameters, timeout: timeout) {
      row throws(StoreError) in
      guard rows.count < mostRows else {
        isCut = true
        return false
      }
      rows.append(row)
      return true
    }
    return QueryResult(columns: columns, rows: rows, isCut: isCut)
  }

  /// Gives the rows of a foreign statement to `body`, one by one, until it returns false.
  /// - Returns: the names of the columns.
  @discardableResult
  package func forEachRow(
    of sql: String, _ parameters: [SQLValue] = [], timeout: Duration? = nil,
    _ body: ([SQLValue]) throws(StoreError) -> Bool
  ) throws(StoreError) -> [String] {
    try run(sql, parameters, timeout: timeout, isForeign: true, body)
  }
}

extension ReadOnlyConnection {
  private func run(
    _ sql: String, _ parameters: [SQLValue], timeout: Duration?, isForeign: Bool,
    _ body: ([SQLValue]) throws(StoreError) -> Bool
  ) throws(StoreError) -> [String] {
    // Statements can be run while another one gives its rows.
    let outer = (statementGuard.isForeign, statementGuard.deadline)
    defer { (statementGuard.isForeign, statementGuard.deadline) = outer }
    statementGuard.isForeign = isForeign
    statementGuard.refusal = nil
    statementGuard.deadline = timeout.map { ContinuousClock.now + $0 }

    let statement = try prepare(sql)
    guard statement.isReadOnly || !isForeign else {
      throw .refusedStatement(why: "it writes")
    }
    guard statement.columnCount > 0 || !isForeign else {
      throw .refusedStatement(why: "it returns no rows")
    }
    let columns = (0..<statement.columnCount).map { statement.columnName($0) }
    do throws(SQLiteFailure) {
      for (index, value) in parameters.prefix(statement.parameterCount).enumerated() {
        try statement.bind(value, at: Int32(index + 1))
      }
    } catch {
      throw failure(error, timeout: timeout)
    }
    while try step(statement, timeout: timeout) {
      let row = (0..<columns.count).map { statement.value(Int32($0)) }
      guard try body(row) else { break }
    }
    return columns
  }

  func step(_ statement: borrowing RawStatement, timeout: Duration?) throws(StoreError)
    -> Bool
  {
    do throws(SQLiteFailure) {
      return try statement.step()
    } catch {
      throw failure(error, timeout: timeout)
    }
  }

  /// Prepares exactly one statement; comments and semicolons may follow.
  func prepare(_ sql: String) throws(StoreError) -> RawStatement {
    var rest = Array(sql.utf8)
    guard !rest.contains(0) else { throw .refusedStatement(why: "it has a NUL character in it") }
    var found: RawStatement?
    while !rest.isEmpty {
      var statement: OpaquePointer?
      var used = 0
      let code = unsafe rest.withUnsafeBytes { bytes in
        let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        var tail: UnsafePointer<CChar>?
        let code = unsafe sqlite3_prepare_v2(
          handle.connection, start, Int32(bytes.count), &statement, &tail)
        if let start = unsafe start, let tail = unsafe tail { used = unsafe tail - start }
        return code
      }
      guard code == SQLITE_OK else { throw failure() }
      if let statement = unsafe statement {
        let next = unsafe RawStatement(
          adopting: statement, on: RawConnection(handle.connection))
        guard found == nil else {
          throw .refusedStatement(why: "it is more than one statement")
        }
        found = consume next
      }
      rest.removeFirst(max(used, 1))
    }
    guard let found = consume found else {
      throw .refusedStatement(why: "there is no statement in it")
    }
    return found
  }

  private func failure() -> StoreError {
    failure(unsafe SQLiteFailure(of: handle.connection), timeout: nil)
  }

  func failure(_ failure: SQLiteFailure, timeout: Duration?) -> StoreError {
    switch failure.primaryCode {
    case SQLITE_AUTH:
      return .refusedStatement(why: statementGuard.refusal ?? failure.message)
    case SQLITE_INTERRUPT where timeout != nil && !StopRequest.isPending:
      return .timeout(seconds: (timeout ?? .zero) / .seconds(1))
    case SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_RANGE, SQLITE_CONSTRAINT:
      return .statement(message: failure.message)
    default: return StoreError(failure, path: path, tried: "read")
    }
  }
}
