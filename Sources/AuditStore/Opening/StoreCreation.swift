import GRDB
import Glibc

/// Makes a new, empty store at `path`; where another process was faster, leaves that one's.
///
/// The file appears whole or not at all: it is made beside its place, readable by its owner only,
/// and then given its name.
func createStore(path: String) throws(StoreError) {
  let draft = "\(path).new-\(getpid())-\(UInt32.random(in: 0 ... .max))"
  let file = unsafe open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard file >= 0 else { throw systemError(path: path, tried: "create") }
  close(file)
  defer { unsafe unlink(draft) }
  do {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: draft, configuration: configuration)
    try queue.writeWithoutTransaction { db in
      // Both have to stand before the first table.
      try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
      try db.execute(sql: "PRAGMA application_id = \(StoreHeader.applicationID)")
    }
    try Schema.migrate(queue)
    try queue.write { db in
      let key = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
      _ = try db.raw.rows(
        "INSERT INTO store_key (name, value) VALUES ('client_key', ?)", [.blob(key)])
    }
    try queue.close()
  } catch {
    throw StoreError(error, path: path, tried: "create")
  }
  try giveName(path, to: draft)
}

/// An empty file is replaced, anything else stays.
private func giveName(_ path: String, to draft: String) throws(StoreError) {
  if unsafe link(draft, path) == 0 { return }
  var status = stat()
  let isThere = unsafe stat(path, &status) == 0
  if errno == EEXIST, isThere, status.st_size > 0 { return }
  // File systems without hard links, and empty files that somebody made ahead.
  guard unsafe rename(draft, path) == 0 else { throw systemError(path: path, tried: "create") }
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
