/// Where each statement of a text begins: its line and first word.
///
/// Knows only what it must to count them: comments, quotes and semicolons. SQLite judges the rest.
func statementStarts(in text: String, firstLine: Int) -> [StatementStart] {
  scanStatements(text, firstLine: firstLine).starts
}

struct StatementStart: Hashable {
  let line: Int
  let word: String
}

/// What keeps a text from being at most one SELECT. No statement at all is no mistake here.
func mistakesInStatement(_ text: String, firstLine: Int) -> [QueryMistake] {
  let (starts, unclosed) = scanStatements(text, firstLine: firstLine)
  var mistakes: [QueryMistake] = []
  if let unclosed { mistakes.append(QueryMistake(line: unclosed, problem: .unclosedQuote)) }
  if let first = starts.first, !["select", "with"].contains(first.word.lowercased()) {
    mistakes.append(QueryMistake(line: first.line, problem: .notASelect(first.word)))
  }
  if starts.count > 1 {
    mistakes.append(QueryMistake(line: starts[1].line, problem: .moreThanOneStatement))
  }
  return mistakes
}

private func scanStatements(
  _ text: String, firstLine: Int
) -> (starts: [StatementStart], unclosed: Int?) {
  let bytes = Array(text.utf8)
  var starts: [StatementStart] = []
  var inStatement = false
  var line = firstLine
  var index = 0

  /// Moves past the next occurrence of an ending; false where there is none.
  func skip(past ending: String) -> Bool {
    let ending = Array(ending.utf8)
    while index < bytes.count {
      if bytes[index...].starts(with: ending) {
        if ending[0] != newline { index += ending.count }
        return true
      }
      if bytes[index] == newline { line += 1 }
      index += 1
    }
    return false
  }

  while index < bytes.count {
    let rest = bytes[index...]
    let start = line
    if rest.starts(with: "--".utf8) {
      _ = skip(past: "\n")
    } else if rest.starts(with: "/*".utf8) {
      index += 2
      if !skip(past: "*/") { return (starts, start) }
    } else if bytes[index] == UInt8(ascii: ";") {
      inStatement = false
      index += 1
    } else if bytes[index] == newline {
      line += 1
      index += 1
    } else if [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")].contains(bytes[index]) {
      index += 1
    } else {
      if !inStatement {
        inStatement = true
        starts.append(StatementStart(line: line, word: firstWord(of: rest)))
      }
      let quote = bytes[index]
      index += 1
      switch quote {
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        if !skip(past: String(UnicodeScalar(quote))) { return (starts, start) }
      case UInt8(ascii: "["):
        if !skip(past: "]") { return (starts, start) }
      default: break
      }
    }
  }
  return (starts, nil)
}

private let newline = UInt8(ascii: "\n")

private func firstWord(of bytes: ArraySlice<UInt8>) -> String {
  let word = bytes.prefix {
    ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z")
  }
  return String(decoding: word.isEmpty ? bytes.prefix(1) : word, as: UTF8.self)
}
