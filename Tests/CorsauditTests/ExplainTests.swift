import Foundation
import Testing

@Suite("explain says what a browser makes of an exchange, and which step decides")
struct ExplainTests {
  @Test("One JSON object a line, with exactly the promised keys in their order")
  func keys() throws {
    let run = try Program.run([
      "explain", "--origin", "https://app.example.com", "--allow-origin", "*", "--format", "json",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let keys = [
      "line", "kind", "class", "verdict", "reason", "reason_detail", "reason_standard", "flags",
      "anonymous", "credentialed", "method", "path", "status", "origin", "steps",
    ]
    let places = keys.map { run.output.range(of: "\"\($0)\":")?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    let object = try #require(try run.json() as? [String: Any])
    #expect(Set(object.keys) == Set(keys))
    #expect(object["verdict"] as? String == "conditional")
    #expect(object["line"] is NSNull)
    #expect((object["steps"] as? [String])?.isEmpty == false)
  }

  @Test(
    "An exchange given by options is judged like a line",
    arguments: [
      (["--origin", "https://a.example", "--allow-origin", "*", "--cookie"], "blocked"),
      (["--origin", "https://a.example", "--allow-origin", "https://a.example"], "conditional"),
      (["--origin", "https://a.example"], "blocked"),
      (
        [
          "--origin", "https://a.example", "--request-method", "PUT", "--allow-origin",
          "https://a.example", "--allow-credentials", "true", "--allow-methods", "PUT",
        ], "allowed"
      ),
      (
        [
          "--origin", "https://a.example", "--request-method", "PUT", "--status", "401",
          "--allow-origin", "https://a.example",
        ], "blocked"
      ),
      (["--origin", "https://api.example.com", "--method", "POST"], "n/a"),
    ])
  func options(arguments: [String], verdict: String) throws {
    let run = try Program.run(["explain"] + arguments + ["--format", "json"])
    let object = try #require(try run.json() as? [String: Any], "\(run.errors)")
    #expect(object["verdict"] as? String == verdict)
  }

  @Test("Lines that are no entries are told as rejected or skipped")
  func otherLines() throws {
    let folder = try TemporaryFolder()
    let line = #"1.2.3.4 - - [24/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 5 "-" "x""#
    let file = try folder.file("a.log", line + "\n\n# comment\nnonsense\n" + line)
    let run = try Program.run(["explain", file, "--log-format", "combined", "--format", "json"])
    let lines = run.output.split(separator: "\n")
    try #require(lines.count == 5, "\(run.output) \(run.errors)")
    #expect(lines[1] == #"{"line": 2, "skipped": "blank"}"#)
    #expect(lines[2] == #"{"line": 3, "skipped": "comment"}"#)
    #expect(lines[3].hasPrefix(#"{"line": 4, "rejected": ""#))
    #expect(lines[4].contains(#""line": 5"#))
    let range = try Program.run([
      "explain", file, "--log-format", "combined", "--line", "2-3", "--format", "json",
    ])
    #expect(range.output.split(separator: "\n").count == 2)
  }

  @Test("A line that is not there ends with 64 and says how many there are")
  func beyondTheEnd() throws {
    let run = try Program.run([
      "explain", "SampleLogs/api.shop.example.cors1.log", "--line", "9999",
    ])
    #expect(run.status == 64)
    #expect(run.errors.contains("has 246 lines"))
  }

  @Test("Fields that are not logged are null, absent ones are empty")
  func notLogged() throws {
    let folder = try TemporaryFolder()
    let line = #"1.2.3.4 - - [24/Nov/2026:10:00:00 +0000] "OPTIONS /a HTTP/1.1" 204 0 "-" "x""#
    let file = try folder.file("a.log", line + "\n")
    let run = try Program.run(["explain", file, "--log-format", "combined", "--format", "json"])
    let object = try #require(try run.json() as? [String: Any], "\(run.errors)")
    #expect(object["origin"] is NSNull)
    #expect(object["class"] as? String == "options-unknown")
    #expect(object["reason"] as? String == "origin-not-logged")
  }
}
