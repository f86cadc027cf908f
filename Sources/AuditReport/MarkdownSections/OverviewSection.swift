import PolicyAudit

/// The title and the verdict: what a reader in a hurry takes away.
struct OverviewSection: MarkdownSection {
  func blocks(_ content: ReportContent) -> [String] {
    let window = content.audit.window
    let title =
      window.map { ", \(Phrase.minute($0.lowerBound)) to \(Phrase.minute($0.upperBound)) UTC" }
    let sentences = [verdict(content), change(content), limits(content), outside(content)]
    return ["# CORS audit" + (title ?? ""), sentences.compactMap(\.self).joined(separator: " ")]
  }

  private func verdict(_ content: ReportContent) -> String {
    let assessment = content.assessment
    let statuses = assessment.map(\.status)
    let rules = Phrase.count(assessment.count, "rule")
    if !content.open.isEmpty {
      let counts = Severity.allCases.reversed().compactMap { severity in
        let count = content.open.count { $0.severity == severity }
        return count == 0 ? nil : "\(Phrase.grouped(count)) \(severity.rawValue)"
      }
      return "**\(Phrase.count(content.open.count, "finding")): \(Phrase.list(counts)).**"
    }
    if content.audit.summary.requests == 0 {
      return "**Nothing was read: no request falls into this window.** "
        + "This says nothing about the site, good or bad."
    }
    if statuses.isEmpty { return "**No rule was run.** This says nothing, good or bad." }
    let judged = statuses.count { $0 == .noFinding || $0 == .partial || $0 == .found }
    if judged == 0 {
      return statuses.contains(.notAssessable)
        ? "**Nothing could be assessed.** This is no all-clear."
        : "**Nothing to judge: no request concerns any of the \(rules).**"
    }
    if content.accepted.isEmpty && statuses.allSatisfy({ $0 == .noFinding }) {
      return "**Nothing found.** All \(rules) were assessed, on every request that they concern."
    }
    return "**No open finding in what could be assessed: \(Phrase.grouped(judged)) of \(rules).**"
  }

  /// A window that misses most of what was read is said at once: a broken clock may have moved it.
  private func outside(_ content: ReportContent) -> String? {
    let summary = content.audit.summary
    guard summary.outside > summary.requests else { return nil }
    return "Only \(Phrase.count(summary.requests, "request")) of "
      + "\(Phrase.grouped(summary.requests + summary.outside)) in the store "
      + "\(summary.requests == 1 ? "is" : "are") in this window."
  }

  private func change(_ content: ReportContent) -> String? {
    guard let baseline = content.audit.baseline else { return nil }
    let counts = FindingState.allCases.compactMap { state -> String? in
      guard state != .persisting else { return nil }
      let count = (content.open + content.past).count { $0.state == state }
      guard count > 0 else { return nil }
      return "\(Phrase.grouped(count)) \(state == .noTraffic ? "without traffic" : state.rawValue)"
    }
    let since = "Since the audit of \(Phrase.minute(baseline.createdMilliseconds))"
    return "\(since): \(counts.isEmpty ? "nothing changed" : Phrase.list(counts))."
  }

  private func limits(_ content: ReportContent) -> String? {
    let assessment = content.assessment
    let blind = assessment.count { $0.status == .notAssessable }
    let partial = assessment.count { rule in
      rule.status == .partial || (rule.status == .found && (rule.coverage ?? 1) < 1)
    }
    let counts = [
      blind > 0 ? "\(Phrase.grouped(blind)) could not be assessed" : nil,
      partial > 0 ? "\(Phrase.grouped(partial)) could be judged only in part" : nil,
    ].compactMap(\.self)
    guard !counts.isEmpty else { return nil }
    if partial == assessment.count {
      return "All \(Phrase.count(partial, "rule")) could be judged only in part, because the logs "
        + "lack fields: see [\(LogLimitsSection.title)](#\(LogLimitsSection.anchor))."
    }
    return "Of \(Phrase.count(assessment.count, "rule")), \(Phrase.list(counts)), "
      + "because the log lacks fields: see [\(LogLimitsSection.title)](#\(LogLimitsSection.anchor))."
  }
}
