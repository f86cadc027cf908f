import GRDBSQLite

/// What SQLite asks before a statement does something, and while it runs.
///
/// A class, because C holds on to it: one for each connection, living as long.
final class StatementGuard {
  /// The statement is not ours: it may read the store and nothing else.
  var isForeign = false
  /// Why the last statement was refused.
  var refusal: String?
  var deadline: ContinuousClock.Instant?

  /// Pragmas that only tell about the schema, with an argument or without.
  private static let schemaPragmas: Set<String> = [
    "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
    "foreign_key_list", "database_list", "collation_list", "function_list", "pragma_list",
    "compile_options",
  ]
  /// Pragmas that only tell something as long as they have no argument.
  private static let numberPragmas: Set<String> = [
    "user_version", "application_id", "page_count", "page_size", "freelist_count", "encoding",
  ]
  /// Functions that reach beyond the database.
  private static let refusedFunctions: Set<String> = [
    "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "sqlite_log",
  ]
  /// Tables with secrets.
  private static let refusedTables: Set<String> = ["store_key"]

  /// Whether a foreign statement may do this; the arguments are SQLite's.
  func allows(_ action: Int32, _ first: String?, _ second: String?) -> Bool {
    switch action {
    case SQLITE_SELECT, SQLITE_RECURSIVE: return true
    case SQLITE_READ:
      guard let first, StatementGuard.refusedTables.contains(first.lowercased()) else {
        return true
      }
      return refuse("it reads \(first)")
    case SQLITE_FUNCTION:
      guard let second, StatementGuard.refusedFunctions.contains(second.lowercased()) else {
        return true
      }
      return refuse("it calls \(second)")
    case SQLITE_PRAGMA:
      let name = (first ?? "").lowercased()
      if StatementGuard.schemaPragmas.contains(name) { return true }
      if StatementGuard.numberPragmas.contains(name), second == nil { return true }
      return refuse("it uses PRAGMA \(name)")
    case SQLITE_ATTACH, SQLITE_DETACH: return refuse("it attaches another database")
    case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: return refuse("it controls transactions")
    default: return refuse("it writes or changes the schema")
    }
  }

  private func refuse(_ why: String) -> Bool {
    refusal = refusal ?? why
    return false
  }

  /// Makes SQLite ask this guard. It must live as long as the connection.
  @unsafe func watch(_ connection: OpaquePointer) {
    let context = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe sqlite3_set_authorizer(
      connection,
      { context, action, first, second, _, _ in
        guard let context = unsafe context else { return SQLITE_DENY }
        let statementGuard = unsafe Unmanaged<StatementGuard>.fromOpaque(context)
          .takeUnretainedValue()
        guard statementGuard.isForeign else { return SQLITE_OK }
        let isAllowed = statementGuard.allows(
          action, unsafe first.map { unsafe String(cString: $0) },
          unsafe second.map { unsafe String(cString: $0) })
        return isAllowed ? SQLITE_OK : SQLITE_DENY
      }, context)
    unsafe sqlite3_progress_handler(
      connection, 4096,
      { context in
        guard let context = unsafe context, !StopRequest.isPending else { return 1 }
        let statementGuard = unsafe Unmanaged<StatementGuard>.fromOpaque(context)
          .takeUnretainedValue()
        guard let deadline = statementGuard.deadline else { return 0 }
        return ContinuousClock.now > deadline ? 1 : 0
      }, context)
  }
}
