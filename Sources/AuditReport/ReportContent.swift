import PolicyAudit

/// What a report is written from: the audit, sorted into what a reader asks for separately.
struct ReportContent {
  let audit: Audit
  let fixes: [String: FixRecipe]
  let exit: ExitSummary
  /// The rules that judge the site; one of scope `audit` speaks of the log itself.
  let assessment: [RuleAssessment]
  /// What is wrong now, in the order of the audit: most severe first.
  let open: [Finding]
  /// What is wrong and was accepted in the configuration.
  let accepted: [Finding]
  /// What the last audit found and this one does not.
  let past: [Finding]

  /// As many findings as a person reads; what lies beyond is counted, and the JSON report has it all.
  static let mostFindings = 50
  /// The open findings that are told in full.
  var shown: ArraySlice<Finding> { open.prefix(Self.mostFindings) }

  init(audit: Audit, fixTexts: [String: String], exit: ExitSummary) {
    self.audit = audit
    self.exit = exit
    fixes = fixTexts.mapValues(FixRecipe.init(markdown:))
    assessment = audit.assessment.filter { $0.rule.scope != "audit" }
    past = audit.findings.filter(\.isPast)
    accepted = audit.findings.filter { !$0.isPast && $0.accepted != nil }
    open = audit.findings.filter { !$0.isPast && $0.accepted == nil }
  }

  /// The rules that could not judge everything, because lines lack fields that they need.
  var limited: [RuleAssessment] {
    assessment.filter { rule in
      rule.status == .notAssessable || rule.status == .partial
        || (rule.status != .noTraffic && !rule.missing.isEmpty)
    }
  }

  /// The recipes for a log that shows more, if it shows too little.
  var logFixes: [String] {
    guard !limited.isEmpty else { return [] }
    return audit.assessment.filter { $0.rule.scope == "audit" }.flatMap(\.rule.fix)
      .filter { fixes[$0] != nil }
  }

  /// The server that most likely wrote the lines that prove a finding.
  func server(of finding: Finding) -> ServerKind {
    let source = finding.evidence.samples.first?.source
    let format = audit.sources.first { $0.source == source }?.format
    return ServerKind(format: format ?? "")
  }
}

extension Finding {
  fileprivate var isPast: Bool { state == .resolved || state == .noTraffic }
}
