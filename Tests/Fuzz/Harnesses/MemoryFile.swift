import AccessLog
import Glibc

/// Bytes that a log can be read from without a disk.
///
/// `@safe`: the descriptor is closed with its owner, and nobody else has it.
@safe struct MemoryFile: ~Copyable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  var source: LogSource { .file(path: "/proc/self/fd/\(descriptor)") }

  /// A regular file, in memory where the system has a place for that.
  static func file(_ bytes: [UInt8]) throws -> MemoryFile {
    let folder = unsafe access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var name = "\(folder)/corsaudit-fuzz-XXXXXX".utf8CString.map { $0 }
    let descriptor = unsafe mkstemp(&name)
    try promise(descriptor >= 0, "A file can be made in \(folder).")
    unsafe unlink(name)
    let file = MemoryFile(descriptor: descriptor)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = write(rest, to: descriptor)
      try promise(count > 0, "A file in memory can be written.")
      rest = rest.dropFirst(count)
    }
    return file
  }

  /// A pipe, of which every read gives one piece.
  ///
  /// - Parameter most: the length of the longest piece; no more than 4096.
  static func pipe(_ bytes: [UInt8], inPiecesOf most: Int) throws -> MemoryFile {
    var ends: [Int32] = [-1, -1]
    try promise(unsafe Glibc.pipe(&ends) == 0, "A pipe can be made.")
    let file = MemoryFile(descriptor: ends[0])
    let writing = ends[1]
    defer { close(writing) }
    // So that a write is a packet, and that none waits.
    try promise(
      fcntl(writing, F_SETFL, packets | O_NONBLOCK) == 0 && fcntl(writing, setSize, 1 << 20) >= 0,
      "A pipe keeps packets.")
    var pieces = Pieces(of: bytes)
    var rest = bytes[...]
    var left = mostPieces
    while !rest.isEmpty {
      // Each piece takes a page of the pipe: the last ones are as long as they must be.
      let isTight = rest.count > (left - 1) * most
      let piece = rest.prefix(isTight ? most : pieces.next(most: most))
      try promise(
        write(piece, to: writing) == piece.count, "A pipe of \(bytes.count) bytes takes them all.")
      rest = rest.dropFirst(piece.count)
      left -= 1
    }
    return file
  }

  /// So many pieces fit into a pipe; the input is no longer than so many of the longest.
  private static let mostPieces = 250
  // <fcntl.h> has these two for GNU programs only.
  #if arch(arm64)
    private static let packets: Int32 = 0o200000
  #else
    private static let packets: Int32 = 0o40000
  #endif
  private static let setSize: Int32 = 1031

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int {
    unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }
}
