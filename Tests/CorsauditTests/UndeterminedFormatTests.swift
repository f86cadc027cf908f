import AccessLog
import Foundation
import Testing

@Suite("A log whose format cannot be told is never guessed")
struct UndeterminedFormatTests {
  private static let time = "23/Nov/2026:07:35:52 +0000"

  private static func combined(_ number: Int) -> String {
    #"192.0.2.7 - - [\#(time)] "GET /v1/\#(number) HTTP/1.1" 200 50 "-" "Mozilla/5.0""#
  }

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map { line($0) + "\n" }.joined()
  }

  @Test(
    "It ends with 3 and names the next best, the first lines, and where in them they stop fitting",
    arguments: [["formats", "detect"], ["audit"], ["explain"]])
  func unknown(command: [String]) throws {
    let folder = try TemporaryFolder()
    let log = try folder.file("own.log", Self.lines(40) { Self.combined($0) + " tail-\($0)" })
    let run = try Program.run(command + [log])
    #expect(run.status == 3, "\(run.errors)")
    #expect(run.errors.contains("Could not tell the format of \(log)"))
    #expect(run.errors.contains("No known format fits any of the lines looked at."))
    #expect(run.errors.contains("Where lines stop fitting combined:"))
    #expect(run.errors.contains("line 1, byte 89 of 95: surplus"), "\(run.errors)")
    #expect(run.errors.contains("line 3, byte 89 of 95"))
    let errors = run.errors.split(separator: "\n").map(String.init)
    let excerpt = try #require(errors.firstIndex { $0.hasSuffix(" tail-0") })
    let mark = try #require(errors[excerpt + 1].firstIndex(of: "^"))
    let column = errors[excerpt + 1].distance(from: errors[excerpt + 1].startIndex, to: mark)
    #expect(Array(errors[excerpt])[column...].map(String.init).joined() == " tail-0")
    #expect(run.errors.contains("--log-format nginx:'…'"))
  }

  @Test("A log of two formats names both, with how many lines each fits")
  func twoFormats() throws {
    let folder = try TemporaryFolder()
    let common = #"192.0.2.7 - - [\#(Self.time)] "GET / HTTP/1.1" 200 50 "a" "b" "c" "d" "e""#
    let log = try folder.file(
      "own.log", Self.lines(30, Self.combined) + Self.lines(10) { _ in common })
    let run = try Program.run(["formats", "detect", log])
    #expect(run.status == 3)
    #expect(run.errors.contains("- combined fits 30 of the 40 lines looked at (75 %)"))
    #expect(run.errors.contains("line 31, byte "), "\(run.errors)")
  }

  @Test("A quoted tail of unknown meaning is not taken for Origin, nor for nothing")
  func unknownTail() throws {
    let folder = try TemporaryFolder()
    let log = try folder.file(
      "own.log", Self.lines(200) { Self.combined($0) + #" "https://app.example.com" "*""# })
    let store = folder.path + "/audit.sqlite"
    let run = try Program.run(["ingest", "--db", store, "--format", "json", log])
    #expect(run.status == 3, "\(run.errors)")
    #expect(try IngestResult(run).entries == 0)
  }

  @Test("JSON of unknown keys points to --map")
  func unknownJSON() throws {
    let folder = try TemporaryFolder()
    let log = try folder.file("own.log", Self.lines(40) { #"{"url":"/\#($0)","code":200}"# })
    let run = try Program.run(["formats", "detect", log])
    #expect(run.status == 3)
    #expect(run.errors.contains("--map key.path=field"), "\(run.errors)")
  }

  @Test("An empty log, and one of comments, tell nothing", arguments: ["", "# nothing yet\n"])
  func empty(text: String) throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(["formats", "detect", try folder.file("empty.log", text)])
    #expect(run.status == 3)
    #expect(run.errors.contains(text.isEmpty ? "is empty" : "only comments"), "\(run.errors)")
  }

  @Test("Escape sequences in the lines shown cannot reach the terminal")
  func hostileLines() throws {
    let folder = try TemporaryFolder()
    let log = try folder.file("own.log", Self.lines(40) { "\u{1B}[2J \($0) nothing known" })
    let run = try Program.run(["formats", "detect", log])
    #expect(run.status == 3)
    #expect(!run.errors.contains("\u{1B}"))
    #expect(run.errors.contains("\\x1B[2J"))
  }

  @Test("Fifty bad lines at the head of a log do not stop a night's run, nor does a log of noise")
  func badHead() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "a.log", Self.lines(50) { "starting up, step \($0)" } + Self.lines(1500, Self.combined))
    _ = try folder.file("b.log", Self.lines(100) { "nothing but noise \($0)" })
    _ = try folder.file("c.log", Self.lines(100, Self.combined))
    let store = folder.path + "/audit.sqlite"
    let run = try Program.run(["ingest", "--db", store, "--format", "json", folder.path])
    #expect(run.status == 0, "\(run.errors)")
    let result = try IngestResult(run)
    #expect(result.entries == 1600)
    #expect(result.rejected == 50)
    #expect(result.isBalanced)
  }

  @Test("A named log of bad lines does not keep the others from being read")
  func namedBadLog() throws {
    let folder = try TemporaryFolder()
    let bad = try folder.file("bad.log", Self.lines(100) { "nothing but noise \($0)" })
    let good = try folder.file("good.log", Self.lines(100, Self.combined))
    let store = folder.path + "/audit.sqlite"
    let run = try Program.run(["ingest", "--db", store, "--format", "json", bad, good])
    #expect(run.status == 2)
    #expect(run.errors.contains("Could not tell the format of \(bad)"))
    #expect(try IngestResult(run).entries == 100)
  }

  /// Ten MiB, so that the middle is far behind what is looked at of the head.
  @Test("The middle is looked at: a head of noise alone does not decide")
  func middle() throws {
    let folder = try TemporaryFolder()
    let noise = String(repeating: "noise, noise and nothing else\n", count: (4 << 20) / 30)
    let rest = Self.lines(75_000, Self.combined)
    #expect(rest.utf8.count > 6 << 20)
    let log = try folder.file("late.log", noise + rest)
    let run = try Program.run(["formats", "detect", log])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("\(log): combined "))
  }

  @Test("A log that goes on in another format is not told by its head alone")
  func otherMiddle() throws {
    let folder = try TemporaryFolder()
    let head = Self.lines(50_000, Self.combined)
    #expect(head.utf8.count > 4 << 20)
    let rest = String(repeating: "noise, noise and nothing else\n", count: (12 << 20) / 30)
    let log = try folder.file("early.log", head + rest)
    let run = try Program.run(["formats", "detect", log])
    #expect(run.status == 3, "\(run.output)")
  }
}
