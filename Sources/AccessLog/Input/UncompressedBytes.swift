/// The uncompressed bytes of a log, plain or from every member of its gzip data.
///
/// Which of the two is told by the first bytes, never by a name.
@safe struct UncompressedBytes: ~Copyable {
  private static let inputLength = 256 << 10

  private let source: LogSource
  private var file: InputFile
  private let input: UnsafeMutableRawBufferPointer
  /// The part of ``input`` that was read and not yet used.
  private var unused = 0..<0
  private var isFileAtEnd = false
  private var inflater: Inflater?
  private var isInMember = false
  private var given: UInt64 = 0
  /// How the bytes ended, once they have.
  private(set) var end: InputEnd?

  /// Bytes of the file that were read, compressed where it is.
  var offset: UInt64 { file.offset }

  init(of source: LogSource, file: consuming InputFile) {
    self.source = source
    self.file = file
    unsafe input = .allocate(byteCount: Self.inputLength, alignment: 16)
  }

  deinit { unsafe input.deallocate() }

  /// Fills a buffer as far as there are bytes, and says how far; less than all means the end.
  mutating func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if given == 0, end == nil { try recognise() }
    var count = 0
    while count < buffer.count, end == nil {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let more = inflater == nil ? unsafe try copy(into: rest) : unsafe try inflate(into: rest)
      count += more
      given += UInt64(more)
    }
    return count
  }

  /// Looks at the first bytes.
  private mutating func recognise() throws(InputError) {
    try need(SignatureTable.longest)
    let head = unsafe Array(input[unused])
    if let signature = SignatureTable.all.first(where: { head.starts(with: $0.bytes) }) {
      throw .unsupportedCompression(source, name: signature.name, command: signature.command)
    }
    if head.starts(with: gzipMagic) {
      inflater = Inflater()
      isInMember = true
    }
  }

  private mutating func copy(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(InputError) -> Int {
    if unused.isEmpty {
      let count = unsafe try file.read(into: buffer)
      if count == 0 { end = .complete }
      return count
    }
    let count = min(unused.count, buffer.count)
    unsafe buffer.copyMemory(from: .init(rebasing: input[unused.prefix(count)]))
    unused.removeFirst(count)
    return count
  }

  private mutating func inflate(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(InputError) -> Int {
    guard isInMember else {
      try beginMember()
      return 0
    }
    try need(1)
    guard
      let step = unsafe inflater?.inflate(
        from: .init(rebasing: input[unused]), into: buffer)
    else { return 0 }
    unused.removeFirst(step.taken)
    switch step.outcome {
    case .progress: break
    case .starved:
      if unused.isEmpty, isFileAtEnd {
        end = .truncatedGzip(uncompressedBytes: given + UInt64(step.given))
      }
    case .memberEnd: isInMember = false
    case .damaged(let reason):
      end = .corruptGzip(uncompressedBytes: given + UInt64(step.given), reason: reason)
    }
    return step.given
  }

  /// Looks for another member behind the one that ended; zeros are padding.
  private mutating func beginMember() throws(InputError) {
    try need(gzipMagic.count)
    while let first = unused.first, unsafe input[first] == 0 { unused.removeFirst() }
    if unused.isEmpty {
      if isFileAtEnd { end = .complete }
      return
    }
    try need(gzipMagic.count)
    let head = unsafe Array(input[unused.prefix(gzipMagic.count)])
    if head == gzipMagic {
      inflater?.reset()
      isInMember = true
    } else if gzipMagic.starts(with: head) {
      end = .truncatedGzip(uncompressedBytes: given)
    } else {
      end = .trailingGarbage(offset: file.offset - UInt64(unused.count))
    }
  }

  /// Reads until so many bytes are unused, or the file is at its end.
  private mutating func need(_ count: Int) throws(InputError) {
    guard unused.count < count, !isFileAtEnd else { return }
    unsafe input.copyMemory(from: .init(rebasing: input[unused]))
    unused = 0..<unused.count
    while unused.count < count, !isFileAtEnd {
      let more = unsafe try file.read(into: .init(rebasing: input[unused.upperBound...]))
      unused = 0..<unused.count + more
      isFileAtEnd = more == 0
    }
  }
}

private let gzipMagic: [UInt8] = [0x1F, 0x8B]

/// Kinds of compression that are recognised only to name the tool for them.
private enum SignatureTable {
  static let longest = 6
  static let all: [(bytes: [UInt8], name: String, command: String)] = [
    ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard", "zstd"),
    ([0x42, 0x5A, 0x68], "bzip2", "bzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz", "xz"),
    ([0x04, 0x22, 0x4D, 0x18], "LZ4", "lz4"),
  ]
}
