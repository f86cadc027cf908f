import PolicyAudit

/// What was read, and that every line of it was counted.
struct SourcesSection: MarkdownSection {
  static let title = "What was read"
  static let anchor = "what-was-read"
  /// A year of daily logs would fill pages.
  private static let mostSources = 30

  func blocks(_ content: ReportContent) -> [String] {
    let audit = content.audit
    var blocks = ["## \(Self.title)"]
    if audit.sources.isEmpty {
      blocks.append("No log was read.")
    } else {
      blocks.append(table(audit.sources))
      blocks.append(sum(audit.sources))
    }
    let summary = audit.summary
    blocks.append(
      "In the window: \(Phrase.count(summary.requests, "request")), "
        + "\(Phrase.count(summary.crossOrigin, "cross-origin one")), "
        + "\(Phrase.count(summary.preflights, "preflight")), "
        + "from \(Phrase.count(summary.origins, "origin")) "
        + "to \(Phrase.count(summary.sites, "site")). "
        + "A browser would have blocked \(Phrase.grouped(summary.blocked)), and "
        + "\(Phrase.grouped(summary.conditional)) more if the page asked with credentials."
        + (summary.outside > 0
          ? " \(Phrase.count(summary.outside, "more request")) of the store "
            + "\(summary.outside == 1 ? "is" : "are") outside of the window." : ""))
    let reasons = content.exit.reasons.prefix(20).map(MarkdownText.prose)
    if content.exit.code != 0 || !reasons.isEmpty {
      blocks.append(
        "Exit code \(content.exit.code)"
          + (reasons.isEmpty ? "." : ": \(reasons.joined(separator: "; "))."))
    }
    blocks.append(
      "Made by corsaudit \(MarkdownText.prose(audit.version)), "
        + "\(Phrase.minute(audit.createdMilliseconds)) UTC.")
    return blocks
  }

  private func table(_ sources: [SourceSummary]) -> String {
    // What is not as it should be stands first, so that it is never among those left out.
    let ordered = sources.filter(\.needsAttention) + sources.filter { !$0.needsAttention }
    let rows = ordered.prefix(Self.mostSources).map { source in
      [
        MarkdownText.code(source.source, limit: 80), MarkdownText.code(source.format, limit: 60),
        source.needsAttention ? "**\(MarkdownText.prose(source.state))**" : source.state,
        Phrase.grouped(source.lines), Phrase.grouped(source.entries),
        Phrase.grouped(source.rejected),
        source.firstTime.map(Phrase.minute(_:)) ?? "", source.lastTime.map(Phrase.minute(_:)) ?? "",
      ]
    }
    let header = ["Log", "Format", "State", "Lines", "Entries", "Rejected", "From", "To"]
    let table = MarkdownRow.table(header, rows, rightAligned: [3, 4, 5])
    let more = sources.count - rows.count
    return more > 0 ? table + "\n\nAnd \(Phrase.count(more, "more log"))." : table
  }

  /// Promise: no line is lost uncounted; if one is, the report says so.
  private func sum(_ sources: [SourceSummary]) -> String {
    func total(_ count: (SourceSummary) -> Int64) -> Int64 { sources.reduce(0) { $0 + count($1) } }
    let lines = total(\.lines)
    let parts: [(Int64, String)] = [
      (total(\.entries), "entries"), (total(\.foreign), "foreign"),
      (total(\.rejected), "rejected"), (total(\.comments), "comments"), (total(\.blank), "blank"),
    ]
    let equation = parts.map { "\(Phrase.grouped($0)) \($1)" }.joined(separator: " + ")
    let difference = lines - parts.reduce(0) { $0 + $1.0 }
    let pending = total(\.pendingBytes)
    let verdict =
      difference == 0
      ? "Every line is counted once: \(Phrase.grouped(lines)) = \(equation)."
      : "**The sum does not hold, which is a fault of corsaudit:** "
        + "\(Phrase.grouped(lines)) lines, but \(equation)."
    return pending == 0
      ? verdict
      : verdict + " \(Phrase.count(pending, "byte")) at the ends wait for the rest of their line."
  }
}

extension SourceSummary {
  fileprivate var needsAttention: Bool { state != "complete" && state != "growing" }
}
