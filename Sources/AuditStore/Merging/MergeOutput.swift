import Glibc

/// Where a merged store goes: made beside its place and renamed, so that whoever looks finds what was
/// there before or all of the new store, whenever the merge is killed.
struct MergeOutput: ~Copyable {
  /// What was asked for; behind symbolic links.
  let path: String
  /// The store while it is made.
  let draft: String
  private var lock: WriterLock?

  /// The files that a draft consists of while it is made.
  static func files(ofDraft draft: String) -> [String] {
    ["", "-journal", "-wal", "-shm"].map { draft + $0 }
  }

  /// Only an empty file or a store of ours is replaced; any other is refused and left as it is.
  init(_ path: String) throws(StoreError) {
    let target = unsafe realpath(path, nil)
    self.path = unsafe target.map { unsafe String(cString: $0) } ?? path
    unsafe free(target)
    draft = "\(self.path).merge-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    lock = nil
    _ = try StoreHeader.read(path: self.path, known: Schema.version)
  }

  deinit {
    for file in MergeOutput.files(ofDraft: draft) { unsafe unlink(file) }
  }

  /// Makes the empty draft, and keeps writers out of the store that is there.
  /// - Parameter seconds: how long to wait for another writer to finish.
  mutating func begin(waiting seconds: Double) throws(StoreError) {
    if unsafe access(path, F_OK) == 0 {
      do {
        lock = try WriterLock(path: path, waiting: seconds)
      } catch .busy {
        throw .busy(path: path, holder: StoreHolder(writing: path))
      }
    }
    try createStore(path: draft)
  }

  /// Gives the finished draft its name. Nothing has it open any more.
  mutating func publish(stop: StopSignal) throws(StoreError) {
    try bringToRest(stop)
    try synchronize(draft)
    guard unsafe rename(draft, path) == 0 else { throw systemError(path: path, tried: "replace") }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    try synchronize(folder)
    lock = nil
  }

  /// A log that lies beside the replaced store would be taken for the new one's.
  private func bringToRest(_ stop: StopSignal) throws(StoreError) {
    guard isUnrest() else { return }
    let connection = try MergeConnection(.mending, file: path, path: path, cache: 1024, stop: stop)
    _ = try connection.rows("SELECT count(*) FROM sqlite_schema")
    _ = try connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    _ = try connection.rows("PRAGMA journal_mode = DELETE")
    if isUnrest() { throw .busy(path: path, holder: nil) }
  }

  private func isUnrest() -> Bool {
    ["-wal", "-journal"].contains { unsafe access(path + $0, F_OK) == 0 }
  }

  private func synchronize(_ file: String) throws(StoreError) {
    let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError(path: path, tried: "write") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw systemError(path: path, tried: "write") }
  }
}
