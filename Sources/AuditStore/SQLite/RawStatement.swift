import GRDBSQLite

/// A prepared statement on SQLite's own interface, for the loops where GRDB's values cost too much.
///
/// It must not outlive its connection.
@safe struct RawStatement: ~Copyable {
  private let statement: OpaquePointer
  private let connection: OpaquePointer

  init(_ sql: String, on connection: RawConnection) throws(SQLiteFailure) {
    let connection = unsafe connection.pointer
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else {
      throw unsafe SQLiteFailure(of: connection)
    }
    unsafe self.statement = statement
    unsafe self.connection = connection
  }

  /// Takes over a statement that was prepared elsewhere.
  @unsafe init(adopting statement: OpaquePointer, on connection: RawConnection) {
    unsafe self.statement = statement
    unsafe self.connection = connection.pointer
  }

  deinit { unsafe sqlite3_finalize(statement) }

  /// The id of the row inserted last on this connection.
  var lastInsertedID: Int64 { unsafe sqlite3_last_insert_rowid(connection) }

  @inline(__always)
  func bind(_ value: Int64, at index: Int32) {
    let code = unsafe sqlite3_bind_int64(statement, index, value)
    assert(code == SQLITE_OK, "Parameter \(index) cannot be bound.")
  }

  @inline(__always)
  func bind(_ value: Int64?, at index: Int32) {
    if let value { bind(value, at: index) } else { bindNull(at: index) }
  }

  @inline(__always)
  func bindNull(at index: Int32) {
    let code = unsafe sqlite3_bind_null(statement, index)
    assert(code == SQLITE_OK, "Parameter \(index) cannot be bound.")
  }

  func bind(_ text: String, at index: Int32) throws(SQLiteFailure) {
    var text = text
    let code = text.withUTF8 { bytes in
      guard let base = bytes.baseAddress, !bytes.isEmpty else {
        return unsafe sqlite3_bind_text64(statement, index, "", 0, transient, UInt8(SQLITE_UTF8))
      }
      return unsafe base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        unsafe sqlite3_bind_text64(
          statement, index, $0, UInt64(bytes.count), transient, UInt8(SQLITE_UTF8))
      }
    }
    try check(code)
  }

  func bind(_ blob: [UInt8], at index: Int32) throws(SQLiteFailure) {
    guard !blob.isEmpty else {
      try check(unsafe sqlite3_bind_zeroblob(statement, index, 0))
      return
    }
    let code = unsafe blob.withUnsafeBytes { bytes in
      unsafe sqlite3_bind_blob64(
        statement, index, bytes.baseAddress, UInt64(bytes.count), transient)
    }
    try check(code)
  }

  func bind(_ value: SQLValue, at index: Int32) throws(SQLiteFailure) {
    switch value {
    case .null: bindNull(at: index)
    case .integer(let value): bind(value, at: index)
    case .real(let value): try check(unsafe sqlite3_bind_double(statement, index, value))
    case .text(let value): try bind(value, at: index)
    case .blob(let value): try bind(value, at: index)
    }
  }

  /// Goes to the next row; false where there is none.
  @inline(__always)
  func step() throws(SQLiteFailure) -> Bool {
    let code = unsafe sqlite3_step(statement)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw unsafe SQLiteFailure(of: connection)
  }

  /// Runs a statement that returns no rows, and makes it ready to run again.
  @inline(__always)
  func run() throws(SQLiteFailure) {
    let code = unsafe sqlite3_step(statement)
    guard code == SQLITE_DONE || code == SQLITE_ROW else {
      let failure = unsafe SQLiteFailure(of: connection)
      reset()
      throw failure
    }
    reset()
  }

  @inline(__always)
  func reset() { unsafe sqlite3_reset(statement) }

  private func check(_ code: Int32) throws(SQLiteFailure) {
    guard code == SQLITE_OK else { throw unsafe SQLiteFailure(of: connection) }
  }
}

// Columns of the current row.
extension RawStatement {
  var columnCount: Int { Int(unsafe sqlite3_column_count(statement)) }

  var parameterCount: Int { Int(unsafe sqlite3_bind_parameter_count(statement)) }

  /// Whether it leaves the database file as it is.
  var isReadOnly: Bool { unsafe sqlite3_stmt_readonly(statement) != 0 }

  func columnName(_ index: Int) -> String {
    unsafe sqlite3_column_name(statement, Int32(index)).map { unsafe String(cString: $0) } ?? ""
  }

  @inline(__always)
  func integer(_ index: Int32) -> Int64 { unsafe sqlite3_column_int64(statement, index) }

  func text(_ index: Int32) -> String {
    guard let start = unsafe sqlite3_column_text(statement, index) else { return "" }
    let count = Int(unsafe sqlite3_column_bytes(statement, index))
    return unsafe String(
      decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func blob(_ index: Int32) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(statement, index) else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(statement, index))
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  func value(_ index: Int32) -> SQLValue {
    switch unsafe sqlite3_column_type(statement, index) {
    case SQLITE_INTEGER: .integer(integer(index))
    case SQLITE_FLOAT: .real(unsafe sqlite3_column_double(statement, index))
    case SQLITE_TEXT: .text(text(index))
    case SQLITE_BLOB: .blob(blob(index))
    default: .null
    }
  }
}

/// Tells SQLite to copy what is bound: `SQLITE_TRANSIENT`, a C macro that Swift cannot read.
private var transient: sqlite3_destructor_type? {
  unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
