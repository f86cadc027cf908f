import Disturbance
import Foundation
import Testing

@Suite("Any name that the shell can pass is read")
struct NameTests {
  private let place: Workplace
  private let program = TestedProgram(path: Program.path)

  init() throws { place = try Workplace() }

  /// Runs `ingest` in the folder by the shell, which passes the bytes of its arguments as they are.
  private func ingest(_ line: String) throws -> (end: ProgramEnd, result: IngestResult) {
    let command =
      "cd '\(place.path)' && exec '\(program.path)' ingest --db store.sqlite --format json \(line)"
    let end = try StartedProgram("sh", [Array("-c".utf8), Array(command.utf8)]).end(within: 30)
    return (end, try IngestResult(end.output))
  }

  @Test("one that begins with a dash, behind --")
  func leadingDash() throws {
    try place.write(entries(40), to: "--quiet")
    try place.write(entries(20, from: 100), to: "-x")
    let (end, result) = try ingest("-- --quiet -x")
    #expect(end.code == 0, "\(end.errors)")
    #expect(result.entries == 60)
    #expect(result.names == ["--quiet", "-x"])
  }

  @Test("a list names files by their bytes, one a line, options and blanks among them")
  func list() throws {
    let names: [[UInt8]] = [
      Array("--quiet".utf8), [0x61, 0xE9, 0xFF], Array("  two words ".utf8),
      Array("a'\"$(x)`".utf8),
      Array("grün😀".utf8), [0x0D], Array(#"a\xb"#.utf8),
    ]
    for (index, name) in names.enumerated() {
      try write(entries(10, from: index * 10), to: Array((place.path + "/").utf8) + name)
    }
    let list = names.joined(separator: [10]) + [10, 10] + Array("missing.log".utf8)
    try place.write(list, to: "list")
    for run in [
      "--files-from list", "--files-from - < list", "--files-from list -- '  two words '",
    ] {
      let (end, result) = try ingest(run)
      #expect(end.code == 2)
      #expect(result.isBalancedThroughout)
      #expect(result.read == 70 + (run.hasSuffix("'") ? 10 : 0), "\(run): \(result.names)")
      #expect(result.source("missing.log")?.text("state") == "failed")
      #expect(result.source(#"a\xE9\xFF"#)?.number("read") == 10)
      #expect(result.source(#"a\x5Cxb"#)?.number("read") == 10)
    }
  }

  @Test("one with a line feed or an escape sequence is said on one line, and steers no terminal")
  func saidSafely() throws {
    for name in ["a\nb.log", "a\u{1B}[2Jb.log"] { try place.write([0x1F, 0x8B, 8, 0], to: name) }
    try place.write(entries(10), to: "z.log")
    let (end, result) = try ingest("*.log")
    #expect(end.code == 2, "\(end.errors)")
    #expect(result.entries == 10)
    #expect(!end.errors.contains("a\nb.log"))
    #expect(!end.errors.contains("\u{1B}"))
  }
}
