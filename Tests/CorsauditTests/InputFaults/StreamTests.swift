import Disturbance
import Foundation
import Glibc
import Testing

@Suite("Pipes and standard input are streams: whole when they end")
struct StreamTests {
  private let place: Workplace
  private let program = TestedProgram(path: Program.path)

  init() throws { place = try Workplace() }

  private var pipe: String { place.file("pipe") }

  private func ingest(
    _ inputs: [String], input: ProgramInput = .nothing
  ) throws -> (end: ProgramEnd, result: IngestResult) {
    let end = try program.start(
      ["ingest", "--db", place.file("store.sqlite"), "--format", "json"] + inputs, input: input
    ).end(within: 30)
    return (end, try IngestResult(end.output))
  }

  /// Writes into a pipe as soon as somebody reads it.
  private func feed(_ bytes: [UInt8]) {
    let pipe = pipe
    Thread.detachNewThread {
      let file = unsafe open(pipe, O_WRONLY | O_CLOEXEC)
      guard file >= 0 else { return }
      FileHandle(fileDescriptor: file, closeOnDealloc: true).write(Data(bytes))
    }
  }

  @Test(
    "a named pipe is read to its writer's end, its last line also without a line feed",
    arguments: [false, true])
  func namedPipe(isCompressed: Bool) throws {
    try #require(unsafe mkfifo(pipe, 0o600) == 0)
    let bytes = Array(entries(40).dropLast())
    for run in 0..<2 {
      feed(isCompressed ? Gzip.member(bytes) : bytes)
      let (end, result) = try ingest([pipe])
      #expect(end.code == 0, "\(end.errors)")
      #expect(result.isBalancedThroughout)
      #expect(result.read == 40)
      #expect(result.new == (run == 0 ? 40 : 0))
      #expect(result.pendingBytes == 0)
    }
  }

  @Test("a pipe or a socket that a folder brings is skipped, and not waited for")
  func inFolder() throws {
    let folder = try place.folder("log")
    try #require(unsafe mkfifo(folder + "/a.pipe", 0o600) == 0)
    try #require(unsafe mknod(folder + "/b.socket", S_IFSOCK | 0o600, 0) == 0)
    try place.write(entries(40), to: "log/c.log")
    let (end, result) = try ingest([folder])
    #expect(end.code == 0, "\(end.errors)")
    #expect(result.entries == 40)
    for name in ["/a.pipe", "/b.socket"] {
      #expect(result.source(folder + name)?.text("state") == "skipped")
      #expect(result.source(folder + name)?.text("message") == "It is no regular file.")
    }
  }

  @Test("a log as a file, compressed, and as a stream counts once in one run")
  func threeTimes() throws {
    try place.write(entries(40), to: "a.log")
    try place.write(Gzip.members(entries(40), cutAt: [1000]), to: "b.log.gz")
    let (end, result) = try ingest(
      [place.file("a.log"), "-", place.file("b.log.gz"), place.file("a.log")],
      input: .file(place.file("b.log.gz")))
    #expect(end.code == 0, "\(end.errors)")
    #expect(result.isBalancedThroughout)
    #expect(result.entries == 40)
    #expect(result.alreadyCounted == 120)
  }

  @Test(
    "standard input with a fault is named, and the others are read",
    arguments: [
      ("cut gzip", Array(Gzip.member(entries(40)).dropLast(20)), "truncated"),
      ("other compression", [0x28, 0xB5, 0x2F, 0xFD] + entries(40), "`zstd -dc | corsaudit … -`"),
      ("UTF-16", [0xFF, 0xFE] + entries(40), "`iconv -f UTF-16 -t UTF-8 | corsaudit … -`"),
      ("binary", (0..<5000).map { UInt8($0 * 7 & 0xFF) }, "Could not tell the format of -"),
    ] as [(String, [UInt8], String)])
  func faults(what: String, bytes: [UInt8], says: String) throws {
    try place.write(bytes, to: "input")
    try place.write(entries(30, from: 1000), to: "a.log")
    let (end, result) = try ingest(["-", place.file("a.log")], input: .file(place.file("input")))
    #expect(end.code == 2, "\(end.errors)")
    #expect(result.isBalancedThroughout)
    #expect(result.source("-")?.text("state") == "failed")
    #expect(result.source("-")?.text("message")?.contains(says) == true)
    #expect(result.source(place.file("a.log"))?.number("entries") == 30)
  }

  @Test("standard input that is a folder is named, and the others are read")
  func folderAsInput() throws {
    try place.write(entries(30), to: "a.log")
    let (end, result) = try ingest(["-", place.file("a.log")], input: .file(place.path))
    #expect(end.code == 2)
    #expect(result.source("-")?.text("state") == "failed")
    #expect(result.entries == 30)
  }

  @Test("standard input that is empty is no fault")
  func emptyInput() throws {
    let (end, result) = try ingest(["-"])
    #expect(end.code == 0, "\(end.errors)")
    #expect(result.source("-")?.text("message") == "empty")
  }
}
