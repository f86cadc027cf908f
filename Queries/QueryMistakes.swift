/// All that is wrong with one query file.
package struct QueryMistakes: Error, Hashable, Sendable, CustomStringConvertible {
  /// In the order of their lines; never empty.
  package let mistakes: [QueryMistake]

  init(_ mistakes: [QueryMistake]) {
    self.mistakes = mistakes.sorted { $0.line < $1.line }
  }

  package var description: String {
    mistakes.map(\.description).joined(separator: "\n")
  }
}

/// One thing that is wrong with a query file, and on which line.
package struct QueryMistake: Hashable, Sendable, CustomStringConvertible {
  /// Counted from 1.
  package let line: Int
  package let problem: Problem

  package enum Problem: Hashable, Sendable {
    case notAKey(String)
    case unknownKey(String, nearest: String?)
    case repeatedKey(String)
    case missingKey(String)
    case emptyValue(String)
    /// A value that is not of the key's closed set.
    case badWord(String, key: String, allowed: [String])
    case badSetting(String)
    case badColumn(String)
    case idIsNotFileName(id: String, file: String)
    case noStatement
    case notASelect(String)
    case moreThanOneStatement
    case unclosedQuote
  }

  package var description: String { "line \(line): \(problem.sentence)" }
}

extension QueryMistake.Problem {
  /// What is wrong and what would be right.
  package var sentence: String {
    switch self {
    case .notAKey(let text):
      "\"\(text)\" is no header entry: write \"-- key: value\", continue a value on a line "
        + "indented by two spaces, and end the header with an empty line."
    case .unknownKey(let key, let nearest):
      "There is no key \"\(key)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? ".")
    case .repeatedKey(let key): "The key \"\(key)\" is given twice."
    case .missingKey(let key): "The key \"\(key)\" is missing."
    case .emptyValue(let key): "The key \"\(key)\" has no value."
    case .badWord(let word, let key, let allowed):
      "\"\(word)\" is no \(key); it is one of \(allowed.joined(separator: ", "))."
    case .badSetting(let text):
      "\"\(text)\" is no setting: write \"name = number -- what it means\"."
    case .badColumn(let text):
      "\"\(text)\" describes no column: write \"name: what it means\"."
    case .idIsNotFileName(let id, let file):
      "The id is \"\(id)\" but the file is named \"\(file)\"."
    case .noStatement: "There is no SELECT after the header."
    case .notASelect(let word): "The statement begins with \"\(word)\", not with SELECT or WITH."
    case .moreThanOneStatement: "A second statement begins here; a file holds one SELECT."
    case .unclosedQuote: "A quote or comment that begins here is not closed."
    }
  }
}

/// The word that is the fewest changed letters away, if that is not most of it.
func nearestWord(to word: String, among words: [String]) -> String? {
  let best = words.map { (word: $0, distance: editDistance(word, $0)) }
    .min { $0.distance < $1.distance }
  guard let best, best.distance <= max(1, word.count / 2) else { return nil }
  return best.word
}

/// Levenshtein's distance: letters to insert, drop or change.
private func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right)
  var row = Array(0...right.count)
  for (index, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in right.indices {
      let changed = diagonal + (letter == right[column] ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
    }
  }
  return row[right.count]
}
