import AccessLog

/// The logs to read, from what the user named: files, directories, lists, standard input.
struct InputList {
  /// One log, and whether the user named it or a directory brought it.
  struct Input: Equatable {
    var source: LogSource
    /// Files that a directory brought may fit no format; they are listed as skipped.
    var isNamed: Bool
  }

  private(set) var inputs: [Input] = []
  /// What a directory holds that is no file; it is not opened, as a pipe might never speak.
  private(set) var skipped: [LogSource] = []
  /// What could not be listed, and a sentence on it.
  private(set) var failures: [(source: LogSource, sentence: String)] = []

  /// Directories that were listed: a link may lead back into one above it.
  private var listed: Set<FileSystemEntry.Identity> = []

  /// - Parameter recursive: also the logs below the directories.
  init(logs: [LogArgument], recursive: Bool) {
    for log in logs {
      if case .file(let path) = log.source,
        case .directory(let identity) = FileSystemEntry(atPath: path)
      {
        addDirectory(path, identity, recursive: recursive)
      } else {
        inputs.append(Input(source: log.source, isNamed: true))
      }
    }
  }

  private mutating func addDirectory(
    _ path: [UInt8], _ identity: FileSystemEntry.Identity, recursive: Bool
  ) {
    guard listed.insert(identity).inserted else { return }
    guard let names = FileSystemEntry.names(inDirectory: path) else {
      let source = LogSource.file(bytes: path)
      failures.append(
        (source, "Could not list the directory \(source.name); check its permissions."))
      return
    }
    let slash = UInt8(ascii: "/")
    let start = path.last == slash ? path : path + [slash]
    for name in names where name.first != UInt8(ascii: ".") {
      let child = start + name
      switch FileSystemEntry(atPath: child) {
      case .file: inputs.append(Input(source: .file(bytes: child), isNamed: false))
      case .directory(let identity):
        if recursive { addDirectory(child, identity, recursive: true) }
      case .other: skipped.append(.file(bytes: child))
      // A link that leads nowhere, or a file that was moved just now.
      case .nothing: break
      }
    }
  }
}
