import GRDB
import GRDBSQLite
import Glibc

/// Makes a new, empty store at `path`; where another process was faster, leaves that one's.
///
/// The file appears whole or not at all, readable by its owner only. It has no name before, so that
/// a run that is killed leaves nothing behind, where the file system can do that.
/// - Parameter key: the 16 bytes of its client key; nil for random ones.
func createStore(path: String, clientKey key: [UInt8]? = nil) throws(StoreError) {
  let bytes = try emptyStore(path: path, clientKey: key)
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  // `O_TMPFILE`, which the system's headers hide.
  let nameless = unsafe open(folder, O_RDWR | O_CLOEXEC | 0o20_000000 | O_DIRECTORY, 0o600)
  if nameless >= 0 {
    defer { close(nameless) }
    try write(bytes, to: nameless, path: path)
    let name = "/proc/self/fd/\(nameless)"
    if unsafe linkat(AT_FDCWD, name, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 { return }
  }
  try createByDraft(path: path, bytes)
}

/// For file systems without nameless files or hard links, and empty files that somebody made ahead.
private func createByDraft(path: String, _ bytes: [UInt8]) throws(StoreError) {
  let draft = "\(path).new-\(getpid())-\(UInt32.random(in: 0 ... .max))"
  let file = unsafe open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard file >= 0 else { throw systemError(path: path, tried: "create") }
  defer {
    close(file)
    unsafe unlink(draft)
  }
  try write(bytes, to: file, path: path)
  if unsafe link(draft, path) == 0 { return }
  // An empty file is replaced, anything else stays.
  var status = stat()
  let isThere = unsafe stat(path, &status) == 0
  if errno == EEXIST, isThere, status.st_size > 0 { return }
  guard unsafe rename(draft, path) == 0 else { throw systemError(path: path, tried: "create") }
}

/// The bytes of a store without a log.
private func emptyStore(path: String, clientKey: [UInt8]?) throws(StoreError) -> [UInt8] {
  precondition(clientKey?.count ?? 16 == 16, "The client key has 16 bytes.")
  do {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(configuration: configuration)
    try queue.writeWithoutTransaction { db in
      // Both have to stand before the first table.
      try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
      try db.execute(sql: "PRAGMA application_id = \(StoreHeader.applicationID)")
    }
    try Schema.migrate(queue)
    return try queue.writeWithoutTransaction { db in
      let key = clientKey ?? (0..<16).map { _ in UInt8.random(in: .min ... .max) }
      _ = try db.raw.rows(
        "INSERT INTO store_key (name, value) VALUES ('client_key', ?)", [.blob(key)])
      var count: sqlite3_int64 = 0
      let pointer = unsafe db.raw.pointer
      guard let start = unsafe sqlite3_serialize(pointer, "main", &count, 0) else {
        throw SQLiteFailure(code: SQLITE_NOMEM, message: "out of memory")
      }
      defer { unsafe sqlite3_free(start) }
      return unsafe Array(UnsafeBufferPointer(start: start, count: Int(count)))
    }
  } catch {
    throw StoreError(error, path: path, tried: "create")
  }
}

private func write(_ bytes: [UInt8], to file: Int32, path: String) throws(StoreError) {
  var position = 0
  while position < bytes.count {
    let count = unsafe bytes[position...].withUnsafeBytes {
      unsafe write(file, $0.baseAddress, $0.count)
    }
    guard count > 0 || errno == EINTR else { throw systemError(path: path, tried: "create") }
    position += max(0, count)
  }
  guard fsync(file) == 0 else { throw systemError(path: path, tried: "create") }
}

/// The error that `errno` stands for.
func systemError(path: String, tried: String) -> StoreError {
  switch errno {
  case EACCES, EPERM: .permission(path: path)
  case EROFS: .readOnly(path: path)
  case ENOSPC, EDQUOT: .diskFull(path: path)
  default: .io(path: path, tried: tried, cause: unsafe String(cString: strerror(errno)))
  }
}
