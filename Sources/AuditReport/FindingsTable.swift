import PolicyAudit

/// Findings as a table, one a line, worst first.
enum FindingsTable {
  /// - Parameter limit: rows at most.
  static func of(_ content: ReportContent, atMost limit: Int) -> String {
    let hasBaseline = content.audit.baseline != nil
    let header = [
      "Severity", "What", "Where", "Who and how many", "Seen since (UTC)", "Line that shows it",
      "More",
    ]
    let rows = content.shown.prefix(limit).enumerated().map { index, finding in
      let severity = finding.severity.rawValue
      let since = finding.evidence.firstTime.map(Phrase.minute(_:)) ?? "unknown"
      return [
        (finding.severity >= .high ? "**\(severity)**" : severity)
          + ", \(finding.confidence.rawValue)",
        finding.what, finding.place(routes: 1), finding.evidence.counts,
        hasBaseline ? "\(since), \(finding.state.rawValue)" : since,
        finding.evidence.samples.first.map(\.place) ?? "none kept",
        "[Finding \(index + 1)](#\(finding.anchor(number: index + 1)))",
      ]
    }
    return MarkdownRow.table(header, rows)
  }
}
