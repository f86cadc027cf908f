import PolicyAudit

/// The worst findings, one a line: what a reader in a hurry reads.
struct WorstFindingsSection: MarkdownSection {
  /// With the title and the verdict above them, what fits the first look.
  private static let mostRows = 8

  func blocks(_ content: ReportContent) -> [String] {
    var blocks: [String] = []
    if !content.shown.isEmpty {
      blocks.append(FindingsTable.of(content, atMost: WorstFindingsSection.mostRows))
    }
    let more = content.open.count - min(content.shown.count, WorstFindingsSection.mostRows)
    if more > 0 {
      blocks.append(
        "**\(Phrase.count(more, "more finding")):** all are in [Findings](#findings), behind what "
          + "this log cannot tell.")
    }
    let notes = [damage(content), accepted(content)].compactMap(\.self)
    if !notes.isEmpty { blocks.append(notes.joined(separator: " ")) }
    blocks.append(
      "CORS is how a server tells browsers which other websites may call it and read its answers. "
        + "The words are explained in [\(WordsSection.title)](#\(WordsSection.anchor)).")
    return blocks
  }

  private func damage(_ content: ReportContent) -> String? {
    let sources = content.audit.sources
    let damaged = sources.count { $0.state == "damaged" || $0.state == "incomplete" }
    guard damaged > 0 else { return nil }
    return "\(Phrase.grouped(damaged)) of \(Phrase.count(sources.count, "log")) "
      + "\(damaged == 1 ? "is" : "are") damaged or incomplete: "
      + "see [\(SourcesSection.title)](#\(SourcesSection.anchor))."
  }

  private func accepted(_ content: ReportContent) -> String? {
    let count = content.accepted.count
    guard count > 0 else { return nil }
    return "\(Phrase.count(count, "more finding is", "more findings are")) "
      + "[accepted](#\(AcceptedSection.anchor)) in the configuration."
  }
}
