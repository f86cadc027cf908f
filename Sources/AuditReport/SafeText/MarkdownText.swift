/// Makes text safe for Markdown (CommonMark with GitHub's tables).
///
/// Text from a log is only ever written by ``code(_:limit:)`` and ``block(_:)``: inside code nothing
/// is a link, a tag, a mention or emphasis. Text of ours (rules, severity reasons) goes through
/// ``prose(_:)``.
package enum MarkdownText {
  /// The longest value that is shown whole.
  package static let longestValue = 120
  /// The longest text of ours; only a reason that quotes a name from outside can reach it.
  private static let longestProse = 2000

  /// A value from a log as a code span, safe in a sentence, a heading and a table cell.
  ///
  /// `|` becomes `\x7C`, because renderers disagree on how a code span in a table holds one.
  package static func code(_ value: String, limit: Int = longestValue) -> String {
    guard !value.isEmpty else { return "(empty)" }
    let (text, isCut) = VisibleText.of(value, limit: limit, alsoEscaped: ["|"])
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    // By scalars: a backtick with a combining mark is one character to Swift, but a backtick still.
    let ends = [text.unicodeScalars.first, text.unicodeScalars.last]
    let padding = ends.contains("`") ? " " : ""
    let span = fence + padding + text + padding + fence
    return isCut ? "\(span) (\(Phrase.grouped(value.unicodeScalars.count)) characters)" : span
  }

  /// Lines as a fenced code block; each stays one line.
  ///
  /// Precondition: `language` is a word of ours.
  package static func block(
    _ lines: [String], language: String = "text", limit: Int = 240
  ) -> String {
    let lines = lines.map { line in
      // What is indented stays so: the spaces at the start of a line of code are seen.
      let indent = line.prefix { $0 == " " }
      return String(indent)
        + VisibleText.of(String(line.dropFirst(indent.count)), limit: limit).text
    }
    let longest = lines.map { longestRun(of: "`", in: $0) }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence + language] + lines + [fence]).joined(separator: "\n")
  }

  /// Words of a rule or of the engine, where `code` between backticks is code and nothing else is
  /// markup.
  ///
  /// A word that a renderer would make a link becomes code: whatever such words quote from a log is
  /// never clickable.
  package static func prose(_ text: String) -> String {
    let isCut = text.unicodeScalars.count > longestProse
    let text = (isCut ? String(text.unicodeScalars.prefix(longestProse)) + "…" : text)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var result = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "`") {
      result += plain(rest[..<open])
      let run = rest[open...].prefix { $0 == "`" }
      let inside = rest[run.endIndex...]
      guard let close = closing(run.count, in: inside) else {
        return result + plain(rest[open...])
      }
      let span = inside[..<close.lowerBound]
      let isPadded = span.hasPrefix(" ") && span.hasSuffix(" ") && span.count > 2
      result += code(String(isPadded ? span.dropFirst().dropLast() : span), limit: 400)
      rest = inside[close.upperBound...]
    }
    return result + plain(rest)
  }

  private static func closing(_ count: Int, in text: Substring) -> Range<Substring.Index>? {
    var rest = text
    while let start = rest.firstIndex(of: "`") {
      let run = rest[start...].prefix { $0 == "`" }
      if run.count == count { return run.startIndex..<run.endIndex }
      rest = rest[run.endIndex...]
    }
    return nil
  }

  private static func plain(_ text: Substring) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let isLinkable = ["://", "@", "www."].contains { sign in
        word.lowercased().unicodeScalars.firstRange(of: sign.unicodeScalars) != nil
      }
      return isLinkable ? code(String(word), limit: 400) : escaped(word)
    }.joined(separator: " ")
  }

  private static func escaped(_ word: Substring) -> String {
    var result = ""
    for scalar in word.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "~", "$": result += "\\" + String(scalar)
      case "&": result += "&amp;"
      case "|": result += "&#124;"
      default:
        result += VisibleText.isHidden(scalar) ? "\\" + VisibleText.escape(scalar) : String(scalar)
      }
    }
    return result
  }

  private static func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var run = 0
    for other in text.unicodeScalars {
      run = other == scalar ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
