import AccessLog
import AuditStore

/// How a file looked before it was opened.
struct FileVisit {
  let source: LogSource
  private let state: FileState?
  /// When it looked so.
  private let moment: Int64

  init(of source: LogSource) {
    self.source = source
    moment = FileState.clock()
    state = FileState.now(of: source)
  }

  /// What the store may know the file by; nil for streams.
  var hint: FileHint? { state.map { FileHint($0) } }

  /// What the file, read to its end, may be known by: it was the one that was looked at, nobody
  /// changed it meanwhile, and whoever does so later changes how it looks.
  func hintStillTrue(asOpened opened: FileState?) -> FileHint? {
    guard let state, state == opened, state == FileState.now(of: source),
      state.isSettled(at: moment)
    else { return nil }
    return FileHint(state)
  }
}

extension FileHint {
  fileprivate init(_ state: FileState) {
    self.init(
      device: state.device, inode: state.inode, size: state.size,
      modifiedNanoseconds: state.modifiedNanoseconds,
      changedNanoseconds: state.changedNanoseconds)
  }
}
