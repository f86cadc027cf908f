import PolicyAudit

/// Every finding in one line, worst first.
struct FindingsTableSection: MarkdownSection {
  func blocks(_ content: ReportContent) -> [String] {
    var blocks: [String] = []
    if !content.shown.isEmpty { blocks.append(table(content)) }
    if let rest = rest(content) { blocks.append(rest) }
    let notes = [damage(content), accepted(content)].compactMap(\.self)
    if !notes.isEmpty { blocks.append(notes.joined(separator: " ")) }
    blocks.append(
      "CORS is how a server tells browsers which other websites may call it and read its answers. "
        + "The words are explained in [\(WordsSection.title)](#\(WordsSection.anchor)).")
    return blocks
  }

  private func table(_ content: ReportContent) -> String {
    let hasBaseline = content.audit.baseline != nil
    let header = [
      "Severity", "What", "Where", "Who and how many", "Seen since (UTC)", "Line that shows it",
      "More",
    ]
    let rows = content.shown.enumerated().map { index, finding in
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

  /// What is too much for one report, by rule.
  private func rest(_ content: ReportContent) -> String? {
    let hidden = content.open.dropFirst(content.shown.count)
    guard !hidden.isEmpty else { return nil }
    var order: [String] = []
    var counts: [String: Int] = [:]
    for finding in hidden {
      if counts[finding.rule.id] == nil { order.append(finding.rule.id) }
      counts[finding.rule.id, default: 0] += 1
    }
    let listed = order.prefix(20).map { id in
      "\(MarkdownText.code(id)) (\(Phrase.grouped(counts[id] ?? 0)))"
    }
    let more = order.count > 20 ? ["\(order.count - 20) other rules"] : []
    return "**\(Phrase.count(hidden.count, "more finding")), none worse than these,** "
      + "of the rules \(Phrase.list(listed + more)): the JSON report lists them all."
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
