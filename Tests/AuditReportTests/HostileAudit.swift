@testable import PolicyAudit

/// An audit of which every value that comes from a log is the same text.
enum HostileAudit {
  static func with(_ text: String) -> Audit {
    let sample = EvidenceSample(
      source: text, line: 1, fields: [("origin", text), ("route", text), ("vary", "")])
    let finding = Fixture.finding(
      Fixture.nullOrigin, .high, discriminator: text, attribute: text, site: text,
      routes: [text, text], reasons: ["the rule starts at high"],
      evidence: Fixture.evidence(
        origins: [text, text], originCount: 2, samples: [sample, sample, sample]))
    var accepted = finding
    accepted.accepted = "by Ana"
    var resolved = finding
    resolved.state = .resolved
    return Fixture.audit(
      findings: [finding, accepted, resolved],
      assessment: [
        Fixture.assessment(
          Fixture.reflected, .partial, coverage: 0.5, missing: ["origin", text], in: [text])
      ],
      sources: [Fixture.source(text, format: text)],
      gaps: [
        CoverageGap(source: text, format: text, missing: ["origin"], cannot: ["origin"], rules: [])
      ])
  }
}
