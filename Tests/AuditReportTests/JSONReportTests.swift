import AuditReport
import Foundation
import Testing

@testable import PolicyAudit

@Suite("The JSON report")
struct JSONReportTests {
  private func text(_ audit: Audit, exit: ExitSummary = ExitSummary(code: 0)) -> String {
    JSONReport().report(on: audit, fixTexts: Fixture.fixTexts, exit: exit)
  }

  private func object(_ value: Any?) throws -> [String: Any] {
    try #require(value as? [String: Any])
  }

  private func parsed(_ audit: Audit) throws -> [String: Any] {
    try object(JSONSerialization.jsonObject(with: Data(text(audit).utf8)))
  }

  @Test("has exactly the promised keys")
  func keys() throws {
    let report = try parsed(Fixture.full)
    #expect(Set(report.keys) == ["findings", "assessment", "summary", "exit"])
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(findings.count == 7)
    for finding in findings {
      #expect(
        Set(finding.keys) == [
          "rule", "discriminator", "attribute", "severity", "confidence", "site", "routes",
          "fingerprint", "state", "evidence",
        ])
      #expect(finding["routes"] is [String])
      let evidence = try object(finding["evidence"])
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
    #expect(try Set(object(report["exit"]).keys) == ["code", "reasons"])
  }

  @Test("has its keys in the promised order, and equal bytes for an equal audit")
  func order() {
    let json = text(Fixture.full)
    #expect(json == text(Fixture.full))
    let keys = [
      "\"findings\"", "\"rule\"", "\"discriminator\"", "\"attribute\"", "\"severity\"",
      "\"confidence\"", "\"site\"", "\"routes\"", "\"fingerprint\"", "\"state\"", "\"evidence\"",
      "\"requests\"", "\"clients\"", "\"parties\"", "\"first_time\"", "\"last_time\"",
      "\"samples\"", "\"source\"", "\"line\"", "\"assessment\"", "\"status\"", "\"coverage\"",
      "\"missing\"", "\"summary\"", "\"exit\"", "\"code\"", "\"reasons\"",
    ]
    var rest = json[...]
    for key in keys {
      guard let range = rest.range(of: key) else {
        Issue.record("\(key) does not stand in its place")
        return
      }
      rest = rest[range.upperBound...]
    }
  }

  @Test("says null for clients where no rows are kept, and for a coverage of no candidates")
  func nulls() {
    let json = text(
      Fixture.audit(
        findings: [
          Fixture.finding(Fixture.maxAge, .low, evidence: Fixture.evidence(clients: nil))
        ],
        assessment: [Fixture.assessment(Fixture.maxAge, .noTraffic, coverage: nil)]))
    #expect(json.contains("\"clients\": null,") && json.contains("\"coverage\": null,"))
    #expect(json.contains("\"attribute\": null,"))
  }

  @Test(
    "writes shares without noise, and never rounds to all or nothing",
    arguments: [
      (0.1 + 0.2, "0.3"), (1, "1"), (0, "0"), (2.0 / 3, "0.666667"), (0.999_999_99, "0.999999"),
      (0.000_000_01, "1e-06"), (.nan, "null"), (.infinity, "null"),
    ] as [(Double, String)])
  func shares(_ share: Double, _ expected: String) {
    let json = text(
      Fixture.audit(assessment: [Fixture.assessment(Fixture.maxAge, .partial, coverage: share)]))
    #expect(json.contains("\"coverage\": \(expected),"))
  }

  @Test("is whole for an empty audit")
  func empty() throws {
    let report = try parsed(Fixture.audit(sources: [], requests: 0, window: nil))
    #expect((report["findings"] as? [Any])?.isEmpty == true)
    #expect((report["assessment"] as? [Any])?.isEmpty == true)
  }

  @Test("hands on the exit code and its reasons")
  func exit() {
    let json = text(Fixture.audit(), exit: ExitSummary(code: 4, reasons: ["nothing assessable"]))
    #expect(json.contains("\"code\": 4") && json.contains("[\"nothing assessable\"]"))
  }

  @Test("holds all of a thousand findings")
  func thousand() throws {
    let findings = (0..<1000).map {
      Fixture.finding(Fixture.maxAge, .low, discriminator: String($0))
    }
    #expect((try parsed(Fixture.audit(findings: findings))["findings"] as? [Any])?.count == 1000)
  }

  @Test("hands on unchanged, and cannot be broken out of by", arguments: HostileText.all)
  func hostile(_ hostile: HostileText) throws {
    let audit = HostileAudit.with(hostile.text)
    #expect(MarkdownReading.hidden(text(audit)).isEmpty)
    let report = try parsed(audit)
    let finding = try #require((report["findings"] as? [[String: Any]])?.first)
    for key in ["site", "discriminator", "attribute"] {
      let value = try #require(finding[key] as? String)
      #expect(Array(value.unicodeScalars) == Array(hostile.text.unicodeScalars))
    }
  }
}
