import Disturbance
import Foundation
import Glibc
import Testing

@Suite("What may not be read is named, and the others are read")
struct UnreadableTests {
  private let place: Workplace
  private let program = TestedProgram(path: Program.path)

  init() throws {
    place = try Workplace()
    try place.write(entries(30), to: "first.log")
    try place.write(entries(30, from: 100), to: "last.log")
  }

  /// Runs it without the right to read everything, which the administrator has.
  private func ingest(_ input: String) throws -> (end: ProgramEnd, result: IngestResult) {
    let arguments = [
      "ingest", "--db", place.file("store.sqlite"), "--format", "json", place.file("first.log"),
      input, place.file("last.log"),
    ]
    let rights = "--bounding-set=-dac_override,-dac_read_search"
    let command = geteuid() == 0 ? ["setpriv", rights, program.path] : [program.path]
    let end = try StartedProgram(
      command[0], (command.dropFirst() + arguments).map { Array($0.utf8) }
    ).end(within: 30)
    return (end, try IngestResult(end.output))
  }

  private func expectNamed(_ name: String, _ sentence: String, in input: String) throws {
    let (end, result) = try ingest(input)
    #expect(end.code == 2, "\(end.errors)")
    #expect(result.isBalancedThroughout)
    #expect(result.source(name)?.text("state") == "failed", "\(result.names)")
    #expect(result.source(name)?.text("message")?.contains(sentence) == true)
    #expect(end.errors.contains(sentence))
    #expect(result.source(place.file("first.log"))?.number("read") == 30)
    #expect(result.source(place.file("last.log"))?.number("read") == 30)
  }

  @Test("a file")
  func file() throws {
    try place.write(entries(10), to: "secret.log")
    try #require(unsafe chmod(place.file("secret.log"), 0) == 0)
    for _ in 0..<2 {
      try expectNamed(
        place.file("secret.log"), "permission denied", in: place.file("secret.log"))
    }
  }

  @Test("a folder")
  func folder() throws {
    let folder = try place.folder("secret")
    try place.write(entries(10), to: "secret/access.log")
    try #require(unsafe chmod(folder, 0) == 0)
    defer { unsafe chmod(folder, 0o700) }
    try expectNamed(folder, "Could not list the directory", in: folder)
    try expectNamed(folder + "/access.log", "permission denied", in: folder + "/access.log")
  }

  @Test("a file that a folder brings")
  func fileInFolder() throws {
    let folder = try place.folder("log")
    try place.write(entries(10), to: "log/secret.log")
    try place.write(entries(10, from: 50), to: "log/open.log")
    try #require(unsafe chmod(folder + "/secret.log", 0) == 0)
    try expectNamed(folder + "/secret.log", "permission denied", in: folder)
  }
}
