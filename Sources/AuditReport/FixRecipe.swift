/// A recipe of `Queries/fixes`: a title, a few sentences, and a section for each server.
///
/// It is text of ours, so it is shown as it stands; only its headings move to the place where it is
/// shown.
struct FixRecipe {
  /// The heading over all, if there is one.
  let title: String?
  /// What to do, before any server's section: the first paragraph on one line.
  let summary: String?
  private let lines: [Line]

  private struct Line {
    let text: String
    /// nil where it is no heading; a `#` in a code block is none.
    let level: Int?
    let isCode: Bool
  }

  init(markdown: String) {
    var fence: Substring?
    let parsed = markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
      line in
      let text = line.trimmingSuffix { $0.isWhitespace }
      let mark = text.drop { $0 == " " }.prefix { $0 == "`" || $0 == "~" }
      if let open = fence {
        if mark.hasPrefix(open), mark == text.drop(while: { $0 == " " }) { fence = nil }
        return Line(text: String(text), level: nil, isCode: fence != nil)
      }
      if mark.count >= 3 {
        fence = mark
        return Line(text: String(text), level: nil, isCode: false)
      }
      let level = text.prefix { $0 == "#" }.count
      let isHeading = (1...6).contains(level) && text.dropFirst(level).first == " "
      return Line(text: String(text), level: isHeading ? level : nil, isCode: false)
    }
    // The first heading is the title if no other has its level.
    let levels = parsed.compactMap(\.level)
    let titleLevel = levels.first.flatMap { first in
      levels.count { $0 <= first } == 1 ? first : nil
    }
    let titleIndex = titleLevel.flatMap { level in parsed.firstIndex { $0.level == level } }
    title = titleIndex.map { Self.headingText(parsed[$0].text) }
    lines = parsed.enumerated().filter { $0.offset != titleIndex }.map(\.element)
    let beforeSections = lines.prefix { $0.level == nil }
    let paragraph = beforeSections.drop { $0.text.isEmpty }.prefix { !$0.text.isEmpty }
    let isProse = !paragraph.isEmpty && paragraph.allSatisfy { !$0.isCode && $0.text.first != "`" }
    summary = isProse ? paragraph.map(\.text).joined(separator: " ") : nil
  }

  /// The recipe without its title, its sections at this level of headings.
  func body(headingLevel: Int) -> String {
    let top = lines.compactMap(\.level).min() ?? headingLevel
    let shifted = lines.map { line in
      guard let level = line.level else { return line.text }
      let newLevel = min(max(level - top + headingLevel, 1), 6)
      return String(repeating: "#", count: newLevel) + line.text.dropFirst(level)
    }
    return shifted.drop { $0.isEmpty }.joined(separator: "\n").trimmingSuffix { $0.isNewline }
  }

  /// The one line of the server's section that says most: the first that sets a header of CORS, else
  /// the first statement.
  func line(for server: ServerKind) -> String? {
    let word = server.rawValue.lowercased()
    guard
      let heading = lines.firstIndex(where: {
        $0.level != nil && $0.text.lowercased().contains(word)
      }), let level = lines[heading].level
    else { return nil }
    let section = lines[(heading + 1)...].prefix { ($0.level ?? .max) > level }
    let code = section.filter(\.isCode).map { $0.text.drop { $0 == " " } }
    let statements = code.filter { line in
      !line.isEmpty && !line.hasPrefix("#") && !line.hasSuffix("{") && line != "}"
    }
    let line = statements.first { $0.contains("Access-Control-") } ?? statements.first
    return line.map(String.init)
  }

  private static func headingText(_ line: String) -> String {
    var text = line.drop { $0 == "#" || $0 == " " }
    while text.hasSuffix(".") { text.removeLast() }
    return String(text)
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> String {
    var text = String(self)
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}
