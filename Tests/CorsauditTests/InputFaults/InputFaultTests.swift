import AccessLog
import Disturbance
import Foundation
import Testing

@Suite("An input with a fault: what is whole is read, what is wrong is said, the others are read")
struct InputFaultTests {
  private let place: Workplace
  private let program = TestedProgram(path: Program.path)

  init() throws {
    place = try Workplace()
    try place.write(entries(30, from: 1000), to: "first.log")
    try place.write(Gzip.member(entries(20, from: 2000)), to: "last.log.gz")
  }

  private var store: String { place.file("store.sqlite") }

  /// Reads a faulty input between two that are in order.
  private func ingest(
    _ inputs: [[UInt8]], input: ProgramInput = .nothing
  ) throws -> (end: ProgramEnd, result: IngestResult) {
    let end = try StartedProgram(
      program.path,
      (["ingest", "--db", store, "--format", "json", "--", place.file("first.log")])
        .map { Array($0.utf8) } + inputs + [Array(place.file("last.log.gz").utf8)], input: input
    ).end(within: 60)
    return (end, try IngestResult(end.output))
  }

  @Test("is read as far as it goes, twice the same", arguments: InputFault.all)
  func fault(_ fault: InputFault) throws {
    let folder = try Workplace()
    let path = Array(folder.path.utf8) + [0x2F] + fault.name
    try fault.make(path)
    try expectOutcome(fault.expected, of: path)
  }

  @Test(
    "keeps the others in its folder from nothing",
    arguments: InputFault.places + InputFault.texts + InputFault.otherCompressions)
  func inFolder(_ fault: InputFault) throws {
    let folder = try Workplace()
    try fault.make(Array(folder.path.utf8) + [0x2F] + fault.name)
    try folder.write(entries(25, from: 3000), to: "z.log")
    let (end, result) = try ingest([Array(folder.path.utf8)])
    #expect(end.signal == 0, "\(end.errors)")
    #expect(result.isBalancedThroughout)
    let other = try #require(result.source(folder.file("z.log")))
    #expect(other.number("entries") == 25)
  }

  private func expectOutcome(_ expected: InputFault.Expected, of path: [UInt8]) throws {
    let name = LogSource.file(bytes: path).name
    let (end, result) = try ingest([path])
    let code: Int32 = expected.state == "failed" || expected.isRejectedTooOften ? 2 : 0
    #expect(end.code == code, "\(end.description): \(end.errors)")
    #expect(result.source(place.file("first.log"))?.number("entries") == 30)
    #expect(result.source(place.file("last.log.gz"))?.number("entries") == 20)
    expect(result, name, expected, end)
    let before = try fingerprint()
    #expect(fileNames(in: place.path) == ["first.log", "last.log.gz", "store.sqlite"])

    let (again, second) = try ingest([path])
    let codeAgain: Int32 = expected.state == "failed" ? 2 : 0
    #expect(again.code == codeAgain, "The second time: \(again.description): \(again.errors)")
    #expect(second.new == 0, "The second time \(second.new) lines count again.")
    #expect(second.isBalancedThroughout)
    #expect(second.source(name)?.text("state") == expected.state)
    #expect(second.source(name)?.number("read") == result.source(name)?.number("read"))
    #expect(
      second.source(name)?.number("pending_bytes") == result.source(name)?.number("pending_bytes"))
    #expect(try fingerprint() == before)
  }

  private func fingerprint() throws -> String {
    try program.run(["db", "fingerprint", "--rows", "--db", store], expecting: [0]).output
  }

  /// Expects what the summary says of one log.
  private func expect(
    _ result: IngestResult, _ name: String, _ expected: InputFault.Expected, _ end: ProgramEnd
  ) {
    #expect(result.isBalancedThroughout)
    guard let state = expected.state else {
      #expect(result.source(name) == nil)
      return
    }
    guard let source = result.source(name) else {
      Issue.record("The summary does not name \(name): \(result.names)")
      return
    }
    #expect(source.text("state") == state, "\(end.errors)")
    #expect(source.number("entries") == expected.entries)
    #expect(source.number("rejected") == expected.rejected)
    #expect(source.number("blank") == expected.blank)
    #expect(source.number("comments") == expected.comments)
    #expect(source.number("pending_bytes") == expected.pendingBytes)
    if let says = expected.says {
      #expect(source.text("message")?.contains(says) == true, "\(source.text("message") ?? "nil")")
      if state == "failed" { #expect(end.errors.contains(says), "\(end.errors)") }
    }
  }
}
