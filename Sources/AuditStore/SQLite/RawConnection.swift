import GRDB
import GRDBSQLite

/// SQLite's own connection behind a GRDB `Database`, for statements that GRDB's values would slow
/// down.
///
/// Valid as long as the closure that GRDB gave the `Database` to; it must not be kept.
@safe struct RawConnection {
  let pointer: OpaquePointer

  /// - Parameter pointer: an open connection.
  @unsafe init(_ pointer: OpaquePointer) { unsafe self.pointer = pointer }

  /// The rows of one statement.
  func rows(_ sql: String, _ parameters: [SQLValue] = []) throws(SQLiteFailure) -> [[SQLValue]] {
    let statement = try RawStatement(sql, on: self)
    for (index, value) in parameters.enumerated() {
      try statement.bind(value, at: Int32(index + 1))
    }
    var rows: [[SQLValue]] = []
    while try statement.step() {
      rows.append((0..<statement.columnCount).map { statement.value(Int32($0)) })
    }
    return rows
  }
}

extension Database {
  /// The connection for statements on SQLite's own interface.
  var raw: RawConnection {
    guard let connection = unsafe sqliteConnection else {
      preconditionFailure("The connection is open while a closure has it.")
    }
    return unsafe RawConnection(connection)
  }
}
