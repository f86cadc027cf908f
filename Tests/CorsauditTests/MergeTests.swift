import Foundation
import Testing

@Suite("Stores of several machines become one")
struct MergeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func ingest(_ store: String, _ logs: [String], _ options: [String] = []) throws {
    let run = try Program.run(["ingest", "--quiet", "--db", path(store)] + options + logs)
    #expect(run.status == 0, "\(run.errors)")
  }

  @discardableResult
  private func merge(_ stores: [String], into output: String) throws -> Program {
    try Program.run(["db", "merge", "--format", "json"] + stores.map(path) + ["-o", path(output)])
  }

  private func fingerprints(_ store: String) throws -> [String] {
    try [[], ["--rows"]].map { rows in
      let run = try Program.run(["db", "fingerprint", "--db", path(store)] + rows)
      #expect(run.status == 0, "\(run.errors)")
      return run.output
    }
  }

  private var sampleLogs: [String] {
    [
      "api.shop.example.cors1.log", "open.data.example.cors1.log", "localhost.cors1.log.gz",
      "legacy.shop.example.combined.log.gz",
    ].map { Program.root + "/SampleLogs/" + $0 }
  }

  /// The first lines of a long log in `combined`, several blocks of it.
  private func grown(_ name: String, lines: Int) throws -> String {
    let text = (1...lines).map { line in
      let time = String(format: "%02d:%02d:%02d", line / 3600 % 24, line / 60 % 60, line % 60)
      let padding = String(repeating: "x", count: 200 + line % 150)
      return """
        203.0.\(line % 113).\(line % 7) - - [24/Nov/2026:\(time) +0000] \
        "\(line % 5 == 0 ? "OPTIONS" : "GET") /\(name)/\(line % 40)?\(padding) HTTP/1.1" 200 \
        \(line) "-" "Mozilla/5.0 (X11; Linux) Firefox/1\(line % 30).0"
        """
    }
    return try folder.file("\(name)-\(lines).log", text.joined(separator: "\n") + "\n")
  }

  @Test("Twins, compressed copies, grown logs and labels give one machine's fingerprint")
  func laws() throws {
    let twin = path("twin.log.gz")
    _ = try Program.shell("gzip -c '\(sampleLogs[0])' > '\(twin)'")
    let plain = path("legacy.log")
    _ = try Program.shell("gzip -dc '\(sampleLogs[3])' > '\(plain)'")
    let (short, middle, long) = (
      try grown("api", lines: 4_000), try grown("api", lines: 7_001),
      try grown("api", lines: 12_000)
    )
    let keepAll = ["--keep", "all"]
    try ingest("a.db", [sampleLogs[0], sampleLogs[1], short], keepAll)
    try ingest("a.db", [sampleLogs[2]], keepAll + ["--label", "web-2"])
    try ingest("b.db", [twin, sampleLogs[3], middle], keepAll)
    try ingest("c.db", [plain, long], keepAll)
    try ingest("c.db", [sampleLogs[0]], keepAll + ["--label", "web-2"])
    try ingest("one.db", [sampleLogs[3], long, sampleLogs[0], sampleLogs[1]], keepAll)
    try ingest("one.db", [sampleLogs[0], sampleLogs[2]], keepAll + ["--label", "web-2"])
    let expected = try fingerprints("one.db")
    for (number, order) in [["a.db", "b.db", "c.db"], ["c.db", "a.db", "b.db"]].enumerated() {
      let summary = try #require(
        try merge(order, into: "flat\(number).db").json() as? [String: Any])
      #expect(summary["logs"] as? Int == 6)
      #expect(summary["overlapping"] as? Int == 4)
      #expect(try fingerprints("flat\(number).db") == expected)
    }
    for (number, pair) in [("a.db", "b.db"), ("b.db", "c.db"), ("c.db", "a.db")].enumerated() {
      try merge([pair.0, pair.1], into: "pair\(number).db")
      try merge(["pair\(number).db", "a.db", "b.db", "c.db"], into: "nested\(number).db")
      #expect(try fingerprints("nested\(number).db") == expected)
    }
  }

  @Test("The merged store can be asked and reported on like any other, and reading goes on in it")
  func use() throws {
    try ingest("a.db", [sampleLogs[0]])
    try ingest("b.db", [sampleLogs[1]])
    try ingest("one.db", [sampleLogs[0], sampleLogs[1]])
    #expect(try merge(["a.db", "b.db"], into: "out.db").status == 0)
    func report(_ store: String) throws -> [String: Any] {
      let run = try Program.run(["report", "--db", path(store), "--format", "json"])
      return try #require(try run.json() as? [String: Any])
    }
    let findings = try [report("out.db"), report("one.db")].map { report -> [String] in
      let findings = try #require(report["findings"] as? [[String: Any]])
      #expect(!findings.isEmpty)
      return findings.compactMap { $0["fingerprint"] as? String }.sorted()
    }
    #expect(findings[0] == findings[1])
    let sql =
      "SELECT site, party, requests FROM (SELECT site, origin_party AS party, sum(requests) AS requests FROM policies GROUP BY 1, 2) ORDER BY 1, 2"
    let answers = try ["out.db", "one.db"].map {
      try Program.run(["query", "--db", path($0), "--sql", sql]).output
    }
    #expect(answers[0] == answers[1])
    try ingest("out.db", sampleLogs)
    try ingest("one.db", sampleLogs)
    #expect(try fingerprints("out.db") == fingerprints("one.db"))
  }

  @Test("The store is for its owner only, one file, and the merged ones are as they were")
  func files() throws {
    try ingest("a.db", [sampleLogs[0]])
    try ingest("b.db", [sampleLogs[1]])
    let before = ["a.db", "b.db"].map { FileManager.default.contents(atPath: path($0)) }
    let run = try Program.run(["db", "merge", path("a.db"), path("b.db"), "-o", path("out.db")])
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("2 stores merged into"))
    #expect(run.errors.contains("2 keys"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["a.db", "b.db", "out.db"])
    #expect(before == ["a.db", "b.db"].map { FileManager.default.contents(atPath: path($0)) })
    let attributes = try FileManager.default.attributesOfItem(atPath: path("out.db"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(
    "What cannot be done ends with its code and says why",
    arguments: [
      (["a.db"], 64, "-o"), (["-o", "out.db"], 64, "store"),
      (["a.db", "none.db", "-o", "out.db"], 74, "none.db"),
      (["a.db", "rollup.db", "-o", "out.db"], 74, "keep is"),
      (["a.db", "text.db", "-o", "out.db"], 74, "not a SQLite database"),
      (["a.db", "-o", "text.db"], 74, "not a SQLite database"),
    ])
  func refusals(arguments: [String], code: Int, words: String) throws {
    try ingest("a.db", [sampleLogs[0]])
    try ingest("rollup.db", [sampleLogs[1]], ["--keep", "rollup"])
    _ = try folder.file("text.db", "a line\n")
    let run = try Program.run(["db", "merge"] + arguments, in: folder.path)
    #expect(run.status == code)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: path("out.db")))
    #expect(FileManager.default.contents(atPath: path("text.db")) == Data("a line\n".utf8))
  }

  @Test("Settings that all stores share are kept")
  func settings() throws {
    _ = try folder.file("shared.yml", "settings: {null-origin.requests: 5}\n")
    for (store, log) in [("a.db", sampleLogs[0]), ("b.db", sampleLogs[1])] {
      try ingest(store, [log], ["--config", path("shared.yml")])
    }
    try ingest("c.db", [sampleLogs[2]])
    func setting(_ store: String) throws -> String {
      let sql = "SELECT value FROM settings WHERE name = 'null-origin.requests'"
      return try Program.run(["query", "--db", path(store), "--format", "csv", "--sql", sql]).output
    }
    try merge(["a.db", "b.db"], into: "same.db")
    #expect(try setting("same.db").contains("5"))
    let run = try merge(["a.db", "c.db"], into: "other.db")
    #expect(run.output.contains("\"settings\": \"different\""))
    #expect(try setting("other.db") == setting("c.db"))
  }

  @Test(
    "Ended at any moment, the old store or the new one is there, and after a signal nothing else",
    arguments: [SIGKILL, SIGTERM, SIGINT])
  func killed(signal: Int32) throws {
    try ingest("a.db", [try grown("a", lines: 12_000)], ["--keep", "all"])
    try ingest("b.db", [try grown("b", lines: 12_000)], ["--keep", "all"])
    try ingest("out.db", [sampleLogs[0]])
    let old = try fingerprints("out.db")
    try merge(["a.db", "b.db"], into: "new.db")
    let new = try fingerprints("new.db")
    var random = SystemRandomNumberGenerator()
    for _ in 0..<12 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = ["db", "merge", path("a.db"), path("b.db"), "-o", path("out.db")]
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32.random(in: 1_000...600_000, using: &random))
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      let found = try fingerprints("out.db")
      #expect(found == old || found == new)
      if signal == SIGKILL { continue }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(!names.contains { $0.hasPrefix("out.db.") || $0.hasPrefix("out.db-") })
    }
  }
}
