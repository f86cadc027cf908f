import Testing

@testable import PolicyAudit

@Suite("Comparison with a recorded audit")
struct ComparisonTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// Severity and confidence then and now; nil where it was or is not found.
    var before: (Severity, Confidence)?
    var now: (Severity, Confidence)?
    var wasAssessed = true
    var expected: FindingState

    init(
      _ description: String, before: (Severity, Confidence)?, now: (Severity, Confidence)?,
      wasAssessed: Bool = true, is expected: FindingState
    ) {
      testDescription = description
      self.before = before
      self.now = now
      self.wasAssessed = wasAssessed
      self.expected = expected
    }
  }

  @Test(
    arguments: [
      Case("not there before", before: nil, now: (.high, .confirmed), is: .new),
      Case(
        "there before and now", before: (.high, .likely), now: (.high, .likely), is: .persisting),
      Case("more severe", before: (.medium, .confirmed), now: (.high, .likely), is: .worse),
      Case("less severe", before: (.high, .likely), now: (.low, .confirmed), is: .better),
      Case(
        "as severe, more certain", before: (.high, .likely), now: (.high, .confirmed), is: .worse),
      Case(
        "as severe, less certain", before: (.high, .confirmed), now: (.high, .likely), is: .better),
      Case("gone, and looked for", before: (.high, .confirmed), now: nil, is: .resolved),
      Case(
        "gone, and nothing to look at", before: (.high, .confirmed), now: nil, wasAssessed: false,
        is: .noTraffic),
    ])
  func states(_ example: Case) throws {
    let audit = Audit.sample(findings: example.now.map { [Finding.sample($0.0, $0.1)] } ?? [])
    let recorded = RecordedAudit(
      id: 7, createdMilliseconds: 1, windowEnd: 2,
      findings: example.before.map { [RecordedFinding(Finding.sample($0.0, $0.1))] } ?? [])
    let compared = audit.compared(with: recorded) { _ in example.wasAssessed }
    #expect(compared.findings.map(\.state) == [example.expected])
    #expect(compared.baseline?.id == 7)
    #expect(compared.currentFindings.count == (example.now == nil ? 0 : 1))
  }

  @Test("Without a recorded audit everything is new")
  func noBaseline() {
    let compared = Audit.sample(findings: [.sample(.low, .likely)])
      .compared(with: nil) { _ in true }
    #expect(compared.findings.map(\.state) == [.new])
    #expect(compared.baseline == nil)
  }

  @Test("A finding of a rule that is no more is left out")
  func goneRule() {
    var gone = RecordedFinding(Finding.sample(.high, .confirmed))
    gone.rule = "a-rule-of-before"
    gone.fingerprint = "00"
    let recorded = RecordedAudit(id: 1, createdMilliseconds: 1, windowEnd: 1, findings: [gone])
    #expect(Audit.sample(findings: []).compared(with: recorded) { _ in true }.findings.isEmpty)
  }
}

extension Finding {
  static func sample(_ severity: Severity, _ confidence: Confidence) -> Finding {
    Finding(
      rule: .sample(), discriminator: "d", attribute: nil, severity: severity,
      confidence: confidence, site: "https://api.example.com", routes: ["/"], fingerprint: "ff",
      state: .new, severityReasons: [],
      evidence: Evidence(
        requests: 1, clients: 1, parties: 1, origins: [], originCount: 0, firstTime: nil,
        lastTime: nil, samples: []),
      accepted: nil)
  }
}

extension Audit {
  static func sample(findings: [Finding]) -> Audit {
    Audit(
      version: "", window: nil, createdMilliseconds: 0,
      summary: AuditSummary(
        requests: 0, outside: 0, preflights: 0, crossOrigin: 0, blocked: 0, conditional: 0,
        origins: 0,
        sites: 0, findings: [:], assessable: 0, rules: 0),
      sources: [], coverage: [],
      assessment: [
        RuleAssessment(
          rule: .sample(), status: .noFinding, coverage: 1, candidates: 1, missing: [],
          missingIn: [])
      ], findings: findings, coverageGaps: [], baseline: nil)
  }
}
