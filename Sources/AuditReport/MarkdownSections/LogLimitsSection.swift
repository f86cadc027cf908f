import PolicyAudit

/// What could not be judged, and what to log so that it can be: nothing passes silently.
struct LogLimitsSection: MarkdownSection {
  static let title = "What this log cannot tell"
  static let anchor = "what-this-log-cannot-tell"
  /// More would hide the findings.
  private static let longestTable = 60

  func blocks(_ content: ReportContent) -> [String] {
    let assessment = content.assessment
    let limited = content.limited
    let idle = assessment.filter { $0.status == .noTraffic }
    var blocks = ["## \(Self.title)"]
    if limited.isEmpty {
      blocks.append(
        assessment.isEmpty
          ? "No rule was run."
          : "The log carries every field that the rules need, on every request that they concern.")
    } else {
      blocks.append(
        "These rules need fields that some lines do not carry. "
          + "Where a rule could not be assessed, no finding does not mean no fault.")
      blocks.append(rules(limited))
      blocks += LogAbilityGap.blocks(content)
      blocks += InferredCallersText.blocks(content.audit.inferredCallers)
      blocks += fields(content)
      let links = content.logFixes.map { FixesSection.link($0) }
      if !links.isEmpty { blocks.append("For other servers: \(Phrase.list(links)).") }
    }
    if !idle.isEmpty {
      let titles = idle.prefix(Self.longestTable).map { MarkdownText.prose($0.rule.title) }
      blocks.append(
        "There was no traffic to judge for \(Phrase.count(idle.count, "rule")), "
          + "which is neither good nor bad: \(titles.joined(separator: "; ")).")
    }
    blocks.append(
      "No access log shows what a proxy or cache nearer to the browser changed, "
        + "or what a browser never sent.")
    return blocks
  }

  private func rules(_ limited: [RuleAssessment]) -> String {
    let rows = limited.prefix(Self.longestTable).map { rule in
      let share = rule.coverage.map(Phrase.percent) ?? "an unknown share"
      let assessed =
        switch rule.status {
        case .notAssessable: "**not at all**"
        case .found: "found; \(share) of its requests could be judged"
        case .noFinding, .partial: "no finding on \(share) of its requests"
        case .noTraffic: "no traffic"
        }
      return [
        MarkdownText.prose(rule.rule.title), assessed,
        Phrase.some(rule.missing.map { MarkdownText.code($0) }, atMost: 8, "field"),
        Phrase.some(rule.missingIn.map { MarkdownText.code($0, limit: 60) }, atMost: 2, "log"),
      ]
    }
    return MarkdownRow.table(["Rule", "Assessed", "Fields missing", "In"], rows)
  }

  private func fields(_ content: ReportContent) -> [String] {
    var seen = LogAbilityGap.all
    let missing = content.assessment.flatMap(\.missing).filter { seen.insert($0).inserted }
    guard !missing.isEmpty else { return [] }
    let known = LoggableField.all.filter { seen.contains($0.name) }
    let unknown = missing.filter { name in !known.contains { $0.name == name } }
    let rows =
      known.map { field in
        [
          MarkdownText.code(field.name), MarkdownText.prose(field.meaning),
          MarkdownText.code(field.nginx),
          field.apache.map { MarkdownText.code($0) } ?? "cannot log it",
        ]
      }
      + unknown.prefix(20).map { [MarkdownText.code($0), "not a field of these formats", "", ""] }
    var blocks = [
      "### What to add to the log format",
      MarkdownRow.table(["Field", "What it is", "nginx `log_format`", "Apache `LogFormat`"], rows),
    ]
    let cannot = content.audit.coverageGaps.filter { !seen.isDisjoint(with: $0.cannot) }
    if !cannot.isEmpty {
      let formats = Set(cannot.map(\.format)).sorted().map { MarkdownText.code($0, limit: 60) }
      let fields = seen.intersection(cannot.flatMap(\.cannot)).sorted()
      blocks.append(
        "The format \(Phrase.some(formats, atMost: 3, "other")) cannot carry "
          + "\(Phrase.list(fields.map { MarkdownText.code($0) })): another format is needed for it."
      )
    }
    let servers = Set(content.audit.sources.map { ServerKind(format: $0.format) })
    if !known.isEmpty {
      if servers != [.apache] {
        let lines = CombinedAddition.nginx(known)
        blocks += [
          "For nginx, the combined format with what is missing:",
          MarkdownText.block(lines, language: "nginx"),
        ]
      }
      if servers.contains(.apache) {
        let lines = CombinedAddition.apache(known)
        blocks += [
          "For Apache, the combined format with what is missing:",
          MarkdownText.block(lines, language: "apache", limit: 2000),
        ]
      }
      blocks.append(
        "Then give the same format to `--log-format`, or name it under `log_formats` in "
          + "`corsaudit.yml`. Or use the format that corsaudit knows by itself and that carries "
          + "everything: `corsaudit formats show cors1` prints it.")
    }
    return blocks
  }
}
