/// A finding as a recorded audit keeps it.
package struct RecordedFinding: Hashable, Sendable {
  package var rule: String
  package var site: String
  package var discriminator: String
  package var attribute: String?
  package var severity: Severity
  package var confidence: Confidence
  package var fingerprint: String
  package var routes: [String]

  package init(
    rule: String, site: String, discriminator: String, attribute: String?, severity: Severity,
    confidence: Confidence, fingerprint: String, routes: [String]
  ) {
    self.rule = rule
    self.site = site
    self.discriminator = discriminator
    self.attribute = attribute
    self.severity = severity
    self.confidence = confidence
    self.fingerprint = fingerprint
    self.routes = routes
  }

  package init(_ finding: Finding) {
    self.init(
      rule: finding.rule.id, site: finding.site, discriminator: finding.discriminator,
      attribute: finding.attribute, severity: finding.severity, confidence: finding.confidence,
      fingerprint: finding.fingerprint, routes: finding.routes)
  }
}

/// An audit as the store recorded it, for comparison with the next.
package struct RecordedAudit: Sendable {
  package var id: Int64
  package var createdMilliseconds: Int64
  package var windowEnd: Int64
  /// Without those it had itself found resolved or without traffic.
  package var findings: [RecordedFinding]

  package init(
    id: Int64, createdMilliseconds: Int64, windowEnd: Int64, findings: [RecordedFinding]
  ) {
    self.id = id
    self.createdMilliseconds = createdMilliseconds
    self.windowEnd = windowEnd
    self.findings = findings
  }
}

extension Audit {
  /// Findings that are there now: all but those resolved or without traffic since the baseline.
  package var currentFindings: [Finding] { findings.filter(\.isCurrent) }

  /// Gives every finding its state against a recorded audit; without one all are new.
  ///
  /// A finding that is gone is `resolved` only where requests it could have been found in were
  /// assessed in this window, else it is `no-traffic`: silence is not repair. Both stand behind the
  /// current findings, with the recorded severity and no evidence. A rule that is gone is left out.
  ///
  /// - Parameter wasAssessed: whether this window had requests on the finding's site and routes
  ///   that its rule could assess.
  package func compared(
    with recorded: RecordedAudit?, wasAssessed: (RecordedFinding) -> Bool
  ) -> Audit {
    var audit = self
    audit.findings = currentFindings
    guard let recorded else {
      audit.baseline = nil
      for index in audit.findings.indices { audit.findings[index].state = .new }
      return audit
    }
    let before = Dictionary(
      recorded.findings.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    for index in audit.findings.indices {
      let finding = audit.findings[index]
      audit.findings[index].state = finding.state(after: before[finding.fingerprint])
    }
    let now = Set(audit.findings.map(\.fingerprint))
    let rules = Dictionary(
      assessment.map { ($0.rule.id, $0.rule) }, uniquingKeysWith: { first, _ in first })
    for gone in recorded.findings where !now.contains(gone.fingerprint) {
      guard let rule = rules[gone.rule] else { continue }
      audit.findings.append(Finding(gone, rule: rule, wasAssessed: wasAssessed(gone)))
    }
    audit.baseline = AuditBaseline(
      id: recorded.id, createdMilliseconds: recorded.createdMilliseconds,
      windowEnd: recorded.windowEnd)
    return audit
  }
}

extension Finding {
  /// False where it is only remembered from the baseline.
  package var isCurrent: Bool { state != .resolved && state != .noTraffic }

  fileprivate func state(after before: RecordedFinding?) -> FindingState {
    guard let before else { return .new }
    if severity != before.severity { return severity > before.severity ? .worse : .better }
    if confidence != before.confidence { return confidence > before.confidence ? .worse : .better }
    return .persisting
  }

  /// A finding of the baseline that is not there now.
  fileprivate init(_ gone: RecordedFinding, rule: RuleHeader, wasAssessed: Bool) {
    self.init(
      rule: rule, discriminator: gone.discriminator, attribute: gone.attribute,
      severity: gone.severity, confidence: gone.confidence, site: gone.site, routes: gone.routes,
      fingerprint: gone.fingerprint, state: wasAssessed ? .resolved : .noTraffic,
      severityReasons: [
        wasAssessed
          ? "as recorded; in this window the same requests were answered without this fault"
          : "as recorded; this window has no request that could show it"
      ],
      evidence: Evidence(
        requests: 0, clients: nil, parties: 0, origins: [], originCount: 0, firstTime: nil,
        lastTime: nil, samples: []),
      accepted: nil)
  }
}
