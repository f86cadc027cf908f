/// A statement of ours that is prepared once and run for each of many rows, also while another
/// statement gives them.
package final class RepeatedStatement {
  private let connection: ReadOnlyConnection
  private let statement: RawStatement

  fileprivate init(_ sql: String, on connection: ReadOnlyConnection) throws(StoreError) {
    self.connection = connection
    statement = try connection.prepareOwn(sql)
  }

  package func run(_ parameters: [SQLValue]) throws(StoreError) {
    try connection.asOurs { () throws(StoreError) in
      do throws(SQLiteFailure) {
        for (index, value) in parameters.enumerated() {
          try statement.bind(value, at: Int32(index + 1))
        }
        try statement.run()
      } catch {
        throw connection.failure(error, timeout: nil)
      }
    }
  }
}

extension ReadOnlyConnection {
  package func repeated(_ sql: String) throws(StoreError) -> RepeatedStatement {
    try RepeatedStatement(sql, on: self)
  }

  /// The columns of a foreign statement, which is not run.
  package func columns(of sql: String) throws(StoreError) -> [String] {
    let outer = statementGuard.isForeign
    defer { statementGuard.isForeign = outer }
    (statementGuard.isForeign, statementGuard.refusal) = (true, nil)
    let statement = try prepare(sql)
    return (0..<statement.columnCount).map { statement.columnName($0) }
  }

  /// Gives the rows of a statement of ours that returns two integers, NULL as 0, to `body`: for
  /// millions of rows; until it returns false.
  package func forEachPair(
    of sql: String, _ body: (Int64, Int64) throws(StoreError) -> Bool
  ) throws(StoreError) {
    let statement = try prepareOwn(sql)
    precondition(statement.columnCount == 2, "A pair is two columns.")
    while try next(statement) {
      guard try body(statement.integer(0), statement.integer(1)) else { return }
    }
  }

  /// A statement of ours for loops that read columns themselves.
  func prepareOwn(_ sql: String) throws(StoreError) -> RawStatement {
    precondition(!isLockedDown && !statementGuard.isForeign, "Not beside a foreign statement.")
    return try prepare(sql)
  }

  func next(_ statement: borrowing RawStatement) throws(StoreError) -> Bool {
    try step(statement, timeout: nil)
  }

  /// Runs `body` with the rights of statements of ours, whatever statement gives its rows meanwhile.
  fileprivate func asOurs(_ body: () throws(StoreError) -> Void) throws(StoreError) {
    let outer = (statementGuard.isForeign, statementGuard.deadline)
    defer { (statementGuard.isForeign, statementGuard.deadline) = outer }
    (statementGuard.isForeign, statementGuard.deadline) = (false, nil)
    try body()
  }
}
