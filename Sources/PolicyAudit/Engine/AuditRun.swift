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
    let candidates = Candidates(store: store, coverage: coverage)
    var results: [RuleResult] = []
    let ours = auditor.rules.filter { $0.file == nil }
    for (rule, count) in zip(ours, try candidates.counts(of: ours)) {
      let rows = try store.evidence(of: rule, timeout: nil)
      results.append(RuleResult(rule: rule, rows: rows, candidates: count))
    }
    // From here on SQL of the user's runs: nothing may be written any more, not even TEMP tables.
    store.lockDown()
    for rule in auditor.rules where rule.file != nil {
      let rows = try store.evidence(of: rule, timeout: auditor.ruleTimeout)
      let count = try candidates.count(of: rule, timeout: auditor.ruleTimeout)
      results.append(RuleResult(rule: rule, rows: rows, candidates: count))
    }
    var findings = try Evidencing(store: store, window: window).findings(of: results)
    for index in findings.indices {
      findings[index].accepted = acceptance(
        of: findings[index].fingerprint, in: auditor.configuration.acceptedFindings,
        atMilliseconds: now)
    }
    let sources = try sourceSummaries()
    let assessment = assessed(results, found: Set(findings.map(\.rule.id)))
    let gaps = coverageGaps(assessment: assessment, coverage: coverage, sources: sources)
    let audit = Audit(
      version: auditor.version, window: try windowRange(sources), createdMilliseconds: now,
      summary: try summary(assessment: assessment, findings: findings), sources: sources,
      coverage: coverage,
      assessment: assessment.map { withCoverageRule($0, gaps: gaps, sources: sources) },
      findings: findings.sorted(by: standsBefore), coverageGaps: gaps, baseline: nil)
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

/// What a rule gave: the evidence its SELECT named and the requests it is about.
struct RuleResult {
  let rule: Rule
  let rows: [EvidenceRow]
  let candidates: CandidateCount
}

/// Most severe first, then most confirmed, then most requests; the rest only so that the order is
/// the same in every run.
private func standsBefore(_ left: Finding, _ right: Finding) -> Bool {
  if left.severity != right.severity { return left.severity > right.severity }
  if left.confidence != right.confidence { return left.confidence > right.confidence }
  // What was gathered of many names comes behind those with a name of their own.
  let isGathered = (left.discriminator.hasPrefix("+ "), right.discriminator.hasPrefix("+ "))
  if isGathered.0 != isGathered.1 { return isGathered.1 }
  if left.evidence.requests != right.evidence.requests {
    return left.evidence.requests > right.evidence.requests
  }
  return (left.rule.id, left.site, left.discriminator, left.fingerprint)
    < (right.rule.id, right.site, right.discriminator, right.fingerprint)
}
