import Glibc

/// What the file system says of a file: while it says the same, the content is the same.
public struct FileState: Sendable, Hashable {
  public var device: Int64
  public var inode: Int64
  public var size: Int64
  /// Nanoseconds since 1970 UTC of the content's last change.
  public var modifiedNanoseconds: Int64
  /// Nanoseconds since 1970 UTC of the last change of anything about the file; nobody can set it back.
  public var changedNanoseconds: Int64

  /// The state of a log that is a file, found without opening it; nil for anything else.
  public static func now(of source: LogSource) -> FileState? {
    guard case .file(let path) = source, !path.contains(0) else { return nil }
    var status = stat()
    let name = path.map { CChar(bitPattern: $0) } + [0]
    guard unsafe stat(name, &status) == 0 else { return nil }
    return FileState(status)
  }

  /// nil where it is no regular file.
  init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = Int64(truncatingIfNeeded: status.st_dev)
    inode = Int64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
    modifiedNanoseconds = nanoseconds(status.st_mtim)
    changedNanoseconds = nanoseconds(status.st_ctim)
  }

  /// Whether a change after this moment must show in ``changedNanoseconds``.
  ///
  /// File systems keep times by the tick of a clock, some by the second: a change within the tick of
  /// the one before would look as if there had been none.
  /// - Parameter moment: when the state was found, nanoseconds since 1970 UTC.
  public func isSettled(at moment: Int64) -> Bool {
    let second: Int64 = 1_000_000_000
    let isCoarse = changedNanoseconds % second == 0 && modifiedNanoseconds % second == 0
    let tick = isCoarse ? 2 * second : second / 10
    return moment > changedNanoseconds.addingReportingOverflow(tick).partialValue
  }

  /// Now, as file systems count.
  public static func clock() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }
}

private func nanoseconds(_ time: timespec) -> Int64 {
  Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue
    &+ Int64(time.tv_nsec)
}
