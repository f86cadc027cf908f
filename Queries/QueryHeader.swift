/// The comment block at the top of a query file, read into its keys.
///
/// The block is the lines from the first on that begin with `--`. `-- key: value` begins an entry;
/// a line indented by two or more spaces after `--` continues it. Everything after the block is SQL.
package struct QueryHeader: Hashable, Sendable {
  /// One key with what stands after it.
  package struct Entry: Hashable, Sendable {
    package let key: String
    /// The value's lines, each without the spaces around it; never empty, but a line may be.
    package let lines: [String]
    /// The line of the key, counted from 1.
    package let line: Int

    /// The value on one line.
    package var value: String { lines.filter { !$0.isEmpty }.joined(separator: " ") }
  }

  /// In the order of the file.
  package let entries: [Entry]
  /// Where the SQL begins, counted from 1, and the SQL itself.
  package let statementLine: Int
  package let statement: String

  /// The value of a key on one line; nil where the key is not given.
  package subscript(key: String) -> String? { entry(key)?.value }

  /// The entry of a key; nil where the key is not given.
  package func entry(_ key: String) -> Entry? { entries.first { $0.key == key } }

  /// Reads a file's text and checks its keys and that it holds one SELECT; all mistakes at once.
  package init(parsing text: String, as kind: QueryKind) throws(QueryMistakes) {
    var mistakes: [QueryMistake] = []
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    let header = lines.prefix { $0.hasPrefix("--") }
    var entries: [Entry] = []

    for (index, line) in header.enumerated() {
      let content = line.dropFirst(2)
      let words = trimmed(content)
      if content.hasPrefix("  "), let last = entries.popLast() {
        entries.append(Entry(key: last.key, lines: last.lines + [words], line: last.line))
      } else if let colon = words.firstIndex(of: ":"), isKey(words[..<colon]) {
        let key = String(words[..<colon])
        if entries.contains(where: { $0.key == key }) {
          mistakes.append(QueryMistake(line: index + 1, problem: .repeatedKey(key)))
        }
        let value = trimmed(words[words.index(after: colon)...])
        entries.append(Entry(key: key, lines: [value], line: index + 1))
      } else {
        mistakes.append(QueryMistake(line: index + 1, problem: .notAKey(words)))
      }
    }
    for entry in entries where !kind.keys.contains(entry.key) {
      let nearest = nearestWord(to: entry.key, among: kind.keys)
      mistakes.append(
        QueryMistake(line: entry.line, problem: .unknownKey(entry.key, nearest: nearest)))
    }
    for key in kind.requiredKeys {
      guard let entry = entries.first(where: { $0.key == key }) else {
        mistakes.append(QueryMistake(line: max(1, header.count), problem: .missingKey(key)))
        continue
      }
      if entry.value.isEmpty, !kind.keysThatMayBeEmpty.contains(key) {
        mistakes.append(QueryMistake(line: entry.line, problem: .emptyValue(key)))
      }
    }
    self.entries = entries
    statementLine = header.count + 1
    statement = lines.dropFirst(header.count).joined(separator: "\n")
    mistakes += mistakesInStatement(statement, firstLine: statementLine)
    guard mistakes.isEmpty else { throw QueryMistakes(mistakes) }
  }

  /// The file holds no SQL beyond comments: what it describes is done by the program.
  package var hasNoStatement: Bool { statementStarts(in: statement, firstLine: 1).isEmpty }
}

/// A key is a word of lower-case letters.
private func isKey(_ text: Substring) -> Bool {
  !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isLowercase }
}

func trimmed(_ text: some StringProtocol) -> String {
  let start = text.drop { $0.isWhitespace }
  guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(start[...last])
}
