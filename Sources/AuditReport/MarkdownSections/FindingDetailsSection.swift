import PolicyAudit

/// Each finding by itself: what, why, where, for whom, since when, how bad, how sure, what to do,
/// and the line that shows it.
struct FindingDetailsSection: MarkdownSection {
  func blocks(_ content: ReportContent) -> [String] {
    guard !content.shown.isEmpty else { return [] }
    var firstOfRule: [String: String] = [:]
    var blocks = ["## Findings", FindingsTable.of(content, atMost: .max)]
    if let rest = rest(content) { blocks.append(rest) }
    for (index, finding) in content.shown.enumerated() {
      let number = index + 1
      blocks += details(
        finding, number: number, toldBefore: firstOfRule[finding.rule.id], in: content)
      let link = "[finding \(number)](#\(finding.anchor(number: number)))"
      firstOfRule[finding.rule.id] = firstOfRule[finding.rule.id] ?? link
    }
    return blocks
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

  /// - Parameter toldBefore: the finding of the same rule that says why, what else it may be, and
  ///   where to read more.
  private func details(
    _ finding: Finding, number: Int, toldBefore: String?, in content: ReportContent
  ) -> [String] {
    let isFirst = toldBefore == nil
    let points: [(key: String, text: String?)] = [
      ("Why it matters", toldBefore.map { "as in \($0)." } ?? nonEmpty(finding.rule.why)),
      ("Where", finding.place(routes: 10)),
      ("For whom", forWhom(finding.evidence)),
      ("Since when", sinceWhen(finding, content.audit.baseline)),
      ("How bad", howBad(finding)),
      ("How sure", howSure(finding)),
      ("What to change", whatToChange(finding, in: content)),
      ("Not a fault if", isFirst ? nonEmpty(finding.rule.traps) : nil),
      ("Read more", isFirst ? nonEmpty(finding.rule.references) : nil),
      (
        "To look it up",
        "rule \(MarkdownText.code(finding.rule.id)), "
          + "fingerprint \(MarkdownText.code(finding.fingerprint))"
      ),
    ]
    let list = points.compactMap { key, text in text.map { "- **\(key):** \($0)" } }
    return [
      "### Finding \(number): \(finding.severity.rawValue)",
      "**\(finding.what).** \(harm(finding.rule.group))",
      list.joined(separator: "\n"),
    ] + proof(finding)
  }

  private func nonEmpty(_ text: String) -> String? {
    text.isEmpty ? nil : MarkdownText.prose(text)
  }

  private func harm(_ group: String) -> String {
    switch group {
    case "exposure": "Other websites may get at more than they should."
    case "broken": "Browsers keep answers from pages that need them."
    case "performance": "It works, but slower than it could."
    case "hygiene": "Nothing is open or broken, but something is not as it should be."
    default: ""
    }
  }

  private func forWhom(_ evidence: Evidence) -> String {
    let others = evidence.originCount - Int64(min(evidence.origins.count, 5))
    let origins = evidence.origins.prefix(5).map { MarkdownText.code($0, limit: 80) }
    let more = others > 0 ? ["\(Phrase.count(others, "more origin"))"] : []
    return evidence.counts
      + (origins.isEmpty ? "." : ", from \(Phrase.list(origins + more)).")
  }

  private func sinceWhen(_ finding: Finding, _ baseline: AuditBaseline?) -> String {
    let first = finding.evidence.firstTime.map(Phrase.minute(_:)) ?? "at an unknown time"
    let last = finding.evidence.lastTime.map(Phrase.minute(_:)) ?? "at an unknown time"
    let seen = "first seen in this window \(first), last seen \(last) UTC."
    guard let baseline else { return seen }
    let audit = "the audit of \(Phrase.minute(baseline.createdMilliseconds))"
    return switch finding.state {
    case .new: "\(seen) New since \(audit)."
    case .worse: "\(seen) Known from \(audit), and worse now."
    case .better: "\(seen) Known from \(audit), and better now."
    case .persisting: "\(seen) Known from \(audit), unchanged."
    case .resolved, .noTraffic: seen
    }
  }

  private func howBad(_ finding: Finding) -> String {
    let reasons = finding.severityReasons.map(MarkdownText.prose)
    return "**\(finding.severity.rawValue)**"
      + (reasons.isEmpty ? "." : " (\(reasons.joined(separator: "; "))).")
  }

  private func howSure(_ finding: Finding) -> String {
    switch finding.confidence {
    case .confirmed: "confirmed: the logged lines prove it."
    case .likely: "likely: the lines fit this fault, but something else could explain them."
    case .suspected: "suspected: a few lines point to it. Check before you change anything."
    }
  }

  private func whatToChange(_ finding: Finding, in content: ReportContent) -> String? {
    let known = finding.rule.fix.filter { content.fixes[$0] != nil }
    guard let first = known.first, let recipe = content.fixes[first] else { return nil }
    let server = content.server(of: finding)
    let line = recipe.line(for: server).map { "In \(server.rawValue): \(MarkdownText.code($0))" }
    let links = known.map { FixesSection.link($0) }
    let recipes = "The whole recipe, for each server: \(Phrase.list(links))."
    return [recipe.summary, line, recipes].compactMap(\.self).joined(separator: " ")
  }

  /// One line with its fields; of the others where they stand.
  private func proof(_ finding: Finding) -> [String] {
    let samples = finding.evidence.samples
    guard let first = samples.first else { return ["**Proof:** no line is kept."] }
    let lines = EvidenceLines.of(first)
    let others = samples.dropFirst().prefix(8).map(\.place)
    let command = EvidenceLines.explain(first).map {
      "`\($0)` says what a browser makes of \(samples.count == 1 ? "it" : "the first")."
    }
    let after = [others.isEmpty ? nil : "Also \(Phrase.list(others)).", command]
    return ["**Proof:**", MarkdownText.block(lines)]
      + [after.compactMap(\.self).joined(separator: " ")].filter { !$0.isEmpty }
  }
}
