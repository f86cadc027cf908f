import Testing

@testable import PolicyAudit

@Suite("The arithmetic of severity")
struct SeverityTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var group = "exposure"
    var base: Severity
    var expected: Severity
    var change: @Sendable (inout SeverityFacts) -> Void = { _ in }

    init(
      _ description: String, group: String = "exposure", base: Severity, gives expected: Severity,
      _ change: @escaping @Sendable (inout SeverityFacts) -> Void = { _ in }
    ) {
      testDescription = description
      self.group = group
      self.base = base
      self.expected = expected
      self.change = change
    }
  }

  @Test(
    arguments: [
      Case("nothing known: the base", base: .high, gives: .high),
      Case("credentials in use: one up", base: .high, gives: .critical) {
        $0.showsCredentials = true
      },
      Case("credentials never allowed: one down", base: .high, gives: .medium) {
        $0.neverAllowsCredentials = true
      },
      Case("a write granted: one up", base: .low, gives: .medium) { $0.grantsWrite = true },
      Case("only errors: one down", base: .medium, gives: .low) { $0.isAllErrors = true },
      Case("steps add up", base: .medium, gives: .critical) {
        $0.showsCredentials = true
        $0.grantsWrite = true
      },
      Case("never below info", base: .info, gives: .info) {
        $0.neverAllowsCredentials = true
        $0.isAllErrors = true
      },
      Case("never above critical", base: .critical, gives: .critical) {
        $0.showsCredentials = true
        $0.grantsWrite = true
      },
      Case("critical only with credentials in use", base: .high, gives: .high) {
        $0.grantsWrite = true
      },
      Case("or on a private network", base: .high, gives: .critical) {
        $0.grantsWrite = true
        $0.targetsPrivateNetwork = true
      },
      Case(
        "broken: credentials and errors change nothing", group: "broken", base: .high, gives: .high
      ) {
        $0.neverAllowsCredentials = true
        $0.isAllErrors = true
        $0.grantsWrite = true
      },
      Case("broken for strangers only: info", group: "broken", base: .high, gives: .info) {
        $0.isOnlyStrangers = true
      },
      Case("exposed to strangers only: as bad as ever", base: .high, gives: .high) {
        $0.isOnlyStrangers = true
      },
      Case("performance: the base", group: "performance", base: .low, gives: .low) {
        $0.showsCredentials = true
        $0.grantsWrite = true
        $0.isAllErrors = true
      },
      Case("what the rule itself says is final", base: .high, gives: .low) {
        $0.showsCredentials = true
        $0.final = .low
      },
    ])
  func arithmetic(_ example: Case) {
    var facts = SeverityFacts()
    example.change(&facts)
    let rule = RuleHeader.sample(severity: example.base, group: example.group)
    #expect(severity(of: rule, facts).severity == example.expected)
  }

  @Test("Each step is told in words")
  func reasons() {
    var facts = SeverityFacts()
    facts.neverAllowsCredentials = true
    facts.grantsWrite = true
    let reasons = severity(of: .sample(severity: .high), facts).reasons
    #expect(
      reasons == [
        "base high", "-1 as credentials are never allowed: medium",
        "+1 as requests that change something are granted: high",
      ])
  }
}

extension RuleHeader {
  static func sample(
    id: String = "sample-rule", severity: Severity = .high, group: String = "exposure",
    scope: String = "site", needs: [String] = []
  ) -> RuleHeader {
    RuleHeader(
      id: id, title: "", severity: severity, group: group, scope: scope, needs: needs,
      candidates: "1", settings: [], why: "", fix: [], references: "", traps: "")
  }
}
