/// One audit in the making: the steps in their order, over one connection.
struct AuditRun {
  let auditor: PolicyAuditor
  let window: AuditWindow
  let now: Int64
  let store: StoreReader

  init(_ auditor: PolicyAuditor, store path: String, window: AuditWindow, now: Int64)
    throws(AuditError)
  {
    self.auditor = auditor
    self.window = window
    self.now = now
    store = try StoreReader(path: path)
  }

  func audit(comparedWith baseline: RecordedAudit?) throws(AuditError) -> Audit {
    try WindowTables(self).make()
    let coverage = try fieldCoverage()
    let unseenPreflights = try UnseenPreflights(in: store)
    let candidates = Candidates(
      store: store, coverage: coverage, unseenPreflights: unseenPreflights)
    let evidence = EvidenceTables(store: store)
    try evidence.make()
    // Ours before those of the user's.
    let ours = auditor.rules.filter { $0.file == nil }
    let rules = ours + auditor.rules.filter { $0.file != nil }
    var counts = try candidates.counts(of: ours)
    for (number, rule) in rules.enumerated() {
      try evidence.collect(rule, number: number, timeout: auditor.ruleTimeout)
      guard rule.file != nil else { continue }
      counts.append(try candidates.count(of: rule, timeout: auditor.ruleTimeout))
    }
    let results = zip(rules, counts).map { RuleResult(rule: $0, candidates: $1) }
    let findings = try Evidencing(
      store: store, window: window, now: now,
      acceptedFindings: auditor.configuration.acceptedFindings
    ).findings(of: rules)
    let sources = try sourceSummaries()
    let assessment = assessed(results, found: Set(findings.map(\.rule.id)))
    let gaps = coverageGaps(
      assessment: assessment, coverage: coverage, sources: sources,
      unseenPreflights: unseenPreflights)
    let audit = Audit(
      version: auditor.version, window: try windowRange(sources), createdMilliseconds: now,
      summary: try summary(assessment: assessment, findings: findings), sources: sources,
      coverage: coverage,
      assessment: assessment.map { withCoverageRule($0, gaps: gaps, sources: sources) },
      findings: findings, coverageGaps: gaps, unseenPreflights: unseenPreflights,
      inferredCallers: try InferredCallers(in: store, window: window), baseline: nil)
    var assessedBefore: Set<RecordedFinding> = []
    for finding in baseline?.findings ?? [] {
      let wasAssessed = try candidates.hasAssessed(
        finding, in: results, timeout: auditor.ruleTimeout)
      if wasAssessed { assessedBefore.insert(finding) }
    }
    return audit.compared(with: baseline) { assessedBefore.contains($0) }
  }

  private func assessed(_ results: [RuleResult], found: Set<String>) -> [RuleAssessment] {
    results.map { result in
      let candidates = result.candidates
      return RuleAssessment(
        rule: result.rule.header,
        status: candidates.status(found: found.contains(result.rule.header.id)),
        coverage: candidates.coverage, candidates: candidates.requests,
        missing: candidates.missing, missingIn: candidates.missingIn)
    }
  }

  /// The engine's own rule is found where logs leave something out, whatever its header says.
  private func withCoverageRule(
    _ assessment: RuleAssessment, gaps: [CoverageGap], sources: [SourceSummary]
  ) -> RuleAssessment {
    guard assessment.rule.id == Rule.logCoverage else { return assessment }
    var assessment = assessment
    let entries = sources.reduce(0) { $0 + $1.entries }
    assessment.status = entries == 0 ? .noTraffic : gaps.isEmpty ? .noFinding : .found
    assessment.candidates = entries
    assessment.coverage = entries == 0 ? nil : 1
    return assessment
  }
}

/// A rule and the requests it is about.
struct RuleResult {
  let rule: Rule
  let candidates: CandidateCount
}
