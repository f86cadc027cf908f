import PolicyAudit

/// The recipes that the findings link to, each once.
struct FixesSection: MarkdownSection {
  func blocks(_ content: ReportContent) -> [String] {
    var users: [(fix: String, findings: [String])] = content.logFixes.map { fix in
      (fix, ["[\(LogLimitsSection.title)](#\(LogLimitsSection.anchor))"])
    }
    for (index, finding) in content.shown.enumerated() {
      let link = "[Finding \(index + 1)](#\(finding.anchor(number: index + 1)))"
      for fix in finding.rule.fix where content.fixes[fix] != nil {
        if let known = users.firstIndex(where: { $0.fix == fix }) {
          users[known].findings.append(link)
        } else {
          users.append((fix, [link]))
        }
      }
    }
    guard !users.isEmpty else { return [] }
    return ["## How to fix"]
      + users.flatMap { fix, findings -> [String] in
        guard let recipe = content.fixes[fix] else { return [] }
        let title = recipe.title.map { "**\($0).** " } ?? ""
        return [
          "### Fix: \(Self.slug(fix))",
          "\(title)For \(Phrase.some(findings, atMost: 10, "finding")).",
          recipe.body(headingLevel: 4),
        ]
      }
  }

  /// The name as it can stand in a heading and in its anchor alike.
  private static func slug(_ fix: String) -> String {
    String(
      fix.lowercased().prefix(60).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  static func link(_ fix: String) -> String { "[Fix: \(slug(fix))](#fix-\(slug(fix)))" }
}
