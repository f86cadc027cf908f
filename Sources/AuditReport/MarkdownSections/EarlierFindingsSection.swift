import PolicyAudit

/// What the last audit found and this one does not.
struct EarlierFindingsSection: MarkdownSection {
  func blocks(_ content: ReportContent) -> [String] {
    guard !content.past.isEmpty else { return [] }
    let rows = content.past.prefix(ReportContent.mostFindings).map { finding in
      [
        finding.what, finding.place(routes: 1),
        finding.state == .resolved
          ? "resolved: its traffic went on, the fault is gone"
          : "unknown: its traffic stopped, so nothing shows whether it is gone",
      ]
    }
    let more = content.past.count - rows.count
    return ["## Earlier findings", MarkdownRow.table(["What", "Where", "Now"], rows)]
      + (more > 0 ? ["And \(Phrase.grouped(more)) more: the JSON report lists them all."] : [])
  }
}
