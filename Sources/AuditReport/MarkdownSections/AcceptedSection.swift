import PolicyAudit

/// Findings that the configuration accepts: still there, so still said.
struct AcceptedSection: MarkdownSection {
  static let title = "Accepted findings"
  static let anchor = "accepted-findings"

  func blocks(_ content: ReportContent) -> [String] {
    guard !content.accepted.isEmpty else { return [] }
    let rows = content.accepted.prefix(ReportContent.mostFindings).map { finding in
      [
        finding.severity.rawValue, finding.what, finding.place(routes: 1),
        MarkdownText.prose(finding.accepted ?? ""),
      ]
    }
    let more = content.accepted.count - rows.count
    return [
      "## \(Self.title)",
      "These are wrong too, but the configuration accepts them.",
      MarkdownRow.table(["Severity", "What", "Where", "Accepted"], rows),
    ] + (more > 0 ? ["And \(Phrase.grouped(more)) more: the JSON report lists them all."] : [])
  }
}
