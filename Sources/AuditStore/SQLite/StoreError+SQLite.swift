import GRDB
import GRDBSQLite

extension StoreError {
  /// What an error of SQLite or GRDB means for the store at `path`.
  ///
  /// - Parameter tried: what was being done, a verb: "Could not … the store".
  init(_ error: any Error, path: String, tried: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as SQLiteFailure: self.init(error, path: path, tried: tried)
    case let error as DatabaseError:
      self.init(
        SQLiteFailure(
          code: error.extendedResultCode.rawValue, message: error.message ?? "no message"),
        path: path, tried: tried)
    default: self = .io(path: path, tried: tried, cause: "\(error)")
    }
  }

  init(_ failure: SQLiteFailure, path: String, tried: String) {
    switch failure.primaryCode {
    case _ where failure.code == SQLITE_READONLY | 3 << 8:  // SQLITE_READONLY_ROLLBACK
      self = .unfinished(path: path)
    // What connections share beside the log does not fit on the disk: SQLITE_IOERR_SHMSIZE.
    case _ where failure.code == SQLITE_IOERR | 19 << 8: self = .diskFull(path: path)
    case SQLITE_INTERRUPT: self = .stopped(path: path)
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(path: path, holder: nil)
    case SQLITE_FULL: self = .diskFull(path: path)
    case SQLITE_READONLY: self = .readOnly(path: path)
    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT:
      self = .corrupt(path: path, detail: failure.message)
    case SQLITE_PERM, SQLITE_CANTOPEN: self = .permission(path: path)
    case SQLITE_ERROR: self = .statement(message: failure.message)
    default: self = .io(path: path, tried: tried, cause: failure.message)
    }
  }
}
