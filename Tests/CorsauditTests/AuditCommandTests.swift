import Foundation
import Testing

@Suite("audit reads logs and reports what is wrong in them")
struct AuditCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var store: String { folder.path + "/audit.sqlite" }

  private func audit(_ arguments: [String]) throws -> Program {
    try Program.run(["audit"] + arguments)
  }

  private func json(_ program: Program) throws -> [String: Any] {
    try #require(try program.json() as? [String: Any], "\(program.errors)")
  }

  @Test("A reader in a hurry finds the worst of the sample logs in the first ten lines")
  func firstTenLines() throws {
    let run = try audit(["SampleLogs"])
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    let head = lines.prefix(10).joined(separator: "\n")
    #expect(head.contains("critical"))
    #expect(head.contains("http://localhost:8081"))
    #expect(head.contains("localhost.cors1.log.gz"))
    let gaps = try #require(run.output.range(of: "## What this log cannot tell"))
    let findings = try #require(run.output.range(of: "## Findings"))
    #expect(gaps.lowerBound < findings.lowerBound)
  }

  @Test("The JSON report has exactly the promised keys")
  func jsonKeys() throws {
    let report = try json(try audit(["SampleLogs", "--format", "json"]))
    #expect(Set(report.keys) == ["findings", "assessment", "summary", "exit"])
    let findings = try #require(report["findings"] as? [[String: Any]])
    try #require(!findings.isEmpty)
    for finding in findings {
      #expect(
        Set(finding.keys) == [
          "rule", "discriminator", "attribute", "severity", "confidence", "site", "routes",
          "fingerprint", "state", "evidence",
        ])
      #expect(finding["routes"] is [String])
      let evidence = try #require(finding["evidence"] as? [String: Any])
      #expect(
        Set(evidence.keys) == [
          "requests", "clients", "parties", "first_time", "last_time", "samples",
        ])
      for sample in try #require(evidence["samples"] as? [[String: Any]]) {
        #expect(Set(sample.keys) == ["source", "line"])
      }
    }
    for rule in try #require(report["assessment"] as? [[String: Any]]) {
      #expect(Set(rule.keys) == ["rule", "status", "coverage", "missing"])
    }
    let exit = try #require(report["exit"] as? [String: Any])
    #expect(Set(exit.keys) == ["code", "reasons"])
  }

  @Test("A combined log cannot show CORS: nothing is passed, and it ends with 4")
  func notAssessable() throws {
    let run = try audit(["SampleLogs/legacy.shop.example.combined.log.gz", "--format", "json"])
    #expect(run.status == 4)
    let report = try json(run)
    let findings = try #require(report["findings"] as? [[String: Any]])
    // An OPTIONS that gets 405 where POST works: what can be inferred is said to be so.
    #expect(findings.map { $0["discriminator"] as? String } == ["inferred: not-routed"])
    #expect(findings.map { $0["confidence"] as? String } == ["suspected"])
    for rule in try #require(report["assessment"] as? [[String: Any]]) {
      // The first says so: it is found.
      let found = ["log-coverage-insufficient", "preflight-bad-status"]
      let isFound = found.contains(rule["rule"] as? String ?? "")
      #expect(rule["status"] as? String == (isFound ? "found" : "not-assessable"), "\(rule)")
      if !isFound { #expect(rule["coverage"] as? Double == 0) }
    }
    let markdown = try audit(["SampleLogs/legacy.shop.example.combined.log.gz"]).output
    #expect(!markdown.contains("No findings"))
    #expect(markdown.contains("$http_origin"))
  }

  @Test("Who asks from other sites is inferred from Referer where Origin is not logged")
  func inferredCallers() throws {
    func line(_ method: String, _ path: String, _ host: String, _ referer: String) -> String {
      """
      \(host):443 203.0.113.7 - - [24/Nov/2026:10:00:00 +0000] "\(method) \(path) HTTP/1.1" 200 5 \
      "\(referer)" "Mozilla/5.0"

      """
    }
    let log = try folder.file(
      "access.log",
      line("OPTIONS", "/v1/orders", "api.example.com", "https://app.example.com/cart")
        + line("POST", "/v1/orders", "api.example.com", "https://app.example.com/cart")
        + line("GET", "/", "api.example.com", "https://search.example/?q=1")
        + line("GET", "/a", "api.example.com", "https://api.example.com/")
        + line("GET", "/a", "api.example.com", "-"))
    let text = try audit([log]).output
    #expect(text.contains("Inferred: where `Origin` is not logged, `Referer` names pages"))
    #expect(text.contains("| `https://app.example.com` | 2 | 1 | `"))
    #expect(text.contains("| `https://search.example` | 1 | 0 | `"))
    #expect(!text.contains("| `https://api.example.com` |"))
  }

  @Test("A log that names no host cannot tell own origins from others: that is no pass")
  func noHost() throws {
    let line = """
      203.0.113.7 - - [24/Nov/2026:10:00:00 +0000] "GET /a HTTP/1.1" 200 5 "-" "Mozilla/5.0" \
      "https://a.example" "https://b.example" "true"

      """
    let log = try folder.file("nohost.log", line)
    let format = """
      nginx:$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent \
      "$http_referer" "$http_user_agent" "$http_origin" \
      "$sent_http_access_control_allow_origin" "$sent_http_access_control_allow_credentials"
      """
    let report = try json(try audit(["--log-format", format, log, "--format", "json"]))
    let assessment = try #require(report["assessment"] as? [[String: Any]])
    for rule in ["cross-origin-read-blocked", "reflected-arbitrary-origin"] {
      let found = try #require(assessment.first { $0["rule"] as? String == rule })
      #expect(found["status"] as? String == "not-assessable")
      #expect(found["missing"] as? [String] == ["host"])
    }
  }

  @Test("A directory without logs is no all-clear: the report says that nothing was read")
  func nothingRead() throws {
    let run = try audit([folder.path])
    #expect(run.status == 4)
    #expect(run.output.contains("Nothing was read"))
  }

  @Test("Without rows clients are not known, and the findings are the same")
  func rollupOnly() throws {
    let rows = try json(try audit(["SampleLogs", "--format", "json"]))
    let rollup = try json(try audit(["SampleLogs", "--keep", "rollup", "--format", "json"]))
    func fingerprints(_ report: [String: Any]) -> [String] {
      ((report["findings"] as? [[String: Any]]) ?? []).compactMap { $0["fingerprint"] as? String }
    }
    #expect(Set(fingerprints(rows)) == Set(fingerprints(rollup)))
    let evidence = (rollup["findings"] as? [[String: Any]])?.first?["evidence"] as? [String: Any]
    #expect(evidence?["clients"] is NSNull)
  }

  @Test("-o writes each report in the format of its extension, for its owner only")
  func outputs() throws {
    let names = [folder.path + "/r.md", folder.path + "/r.json"]
    let run = try audit(["SampleLogs", "-o", names[0], "-o", names[1]])
    #expect(run.status == 0 && run.output.isEmpty, "\(run.errors)")
    for name in names {
      let attributes = try FileManager.default.attributesOfItem(atPath: name)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    let data = try #require(FileManager.default.contents(atPath: names[1]))
    #expect(try JSONSerialization.jsonObject(with: data) is [String: Any])
    #expect(try audit(["SampleLogs", "-o", folder.path + "/r.txt"]).status == 64)
  }

  @Test("--fail-on ends with 1 where a finding is that severe, and only there")
  func failOn() throws {
    #expect(try audit(["SampleLogs", "--quiet", "--fail-on", "critical"]).status == 1)
    let harmless = "SampleLogs/rules/preflight-max-age-missing/trips.log"
    #expect(try audit([harmless, "--quiet", "--fail-on", "critical"]).status == 0)
    #expect(try audit([harmless, "--quiet", "--fail-on", "low"]).status == 1)
  }

  @Test("A report does not change one byte of the store")
  func reportReads() throws {
    let ingest = try Program.run(["ingest", "--db", store, "SampleLogs"])
    #expect(ingest.status == 0, "\(ingest.errors)")
    let before = FileManager.default.contents(atPath: store)
    let report = try Program.run(["report", "--db", store])
    #expect(report.status == 0, "\(report.errors)")
    #expect(FileManager.default.contents(atPath: store) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["audit.sqlite"])
  }

  @Test("A rule of the user's that is wrong, or does more than read, is refused by its name")
  func userRules() throws {
    let header = """
      -- id: mine
      -- title: mine
      -- severity: low
      -- group: hygiene
      -- scope: site
      -- needs: method
      -- candidates: 1
      -- why: because
      -- fix:
      -- references:
      -- traps:

      """
    for (statement, isGood) in [
      ("SELECT site, route, 'x' AS discriminator, policy_id FROM policies LIMIT 1;", true),
      ("SELECT nothing FROM nowhere;", false),
      ("DELETE FROM policies;", false),
    ] {
      _ = try folder.file("mine.sql", header + statement)
      let run = try audit(["SampleLogs", "--format", "json", "--rules", folder.path])
      #expect((run.status == 0) == isGood, "\(statement): \(run.errors)")
      #expect(run.errors.contains("mine.sql") != isGood)
    }
  }

  @Test("Nothing is left in the temporary folder")
  func temporaryStore() throws {
    let run = try Program.shell(
      "TMPDIR='\(folder.path)' '\(Program.path)' audit --quiet SampleLogs > /dev/null")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("A line from the future does not move the window away from everything else")
  func future() throws {
    let null = try #require(
      FileManager.default.contents(
        atPath: Program.root + "/SampleLogs/rules/null-origin-allowed/trips.log"))
    let text = String(decoding: null, as: UTF8.self)
    let line = try #require(text.split(separator: "\n").first)
    let time = try #require(line.firstRange(of: /"t":[0-9.]+/))
    let future = line.replacingCharacters(in: time, with: "\"t\":253402300799.0")
    let log = try folder.file("future.log", text + future + "\n")
    let report = try json(try audit(["--db", store, log, "--format", "json"]))
    let rules = ((report["findings"] as? [[String: Any]]) ?? []).compactMap {
      $0["rule"] as? String
    }
    #expect(rules.contains("null-origin-allowed"))
    let summary = try #require(report["summary"] as? [String: Any])
    #expect(summary["outside"] as? Int == 1)
  }

  @Test("A server that lets in everybody makes nobody known elsewhere")
  func openServer() throws {
    func line(_ number: Int, host: String, origin: String, allow: String) -> String {
      """
      {"v":"cors1","t":179500000\(number % 10).000,"ip":"203.0.113.\(number)","m":"GET","sch":"https",\
      "host":"\(host)","hh":"\(host)","port":"443","uri":"/x","p":"HTTP/2.0","st":"200","b":5,"rt":0.001,\
      "o":"\(origin)","acrm":"","acrh":"","sfs":"cross-site","sfm":"cors","ua":"Mozilla/5.0","ct":"",\
      "ck":0,"au":0,"acao":"\(allow)","acac":"","acam":"","acah":"","acma":"","vary":"Origin","cc":""}

      """
    }
    var text = ""
    for number in 1...5 {
      let origin = "https://stranger\(number)-site.example"
      text += line(number, host: "open.test.example", origin: origin, allow: origin)
      text += line(number, host: "strict.shop.example", origin: origin, allow: "")
    }
    let log = try folder.file("open.log", text)
    let report = try json(try audit([log, "--format", "json"]))
    let rules = ((report["findings"] as? [[String: Any]]) ?? []).compactMap {
      $0["rule"] as? String
    }
    #expect(rules.contains("reflected-arbitrary-origin"))
    #expect(!rules.contains("cross-origin-read-blocked"), "\(report)")
  }

  @Test("Who stops reading leaves nothing behind")
  func brokenPipe() throws {
    let run = try Program.shell(
      "TMPDIR='\(folder.path)' '\(Program.path)' audit --quiet SampleLogs | head -n 1")
    #expect(run.status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(
    "A window that cannot be is a mistake",
    arguments: [
      ["--since", "2030-01-01", "--until", "2020-01-01"], ["--site", "api.example.com"],
      ["--since", "yesterday"],
    ])
  func windows(arguments: [String]) throws {
    #expect(try audit(["SampleLogs", "--quiet"] + arguments).status == 64)
  }

  @Test("A finding of a rule of the user's needs a pattern as proof")
  func unknownPattern() throws {
    let rule = """
      -- id: mine
      -- title: mine
      -- severity: low
      -- group: hygiene
      -- scope: site
      -- needs: method
      -- candidates: 1
      -- why: because
      -- fix:
      -- references:
      -- traps:
      SELECT 'site' AS site, 'route' AS route, 'x' AS discriminator, -5 AS policy_id;
      """
    _ = try folder.file("mine.sql", rule)
    let run = try audit(["SampleLogs", "--rules", folder.path])
    #expect(run.status == 64)
    #expect(run.errors.contains("mine.sql") && run.errors.contains("-5"))
  }

  @Test("Night after night a report says what is new and what persists")
  func nights() throws {
    func night(_ rules: [String], day: Double) throws -> String {
      var text = ""
      for rule in rules {
        let path = Program.root + "/SampleLogs/rules/\(rule)/trips.log"
        let data = try #require(FileManager.default.contents(atPath: path))
        text += String(decoding: data, as: UTF8.self)
      }
      let shifted = text.replacing(/"t":([0-9]+)/) { match in
        "\"t\":\((Int(match.1) ?? 0) + Int(day * 86_400))"
      }
      return try folder.file("night\(Int(day)).log", shifted)
    }
    func states(_ log: String) throws -> [String: String] {
      let report = try json(try audit(["--db", store, log, "--format", "json"]))
      let findings = try #require(report["findings"] as? [[String: Any]])
      return Dictionary(
        findings.map { (($0["rule"] as? String) ?? "", ($0["state"] as? String) ?? "") },
        uniquingKeysWith: { first, _ in first })
    }
    let first = try states(try night(["null-origin-allowed"], day: 0))
    #expect(first["null-origin-allowed"] == "new")
    let second = try states(
      try night(["null-origin-allowed", "preflight-redirected"], day: 1))
    #expect(["persisting", "worse"].contains(second["null-origin-allowed"]))
    #expect(second["preflight-redirected"] == "new")
  }
}
