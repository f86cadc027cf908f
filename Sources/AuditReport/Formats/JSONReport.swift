package import PolicyAudit

/// The report for programs. Its keys and their order are promised: others parse it.
package struct JSONReport: ReportFormat {
  package let name = "json"
  package let fileExtension = "json"
  package init() {}

  package func report(
    on audit: Audit, fixTexts: [String: String], exit: ExitSummary
  ) -> String {
    JSONValue.object([
      ("findings", .array(audit.findings.map(finding))),
      ("assessment", .array(audit.assessment.map(assessment))),
      ("summary", summary(of: audit)),
      (
        "exit",
        .object([("code", .integer(Int64(exit.code))), ("reasons", .strings(exit.reasons))])
      ),
    ]).pretty() + "\n"
  }

  private func finding(_ finding: Finding) -> JSONValue {
    let evidence = finding.evidence
    let samples = evidence.samples.map { sample in
      JSONValue.object([("source", .string(sample.source)), ("line", .integer(sample.line))])
    }
    return .object([
      ("rule", .string(finding.rule.id)),
      ("discriminator", .string(finding.discriminator)),
      ("attribute", .optional(finding.attribute)),
      ("severity", .string(finding.severity.rawValue)),
      ("confidence", .string(finding.confidence.rawValue)),
      ("site", .string(finding.site)),
      ("routes", .strings(routes(of: finding))),
      ("fingerprint", .string(finding.fingerprint)),
      ("state", .string(finding.state.rawValue)),
      (
        "evidence",
        .object([
          ("requests", .integer(evidence.requests)),
          ("clients", .optional(evidence.clients)),
          ("parties", .integer(evidence.parties)),
          ("first_time", .optional(evidence.firstTime)),
          ("last_time", .optional(evidence.lastTime)),
          ("samples", .array(samples)),
        ])
      ),
    ])
  }

  /// What a list does not name is counted at its end, as discriminators and attributes are.
  private func routes(of finding: Finding) -> [String] {
    finding.routes + (finding.moreRoutes > 0 ? ["+ \(finding.moreRoutes)"] : [])
  }

  private func assessment(_ assessment: RuleAssessment) -> JSONValue {
    .object([
      ("rule", .string(assessment.rule.id)),
      ("status", .string(assessment.status.rawValue)),
      ("coverage", .share(assessment.coverage)),
      ("missing", .strings(assessment.missing)),
    ])
  }

  private func summary(of audit: Audit) -> JSONValue {
    let summary = audit.summary
    let bySeverity = Severity.allCases.reversed().map { severity in
      (key: severity.rawValue, value: JSONValue.integer(Int64(summary.findings[severity] ?? 0)))
    }
    return .object([
      ("version", .string(audit.version)),
      ("created", .string(Phrase.iso8601(audit.createdMilliseconds))),
      ("window_first", .optional(audit.window.map { Phrase.iso8601($0.lowerBound) })),
      ("window_last", .optional(audit.window.map { Phrase.iso8601($0.upperBound) })),
      ("baseline", .optional(audit.baseline?.id)),
      ("requests", .integer(summary.requests)),
      ("outside", .integer(summary.outside)),
      ("preflights", .integer(summary.preflights)),
      ("cross_origin", .integer(summary.crossOrigin)),
      ("blocked", .integer(summary.blocked)),
      ("conditional", .integer(summary.conditional)),
      ("origins", .integer(summary.origins)),
      ("sites", .integer(summary.sites)),
      ("findings", .object(bySeverity)),
      ("assessable", .integer(Int64(summary.assessable))),
      ("rules", .integer(Int64(summary.rules))),
    ])
  }
}
