import Foundation
import Queries
import Testing

@Suite("Each rule is tripped by its log and passed by its near miss")
struct RuleSamplesTests {
  static let rules = QueryCatalogue.rules.filter { $0.select != nil }.map(\.id)

  @Test("trips.log has a finding of the rule, proved by a line", arguments: rules)
  func trips(rule: String) throws {
    let report = try report(rule, "trips.log")
    let findings = report.findings.filter { $0["rule"] as? String == rule }
    #expect(!findings.isEmpty, "\(report.findings)")
    for finding in findings {
      let evidence = try #require(finding["evidence"] as? [String: Any])
      let samples = try #require(evidence["samples"] as? [[String: Any]])
      #expect(!samples.isEmpty)
      #expect(samples.allSatisfy { ($0["line"] as? Int ?? 0) > 0 })
    }
    #expect(report.status(of: rule) == "found")
  }

  @Test("passes.log has none, and the rule was assessed", arguments: rules)
  func passes(rule: String) throws {
    let report = try report(rule, "passes.log")
    #expect(report.findings.filter { $0["rule"] as? String == rule }.isEmpty)
    #expect(report.status(of: rule) == "no-finding")
  }

  private struct Report {
    var findings: [[String: Any]]
    var assessment: [[String: Any]]

    func status(of rule: String) -> String? {
      assessment.first { $0["rule"] as? String == rule }?["status"] as? String
    }
  }

  private func report(_ rule: String, _ log: String) throws -> Report {
    let run = try Program.run(["audit", "SampleLogs/rules/\(rule)/\(log)", "--format", "json"])
    let json = try #require(try run.json() as? [String: Any], "\(run.errors)")
    return Report(
      findings: try #require(json["findings"] as? [[String: Any]]),
      assessment: try #require(json["assessment"] as? [[String: Any]]))
  }
}
