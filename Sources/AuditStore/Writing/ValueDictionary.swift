/// The ids of a dictionary's values, which are added where they are new.
struct ValueDictionary: ~Copyable {
  private let find: RawStatement
  private let add: RawStatement

  /// For tables with a column `value`.
  init(_ table: String, on connection: RawConnection) throws(SQLiteFailure) {
    try self.init(
      find: "SELECT id FROM \(table) WHERE value = ?",
      add: "INSERT INTO \(table) (value) VALUES (?)", on: connection)
  }

  /// - Parameters:
  ///   - find: selects the id by the unique values.
  ///   - add: inserts them.
  init(find: String, add: String, on connection: RawConnection) throws(SQLiteFailure) {
    let findStatement = try RawStatement(find, on: connection)
    let addStatement = try RawStatement(add, on: connection)
    self.find = findStatement
    self.add = addStatement
  }

  func id(of value: String) throws(SQLiteFailure) -> Int64 {
    try id { statement throws(SQLiteFailure) in try statement.bind(value, at: 1) }
  }

  func id(of values: (Int64, Int64, Int64)) throws(SQLiteFailure) -> Int64 {
    try id { statement throws(SQLiteFailure) in
      statement.bind(values.0, at: 1)
      statement.bind(values.1, at: 2)
      statement.bind(values.2, at: 3)
    }
  }

  /// - Parameters:
  ///   - bind: binds the unique values.
  ///   - bindRest: binds what follows them in a new row.
  func id(
    _ bind: (borrowing RawStatement) throws(SQLiteFailure) -> Void,
    rest bindRest: (borrowing RawStatement) throws(SQLiteFailure) -> Void = {
      _ throws(SQLiteFailure) in
    }
  ) throws(SQLiteFailure) -> Int64 {
    try bind(find)
    if try find.step() {
      let id = find.integer(0)
      find.reset()
      return id
    }
    find.reset()
    try bind(add)
    try bindRest(add)
    try add.run()
    return add.lastInsertedID
  }
}
