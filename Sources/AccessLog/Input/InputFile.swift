private import Glibc

/// An open file descriptor, closed with its owner.
///
/// `@safe`: the descriptor never leaves, and nobody else closes it.
@safe struct InputFile: ~Copyable {
  private let descriptor: Int32
  private let source: LogSource
  /// What the file was when it was opened; nil for streams: pipes, terminals, devices.
  let state: FileState?
  /// Bytes read so far.
  private(set) var offset: UInt64 = 0

  init(opening source: LogSource) throws(InputError) {
    self.source = source
    (descriptor, state) = try opened(source)
  }

  deinit {
    if source != .standardInput { close(descriptor) }
  }

  /// Reads into a buffer as much as is there, and says how many bytes came; 0 at the end.
  ///
  /// A file's end is where it was when it was opened: what is written meanwhile is the next run's.
  /// Files that are said to have no size may have content all the same, as those of `/proc`.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    var wanted = buffer.count
    if let size = state?.size, size > 0 {
      wanted = Int(min(UInt64(wanted), UInt64(size) - min(UInt64(size), offset)))
      if wanted == 0 { return 0 }
    }
    while true {
      let count = unsafe Glibc.read(descriptor, buffer.baseAddress, wanted)
      if count >= 0 {
        offset += UInt64(count)
        return count
      }
      guard errno == EINTR else {
        throw .readFailed(source, offset: offset, cause: cause(of: errno))
      }
    }
  }
}

private func opened(
  _ source: LogSource
) throws(InputError) -> (descriptor: Int32, state: FileState?) {
  var descriptor = STDIN_FILENO
  if case .file(let path) = source {
    // No path holds a NUL byte; the system would look for what stands before it.
    guard !path.contains(0) else { throw .notFound(source) }
    let name = path.map { CChar(bitPattern: $0) } + [0]
    descriptor = unsafe open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .notFound(source) : .unreadable(source, cause: cause(of: errno))
    }
  }
  var status = stat()
  let isKnown = unsafe fstat(descriptor, &status) == 0
  let failure: InputError? =
    if !isKnown {
      .unreadable(source, cause: cause(of: errno))
    } else if status.st_mode & S_IFMT == S_IFDIR {
      .isDirectory(source)
    } else {
      nil
    }
  if let failure {
    if source != .standardInput { close(descriptor) }
    throw failure
  }
  return (descriptor, FileState(status))
}

/// What the operating system calls an error, as the end of a sentence.
private func cause(of error: Int32) -> String {
  unsafe String(cString: strerror(error)).lowercased()
}
