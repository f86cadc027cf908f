import AccessLog
import Testing

private let common = #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /%d HTTP/1.1" 200 5"#
private let line = Array(common.utf8)
private let format = LogFormats.all.first { $0.name == "common" } ?? LogFormats.all[0]

@Suite("Lines")
struct LineTests {
  @Test("end with LF, before which one CR is dropped; a lone CR is data")
  func lineEnds() {
    let log = ReadLog(line + [0x0D, 0x0A] + line + [0x0A] + line + [0x0D, 0x0D, 0x0A], as: format)
    #expect(log.entries.map(\.line) == [1, 2])
    #expect(log.rejected == ["3 format-mismatch at \(line.count - 1)"])
  }

  @Test("A byte order mark at the start is no part of the first line")
  func byteOrderMark() {
    let log = ReadLog([0xEF, 0xBB, 0xBF] + line + [0x0A, 0xEF, 0xBB, 0xBF] + line, as: format)
    #expect(log.entries.first?[.client] == "192.0.2.7")
    #expect(log.entries.last?[.client] == .value("ï»¿192.0.2.7"))
  }

  @Test("NUL bytes at a line's start are a hole; a line of nothing else is rejected as one")
  func holes() {
    let log = ReadLog(
      [0, 0, 0] + line + [0x0A, 0, 0, 0x0A, 0, 0x0D, 0x0A] + line + [0x0A]
        + [UInt8](repeating: 0, count: 3 << 20) + line, as: format)
    #expect(log.entries.map(\.line) == [1, 4, 5])
    #expect(log.rejected == ["2 hole at 2", "3 hole at 1"])
    #expect(log.entries.first?[.client] == "192.0.2.7")
  }

  @Test("Blank lines and comments are counted")
  func blanksAndComments() {
    let log = ReadLog(Array("\n \t\r\n#Fields: x\n\r\n# y".utf8), as: format)
    #expect(log.blank == 3)
    #expect(log.comments == 2)
    #expect(log.lines == 5)
  }

  @Test("A server's own messages are foreign, not rejected")
  func foreign() {
    let log = ReadLog(
      lines: [
        "2026/11/23 07:35:52 [error] 31#31: *46 open() failed",
        "[Mon Nov 23 07:35:52.560882 2026] [core:error] [pid 10] AH00126: Invalid URI",
        "2026/11/23 something else",
      ], as: format)
    #expect(log.foreign == 2)
    #expect(log.rejected.count == 1)
  }

  @Test(
    "A line of 1 MiB is read; a longer one is rejected whole", arguments: [4099, 1 << 20, .max])
  func longLines(blocks: Int) {
    let head = Array(#"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /"#.utf8)
    let tail = Array(#" HTTP/1.1" 200 5"#.utf8)
    func line(of length: Int) -> [UInt8] {
      head + [UInt8](repeating: 0x61, count: length - head.count - tail.count) + tail + [0x0A]
    }
    let longest = EntryReader.longestLine
    let length = blocks == 4099 ? [longest + 1] : [longest, longest + 1, 3 * longest]
    let log = ReadLog(length.flatMap { line(of: $0) } + line(of: 100), as: format, blocks: blocks)
    #expect(
      log.rejected
        == length.indices.filter { length[$0] > longest }.map { "\($0 + 1) too-long at 0" })
    #expect(log.entries.count == length.count { $0 <= longest } + 1)
    #expect(log.lines == UInt64(length.count) + 1)
  }

  @Test("A rejected line shows its whole length and its first bytes")
  func sample() throws {
    var reader = EntryReader(format: format)
    let bytes = [UInt8](repeating: 0x61, count: 3 << 20) + [0x0A]
    _ = reader.read(Array(bytes.prefix(1 << 20)))
    let batch = reader.read(Array(bytes.dropFirst(1 << 20)))
    let rejected = try #require(batch.rejected.first)
    #expect(rejected.reason == .tooLong)
    #expect(rejected.length == 3 << 20)
    #expect(rejected.sample == Array(bytes.prefix(RejectedLine.longestSample)))
  }

  @Test("Only the first bad lines of a batch keep a sample")
  func samples() {
    var reader = EntryReader(format: format)
    let batch = reader.read(Array(String(repeating: "bad\n", count: 1000).utf8))
    #expect(batch.rejected.count == 1000)
    #expect(batch.rejected.count { !$0.sample.isEmpty } == RejectedLine.mostSamples)
  }

  @Test(
    "A line that does not fit says where and why",
    arguments: [
      ("garbage", "1 format-mismatch at 0"),
      (common + " extra", "1 format-mismatch at 66"),
      (String(common.prefix(60)), "1 truncated at 44"),
      (#"x - - [23/Nov/2026 07:35:52 +0000] "GET / HTTP/1.1" 200 5"#, "1 bad-time at 7"),
    ])
  func reasons(line: String, reason: String) throws {
    #expect(try rejection(line, as: "common") == reason)
  }
}

@Suite("An unterminated last line")
struct UnterminatedLineTests {
  @Test("is pending, and not consumed")
  func pending() {
    let log = ReadLog(line + [0x0A] + line, as: format, consumeUnterminated: false)
    #expect(log.entries.count == 1)
    #expect(log.pendingBytes == UInt64(line.count))
    #expect(log.consumedBytes == UInt64(line.count) + 1)
  }

  @Test("is a line where the log is final")
  func final() {
    let log = ReadLog(line + [0x0A] + line, as: format)
    #expect(log.entries.count == 2)
    #expect(log.pendingBytes == 0)
    #expect(log.consumedBytes == UInt64(line.count) * 2 + 1)
  }
}

@Suite("A log that is known to a point")
struct SkippingTests {
  private static let bytes = Array(
    (0..<50).map { number in
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /\#(number) HTTP/1.1" 200 5"# + "\n"
    }.joined().utf8)

  @Test("goes on with the next line, wherever blocks end", arguments: 0..<150)
  func resumes(at cut: Int) {
    // Known: the first `cut` bytes; their last line is unfinished and belongs to what is new.
    let known = Self.bytes.prefix(cut)
    let knownLines = known.count { $0 == 0x0A }
    let whole = ReadLog(Self.bytes, as: format)
    var reader = EntryReader(format: format)
    var start = 0
    while start < cut {
      let end = min(cut, start + 37)
      reader.skip(Array(Self.bytes[start..<end]))
      start = end
    }
    #expect(reader.consumedLines == UInt64(knownLines))
    #expect(reader.consumedBytes + reader.pendingBytes == UInt64(cut))
    var log = ReadLog([], as: format)
    log.add(reader.read(Array(Self.bytes[cut...])))
    #expect(log.entries == Array(whole.entries[knownLines...]))
    #expect(reader.consumedBytes == UInt64(Self.bytes.count))
    #expect(reader.consumedLines == 50)
  }

  @Test("and whose unterminated last line was consumed goes on behind it")
  func resumesBehindConsumedLine() {
    let cut = Self.bytes.count - 10
    var reader = EntryReader(format: format)
    reader.skip(Array(Self.bytes[..<cut]))
    #expect(reader.consumedLines == 49)
    reader.resume(afterBytes: UInt64(cut), lines: 50)
    #expect(reader.pendingBytes == 0)
    let batch = reader.read(Array(Self.bytes[cut...]))
    #expect(batch.rejected.map(\.line) == [51])
    #expect(reader.consumedBytes == UInt64(Self.bytes.count))
  }

  @Test("and whose last line has got its end since counts that line once")
  func lineFeedComesLater() {
    let cut = Self.bytes.count - 1
    var reader = EntryReader(format: format)
    reader.skip(Array(Self.bytes[..<cut]))
    reader.resume(afterBytes: UInt64(cut), lines: 50)
    let batch = reader.read(Array(Self.bytes[cut...]) + Array(Self.bytes.prefix(80)))
    #expect(batch.entries.map(\.line) == [51])
    #expect(batch.lines == 1)
    #expect(reader.consumedLines == 51)
  }

  @Test("goes on in the format that is known only then")
  func formatIsKnownLater() {
    var passing = EntryReader(format: LogFormats.all[0])
    passing.skip(Array(Self.bytes[..<100]))
    var reader = EntryReader(format: format, following: passing)
    #expect(reader.pendingBytes == passing.pendingBytes)
    let batch = reader.read(Array(Self.bytes[100...]))
    #expect(batch.entries.map(\.line) == Array(2...50))
    #expect(reader.consumedBytes == UInt64(Self.bytes.count))
  }

  @Test("has no mark in a line that is its first again")
  func startsLater() {
    var reader = EntryReader(format: format, startingAtLine: 101)
    let batch = reader.read(line + [0x0A])
    #expect(batch.entries.map(\.line) == [101])
  }
}

@Suite("Block borders")
struct BlockBorderTests {
  @Test(
    "change nothing, wherever they are",
    arguments: ["nginx1.22-combined.log", "nginx1.22-cors1-escape-json.log"])
  func changeNothing(name: String) throws {
    let format = try LogFormats.named(name.contains("cors1") ? "cors1" : "combined")
    // The first lines at every block length, the whole log at some.
    let bytes = try fixture(name)
    let head = [0xEF, 0xBB, 0xBF] + bytes.prefix(1200) + [0, 0, 0x0D, 0x0A, 0x23, 0x0A, 0x0A, 0]
    let expected = ReadLog(head, as: format)
    for length in 1...head.count { #expect(ReadLog(head, as: format, blocks: length) == expected) }
    let whole = ReadLog(bytes, as: format)
    for length in [13, 997, 4096, 65_536] {
      #expect(ReadLog(bytes, as: format, blocks: length) == whole)
    }
  }
}
