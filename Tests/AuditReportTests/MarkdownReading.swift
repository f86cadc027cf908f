/// What a Markdown renderer sees: enough of CommonMark to tell code from everything else.
enum MarkdownReading {
  /// The lines without fenced code blocks, each without its code spans.
  static func outsideCode(_ markdown: String) -> [String] {
    var fence: Substring?
    var lines: [String] = []
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let run = line.prefix { $0 == "`" }
      if let open = fence {
        if run.count >= open.count, run.count == line.count { fence = nil }
      } else if run.count >= 3, !line.dropFirst(run.count).contains("`") {
        fence = run
      } else {
        lines.append(withoutCodeSpans(line))
      }
    }
    return lines
  }

  /// A span ends with a run of backticks exactly as long as the one it began with.
  static func withoutCodeSpans(_ line: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    // By scalars, as a renderer reads: a backtick with a combining mark is a backtick.
    var rest = Array(line.unicodeScalars)[...]
    while let character = rest.first {
      if character == "\\", rest.count > 1 {
        result.append(contentsOf: rest.prefix(2))
        rest = rest.dropFirst(2)
        continue
      }
      guard character == "`" else {
        result.append(character)
        rest = rest.dropFirst()
        continue
      }
      let open = rest.prefix { $0 == "`" }.count
      rest = rest.dropFirst(open)
      var inside = rest
      var isClosed = false
      while !inside.isEmpty, !isClosed {
        inside = inside.drop { $0 != "`" }
        let close = inside.prefix { $0 == "`" }.count
        inside = inside.dropFirst(close)
        isClosed = close == open
      }
      if isClosed {
        result.append("·")
        rest = inside
      } else {
        result.append(contentsOf: repeatElement("`", count: open))
      }
    }
    return String(result)
  }

  /// How often the scalar stands there, combined with a mark or not.
  static func count(_ scalar: Unicode.Scalar, in text: some StringProtocol) -> Int {
    text.unicodeScalars.count { $0 == scalar }
  }

  /// The anchors of all headings, by GitHub's rule.
  static func anchors(_ markdown: String) -> [String] {
    outsideCode(markdown).filter { $0.hasPrefix("#") }.map { heading in
      heading.drop { $0 == "#" || $0 == " " }.lowercased()
        .filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == " " || $0 == "_" }
        .replacing(" ", with: "-")
    }
  }

  /// The targets of all links.
  static func links(_ markdown: String) -> [String] {
    outsideCode(markdown).flatMap { line in
      line.matches(of: /\]\(([^)]*)\)/).map { String($0.output.1) }
    }
  }

  /// Characters that a reader would not see.
  static func hidden(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      let isBidirectional =
        [0x061C, 0x200E, 0x200F].contains(scalar.value)
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      let isInvisible =
        (0x200B...0x200D).contains(scalar.value) || [0x2028, 0x2029, 0xFEFF].contains(scalar.value)
        || (0xE0000...0xE007F).contains(scalar.value)
      return scalar != "\n" && (isControl || isBidirectional || isInvisible)
    }
  }
}
