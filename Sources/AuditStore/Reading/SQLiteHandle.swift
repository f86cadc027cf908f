import GRDBSQLite

/// A connection that SQLite opened for reading only, closed at the end of its life.
///
/// Nothing can be attached to it, and the functions of a hostile schema are not run.
@safe struct SQLiteHandle: ~Copyable {
  let connection: OpaquePointer

  /// Longest text or blob a statement can make: what hostile SQL can ask for in one value.
  private static let longestValue: Int32 = 32 << 20
  /// Longer patterns make LIKE and GLOB slow without end.
  private static let longestPattern: Int32 = 4096

  /// Table-valued functions are made at their first use, which a guarded statement may not do: these
  /// are the ones that it may use.
  private static let useTableFunctions = """
    SELECT 1 FROM json_each('[]'), json_tree('[]'), pragma_table_info('source'),
      pragma_table_xinfo('source'), pragma_table_list, pragma_index_list('source'),
      pragma_index_info('source'), pragma_foreign_key_list('source'), pragma_function_list,
      pragma_user_version
    LIMIT 0;
    """

  init(readingOnly path: String) throws(StoreError) {
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open_v2(
      path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard let connection = unsafe opened else {
      throw .io(path: path, tried: "open", cause: "out of memory")
    }
    guard code == SQLITE_OK else {
      let failure = unsafe SQLiteFailure(of: connection)
      unsafe sqlite3_close_v2(connection)
      throw StoreError(failure, path: path, tried: "open")
    }
    unsafe sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
    unsafe sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, SQLiteHandle.longestValue)
    unsafe sqlite3_limit(connection, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, SQLiteHandle.longestPattern)
    unsafe sqlite3_busy_timeout(connection, 5000)
    // Temporary tables hold millions of rows, so they may go to files (which SQLite makes readable
    // by their owner only, and without a name).
    let setUp =
      "PRAGMA trusted_schema = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -65536;"
      + SQLiteHandle.useTableFunctions
    guard unsafe sqlite3_exec(connection, setUp, nil, nil, nil) == SQLITE_OK else {
      let failure = unsafe SQLiteFailure(of: connection)
      unsafe sqlite3_close_v2(connection)
      throw StoreError(failure, path: path, tried: "open")
    }
    unsafe self.connection = connection
  }

  deinit { unsafe sqlite3_close_v2(connection) }
}
