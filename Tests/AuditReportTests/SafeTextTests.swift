import AuditReport
import Foundation
import Testing

@Suite("Text from a log cannot break out of")
struct SafeTextTests {
  @Test("a Markdown code span: its fence is longer than any run inside", arguments: HostileText.all)
  func codeSpan(_ hostile: HostileText) throws {
    let span = MarkdownText.code(hostile.text)
    #expect(!span.contains("\n") && MarkdownReading.count("|", in: span) == 0)
    #expect(MarkdownReading.hidden(span).isEmpty)
    let scalars = span.unicodeScalars
    let fence = scalars.prefix { $0 == "`" }
    let body = scalars[..<(try #require(scalars.lastIndex(of: "`")))].dropFirst(fence.count)
      .dropLast(fence.count - 1)
    let longest = body.split { $0 != "`" }.map(\.count).max() ?? 0
    #expect(longest < fence.count)
    #expect(body.first != "`" && body.last != "`")
    #expect(!MarkdownReading.withoutCodeSpans(span).contains("evil"))
  }

  @Test("a Markdown code block: only the last line closes it", arguments: HostileText.all)
  func codeBlock(_ hostile: HostileText) {
    let lines = MarkdownText.block([hostile.text, "  origin  " + hostile.text])
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4)
    let fence = lines[3]
    #expect(lines[0] == fence + "text")
    #expect(!lines[1].contains(fence) && !lines[2].contains(fence))
    #expect(lines.allSatisfy { MarkdownReading.hidden(String($0)).isEmpty })
  }

  @Test("a sentence: no link, no tag, no table cell", arguments: HostileText.all)
  func prose(_ hostile: HostileText) {
    let text = MarkdownText.prose("one step up: \(hostile.text) was seen")
    #expect(!text.contains("\n") && MarkdownReading.hidden(text).isEmpty)
    let outside = MarkdownReading.withoutCodeSpans(text)
    for sign in ["://", "www.", "@", "|"] {
      let found = outside.lowercased().unicodeScalars.firstRange(of: sign.unicodeScalars)
      #expect(found == nil)
    }
    #expect(text.utf8.count < 20_000)
    let unescaped = outside.replacing(/\\./, with: "")
    for sign in ["<", "[", "]", "*", "`", "_", "~", "$"] { #expect(!unescaped.contains(sign)) }
  }

  @Test("a terminal: one line without sequences", arguments: HostileText.all)
  func terminal(_ hostile: HostileText) {
    let line = TerminalText.line(hostile.text, limit: 80)
    #expect(!line.contains("\n") && MarkdownReading.hidden(line).isEmpty)
    #expect(line.unicodeScalars.count <= 81)
  }

  @Test("JSON: a parser reads back the very text", arguments: HostileText.all)
  func json(_ hostile: HostileText) throws {
    let json = JSONText.quoted(hostile.text)
    #expect(!json.contains("\n") && MarkdownReading.hidden(json).isEmpty)
    let value = try JSONSerialization.jsonObject(
      with: Data(json.utf8), options: .fragmentsAllowed)
    let text = try #require(value as? String)
    #expect(Array(text.unicodeScalars) == Array(hostile.text.unicodeScalars))
  }

  @Test("CSV: one cell of one line, and no formula", arguments: HostileText.all)
  func csv(_ hostile: HostileText) {
    let cell = CSVText.cell(hostile.text)
    #expect(!cell.contains("\n") && MarkdownReading.hidden(cell).isEmpty)
    let isQuoted = cell.hasPrefix("\"") && cell.hasSuffix("\"") && cell.count > 1
    let scalars = Array(cell.unicodeScalars)
    let value = isQuoted ? Array(scalars.dropFirst().dropLast()) : scalars
    let quotes = value.split(omittingEmptySubsequences: true) { $0 != "\"" }
    #expect(quotes.allSatisfy { $0.count.isMultiple(of: 2) } && (isQuoted || quotes.isEmpty))
    #expect(isQuoted || !value.contains { ",; \t".unicodeScalars.contains($0) })
    #expect(!["=", "+", "-", "@", "＝"].contains(value.first))
  }

  @Test(
    "each language writes what is hidden as a reader can see it",
    arguments: [
      ("a\u{1B}[31m", "a\\x1B[31m"), ("a\tb", "a\\x09b"), ("a\u{202E}b", "a\\u{202E}b"),
      ("a\u{85}", "a\\u{85}"), ("a\u{A0}b", "a\\u{A0}b"), (" a ", "\\x20a\\x20"),
      ("\\u{202E}", "\\x5Cu{202E}"), ("\\xFF", "\\xFF"), ("a\u{3164}b", "a\\u{3164}b"),
      ("a\u{FFF9}b", "a\\u{FFF9}b"), ("grün", "grün"), ("日本", "日本"),
    ])
  func visible(_ text: String, _ expected: String) {
    #expect(TerminalText.line(text) == expected)
    #expect(MarkdownText.code(text) == "`\(expected)`")
  }

  @Test("a long value is cut and says how long it was")
  func cut() {
    let long = MarkdownText.code(String(repeating: "a", count: 5000), limit: 10)
    #expect(long == "`aaaaaaaaaa…` (5,000 characters)")
    #expect(MarkdownText.code("") == "(empty)")
  }

  @Test(
    "a rule's words keep their code and nothing else",
    arguments: [
      ("`Origin: null` is granted", "`Origin: null` is granted"),
      ("a `*` answered\n  to null", "a `*` answered to null"),
      ("a * b _c_ <d>", "a \\* b \\_c\\_ \\<d\\>"),
      ("see https://fetch.spec.whatwg.org now", "see `https://fetch.spec.whatwg.org` now"),
      ("one `open", "one \\`open"), ("``a`b``", "``a`b``"), ("a | b & c", "a &#124; b &amp; c"),
    ])
  func ruleWords(_ text: String, _ expected: String) {
    #expect(MarkdownText.prose(text) == expected)
  }
}
