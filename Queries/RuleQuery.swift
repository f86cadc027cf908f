/// A rule: what its header says and the SELECT that finds its evidence.
package struct RuleQuery: Hashable, Sendable {
  package static let severities = ["info", "low", "medium", "high", "critical"]
  package static let groups = ["exposure", "broken", "performance", "hygiene"]
  /// `audit`: said by the engine itself about the whole audit; the file holds no SELECT.
  package static let scopes = ["site", "route", "audit"]

  package let id: String
  package let title: String
  /// One of ``severities``: where the engine's arithmetic starts.
  package let severity: String
  /// One of ``groups``.
  package let group: String
  /// One of ``scopes``.
  package let scope: String
  /// Names of fields without which the rule cannot decide, and of ``LogAbility``s.
  package let needs: [String]
  /// A condition on `policies`: the requests that the rule is about.
  package let candidates: String
  package let settings: [QuerySetting]
  package let why: String
  /// Names of files in `fixes`.
  package let fix: [String]
  package let references: String
  package let traps: String
  package let header: QueryHeader
  /// The whole file.
  package let text: String

  /// The SELECT, comments and all; nil where the engine itself is the rule.
  package var select: String? { header.hasNoStatement ? nil : header.statement }

  /// Reads a rule file; `name` is the file's name without extension and must be the rule's id.
  package init(parsing text: String, named name: String) throws(QueryMistakes) {
    let header = try QueryHeader(parsing: text, as: .rule)
    var mistakes = mistakesInName(header, file: name)
    for (key, words) in [
      ("severity", Self.severities), ("group", Self.groups), ("scope", Self.scopes),
    ] {
      guard let entry = header.entry(key), !words.contains(entry.value) else { continue }
      mistakes.append(
        QueryMistake(
          line: entry.line, problem: .badWord(entry.value, key: key, allowed: words)))
    }
    if header.hasNoStatement != (header["scope"] == "audit") {
      mistakes.append(QueryMistake(line: header.statementLine, problem: .noStatement))
    }
    settings = QuerySetting.all(in: header.entry("settings"), mistakes: &mistakes)
    guard mistakes.isEmpty else { throw QueryMistakes(mistakes) }

    self.header = header
    self.text = text
    id = header["id"] ?? name
    title = header["title"] ?? ""
    severity = header["severity"] ?? ""
    group = header["group"] ?? ""
    scope = header["scope"] ?? ""
    needs = words(in: header["needs"])
    candidates = header["candidates"] ?? ""
    why = header["why"] ?? ""
    fix = words(in: header["fix"])
    references = header["references"] ?? ""
    traps = header["traps"] ?? ""
  }
}

/// A threshold: a row of the view `settings`.
package struct QuerySetting: Hashable, Sendable {
  package let name: String
  package let value: Double
  package let meaning: String

  /// Reads `name = number -- what it means`.
  init?(parsing text: String) {
    guard let equals = text.firstIndex(of: "="), let dashes = text.firstRange(of: " -- "),
      equals < dashes.lowerBound,
      let value = Double(trimmed(text[text.index(after: equals)..<dashes.lowerBound]))
    else { return nil }
    name = trimmed(text[..<equals])
    meaning = trimmed(text[dashes.upperBound...])
    self.value = value
    guard !name.isEmpty, !meaning.isEmpty, !name.contains(where: \.isWhitespace) else { return nil }
  }

  static func all(
    in entry: QueryHeader.Entry?, mistakes: inout [QueryMistake]
  ) -> [QuerySetting] {
    guard let entry else { return [] }
    var settings: [QuerySetting] = []
    for (offset, line) in entry.lines.enumerated() where !line.isEmpty {
      guard let setting = QuerySetting(parsing: line) else {
        mistakes.append(QueryMistake(line: entry.line + offset, problem: .badSetting(line)))
        continue
      }
      settings.append(setting)
    }
    return settings
  }
}

/// The words of a list written with commas.
func words(in list: String?) -> [String] {
  (list ?? "").split(separator: ",").map(trimmed).filter { !$0.isEmpty }
}

/// Complains of an id that is not the file's name.
func mistakesInName(_ header: QueryHeader, file: String) -> [QueryMistake] {
  guard let entry = header.entry("id"), entry.value != file else { return [] }
  return [
    QueryMistake(line: entry.line, problem: .idIsNotFileName(id: entry.value, file: file))
  ]
}
