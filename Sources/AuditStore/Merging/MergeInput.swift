import GRDBSQLite
import Glibc

/// A store that is to be merged, open for reading and held as it is until the merge is over: it is at
/// rest, and a run that would write it has to wait.
///
/// A store that another run writes is refused rather than read at its last commit: reading beside a
/// writer makes SQLite write files beside the store.
final class MergeInput {
  let path: String
  let connection: MergeConnection

  /// Of each store, for random reads while it is verified; afterwards it needs little.
  private static let verifyingCache = 16384
  private static let restingCache = 256

  /// Opens and verifies a store; refuses what is not whole, at rest and of this schema version.
  init(path: String, stop: StopSignal) throws(StoreError) {
    guard let header = try StoreHeader.read(path: path, known: Schema.version) else {
      throw .missing(path: path)
    }
    guard header.version == Schema.version else {
      throw .older(path: path, version: header.version, known: Schema.version)
    }
    try refuseUnrest(path: path)
    self.path = path
    connection = try MergeConnection(
      .reading, file: path, path: path, cache: MergeInput.verifyingCache, stop: stop)
    connection.origin = path
    try connection.execute("BEGIN")
    try InputVerification(path: path, connection: connection).verify()
    try connection.execute("PRAGMA cache_size = -\(MergeInput.restingCache)")
    try connection.execute("PRAGMA shrink_memory")
  }
}

/// A store at rest is one file: nothing lies beside it, and its header does not speak of a log.
private func refuseUnrest(path: String) throws(StoreError) {
  var status = stat()
  let isBesideIt = ["-wal", "-journal"].contains {
    unsafe stat(path + $0, &status) == 0 && status.st_size > 0
  }
  let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw systemError(path: path, tried: "open") }
  defer { close(file) }
  // Bytes 18 and 19: 2 for a write-ahead log (SQLite file format, section 1.3.3).
  var versions: [UInt8] = [0, 0]
  _ = unsafe versions.withUnsafeMutableBytes { unsafe pread(file, $0.baseAddress, 2, 18) }
  guard isBesideIt || versions != [1, 1] else { return }
  throw WriterLock.isHeld(file) ? .merge(.beingWritten(path: path)) : .unfinished(path: path)
}
