import GRDBSQLite

/// What SQLite said when something failed: its extended result code and message.
struct SQLiteFailure: Error {
  var code: Int32
  var message: String

  var primaryCode: Int32 { code & 0xFF }

  init(code: Int32, message: String) {
    self.code = code
    self.message = message
  }

  /// The last failure of a connection.
  @unsafe init(of connection: OpaquePointer) {
    code = unsafe sqlite3_extended_errcode(connection)
    message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) } ?? "no message"
  }
}
