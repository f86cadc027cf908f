package import PolicyAudit

/// The report for people: who never heard of CORS understands it, who is in a hurry reads ten lines.
package struct MarkdownReport: ReportFormat {
  package let name = "markdown"
  package let fileExtension = "md"
  package init() {}

  package func report(
    on audit: Audit, fixTexts: [String: String], exit: ExitSummary
  ) -> String {
    let content = ReportContent(audit: audit, fixTexts: fixTexts, exit: exit)
    let blocks = MarkdownSections.all.flatMap { $0.blocks(content) }
    return blocks.joined(separator: "\n\n") + "\n"
  }
}
