import AccessLog
import Foundation
import Testing

/// What a reader gave.
private struct ReadBlocks {
  var bytes: [UInt8] = []
  var blocks: [Block] = []
  var end: InputEnd?

  init(_ source: LogSource) throws {
    let reader = try BlockReader(source)
    while let block = try reader.next() {
      bytes += block.bytes
      blocks.append(block)
    }
    end = reader.end
  }

  init(file bytes: [UInt8]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try self.init(.file(path: url.path()))
  }
}

/// One gzip member, by the gzip command.
private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
  let url = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)")
  try Data(bytes).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["gzip", "-c", "-n", url.path()]
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let data = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return Array(data)
}

/// Bytes that do not compress much, always the same.
private func noise(_ count: Int) -> [UInt8] {
  var state: UInt64 = 42
  return (0..<count).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt8(truncatingIfNeeded: state >> 33) | 0x20
  }
}

@Suite("Reading a log's blocks")
struct BlockReaderTests {
  private static let megabyte = Block.length

  @Test(
    "cuts plain and gzip alike: every block but the last is whole",
    arguments: [0, 1, 100, megabyte - 1, megabyte, megabyte + 1, 3 * megabyte, 3 * megabyte + 7])
  func blocks(count: Int) throws {
    let bytes = noise(count)
    for read in [try ReadBlocks(file: bytes), try ReadBlocks(file: try gzip(bytes))] {
      #expect(read.bytes == bytes)
      #expect(read.end == .complete)
      #expect(read.blocks.map(\.index) == Array(read.blocks.indices))
      #expect(read.blocks.dropLast().allSatisfy { $0.bytes.count == Block.length && !$0.isLast })
      #expect(read.blocks.last?.isLast ?? (count == 0))
      #expect(read.blocks.allSatisfy { !$0.bytes.isEmpty })
    }
  }

  @Test("reads every member of a gzip file, empty ones too")
  func members() throws {
    let bytes = noise(3 * Self.megabyte)
    let parts = [bytes[..<10], bytes[10..<10], bytes[10..<2_000_000], bytes[2_000_000...]]
    let read = try ReadBlocks(file: try parts.flatMap { try gzip(Array($0)) })
    #expect(read.bytes == bytes)
    #expect(read.end == .complete)
  }

  @Test("passes over zeros behind the last member")
  func padding() throws {
    let bytes = noise(1000)
    for zeros in [1, 2, 512, 1 << 20] {
      let read = try ReadBlocks(file: try gzip(bytes) + [UInt8](repeating: 0, count: zeros))
      #expect(read.bytes == bytes)
      #expect(read.end == .complete)
    }
  }

  @Test("says where garbage behind the last member begins")
  func garbage() throws {
    let bytes = noise(1000)
    let member = try gzip(bytes)
    for garbage in [[1], Array("garbage".utf8), [0, 0, 7]] as [[UInt8]] {
      let read = try ReadBlocks(file: member + garbage)
      #expect(read.bytes == bytes)
      let zeros = garbage.prefix { $0 == 0 }.count
      #expect(read.end == .trailingGarbage(offset: UInt64(member.count + zeros)))
      #expect(read.end?.isDamaged == false)
    }
  }

  @Test("gives all that a truncated gzip file holds")
  func truncated() throws {
    let bytes = noise(2_500_000)
    let member = try gzip(bytes)
    for cut in [2, 5, 10, 1000, member.count / 2, member.count - 8, member.count - 1] {
      let read = try ReadBlocks(file: Array(member.prefix(cut)))
      #expect(bytes.starts(with: read.bytes))
      #expect(read.end == .truncatedGzip(uncompressedBytes: UInt64(read.bytes.count)))
      if cut > member.count / 2 { #expect(read.bytes.count == bytes.count) }
    }
    let second = try ReadBlocks(file: member + [0x1F])
    #expect(second.end == .truncatedGzip(uncompressedBytes: UInt64(bytes.count)))
  }

  @Test("gives all that a damaged gzip file holds, and says what is wrong")
  func damaged() throws {
    let bytes = noise(2_500_000)
    var checkSum = try gzip(bytes)
    checkSum[checkSum.count - 8] ^= 1
    let read = try ReadBlocks(file: checkSum)
    #expect(read.bytes == bytes)
    #expect(
      read.end
        == .corruptGzip(uncompressedBytes: UInt64(bytes.count), reason: "incorrect data check"))
    var length = try gzip(bytes)
    length[length.count - 1] ^= 1
    #expect(try ReadBlocks(file: length).end?.isDamaged == true)
    let header = try ReadBlocks(file: [0x1F, 0x8B, 0xFF] + noise(100))
    #expect(header.bytes == [])
    #expect(header.end?.isDamaged == true)
    #expect(header.end?.description.contains("unknown compression method") == true)
  }

  @Test("tells gzip by its first bytes, whatever the name")
  func magic() throws {
    #expect(try ReadBlocks(file: [0x1F]).bytes == [0x1F])
    #expect(try ReadBlocks(file: [0x1F, 0x00, 0x0A]).bytes == [0x1F, 0x00, 0x0A])
  }

  @Test(
    "refuses other compressions, and names the tool",
    arguments: [
      ([0x28, 0xB5, 0x2F, 0xFD, 0x00], "zstd -dc"), ([0x42, 0x5A, 0x68, 0x39], "bzip2 -dc"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz -dc"),
    ] as [([UInt8], String)])
  func otherCompressions(head: [UInt8], command: String) {
    let error = #expect(throws: InputError.self) { try ReadBlocks(file: head + noise(100)) }
    #expect(error?.kind == .unsupportedCompression)
    #expect(error?.description.contains("`\(command)") == true)
    #expect(error?.description.contains("| corsaudit … -`") == true)
  }

  @Test(
    "refuses UTF-16, plain or inside gzip, and names iconv",
    arguments: [[0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]])
  func wideText(mark: [UInt8]) throws {
    for bytes in [mark + [0x31, 0x00], try gzip(mark + [0x31, 0x00])] {
      let error = #expect(throws: InputError.self) { try ReadBlocks(file: bytes) }
      #expect(error?.kind == .unsupportedEncoding)
      #expect(error?.description.contains("iconv -f UTF-16") == true)
    }
  }

  @Test("says what is wrong with a name")
  func names() {
    let missing = #expect(throws: InputError.self) { try ReadBlocks(.file(path: "/no/such.log")) }
    #expect(missing?.kind == .notFound)
    #expect(missing?.description == "Could not open /no/such.log: there is no such file.")
    let directory = #expect(throws: InputError.self) { try ReadBlocks(.file(path: "/tmp")) }
    #expect(directory?.kind == .isDirectory)
    let nul = #expect(throws: InputError.self) { try ReadBlocks(.file(bytes: [0x2F, 0])) }
    #expect(nul?.kind == .notFound)
  }

  @Test("opens a name that is not UTF-8, and shows it without loss")
  func bytesAsName() throws {
    let directory = FileManager.default.temporaryDirectory.path()
    let path = Array("\(directory)/log-\(UUID().uuidString)-".utf8) + [0xE9]
    let name = path.map { CChar(bitPattern: $0) } + [0]
    close(unsafe creat(name, 0o600))
    defer { unsafe remove(name) }
    let source = LogSource.file(bytes: path)
    #expect(try ReadBlocks(source).end == .complete)
    #expect(source.name.hasSuffix(#"-\xE9"#))
    #expect(LogSource.file(path: #"a\xb\"#).name == #"a\x5Cxb\"#)
    #expect(LogSource.file(path: "grün😀").name == "grün😀")
    #expect(LogSource.standardInput.name == "-")
  }

  @Test("reads standard input, plain or gzip, however it trickles in")
  func standardInput() throws {
    let bytes = noise(1_500_000)
    let original = dup(STDIN_FILENO)
    defer {
      dup2(original, STDIN_FILENO)
      close(original)
    }
    for input in [bytes, try gzip(bytes)] {
      let pipe = Pipe()
      dup2(pipe.fileHandleForReading.fileDescriptor, STDIN_FILENO)
      let writer = pipe.fileHandleForWriting
      Thread.detachNewThread {
        var rest = input[...]
        for length in [1, 1, 3, 10, 100_000] {
          writer.write(Data(rest.prefix(length)))
          rest = rest.dropFirst(length)
        }
        writer.write(Data(rest))
        try? writer.close()
      }
      let read = try ReadBlocks(.standardInput)
      #expect(read.bytes == bytes)
      #expect(read.end == .complete)
    }
  }

  @Test("may be given up at any block")
  func givenUp() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)")
    try Data(noise(6 << 20)).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    for count in 0..<4 {
      let reader = try BlockReader(.file(path: url.path()))
      for _ in 0..<count { #expect(try reader.next() != nil) }
      #expect(reader.state?.size == 6 << 20)
    }
  }
}

@Suite("A block's hash")
struct BlockHashTests {
  @Test("is XXH3-128, which must never change")
  func isStable() {
    #expect(BlockHash(of: []) == BlockHash(high: 0x99aa_06d3_0147_98d8, low: 0x6001_c324_468d_497f))
    let bytes = Array("corsaudit".utf8)
    #expect(BlockHash(of: bytes) == BlockHash(of: ([0] + bytes + [0])[1...9]))
    #expect(BlockHash(of: bytes) != BlockHash(of: bytes.dropLast()))
  }
}
