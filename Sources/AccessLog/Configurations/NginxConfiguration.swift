/// The `log_format` directives of an nginx.conf and of the files that it includes by their names.
struct NginxConfiguration {
  /// Names and what `--log-format nginx:` takes.
  private(set) var formats: [(name: String, text: String)] = []

  init(path: String) throws(FormatError) { try read(path, depth: 0) }

  private mutating func read(_ path: String, depth: Int) throws(FormatError) {
    guard depth < ConfigurationText.deepest else { return }
    var words = Words(try ConfigurationText.read(path))
    while let directive = words.directive() {
      if directive.first == "log_format", directive.count > 2 {
        formats.append((directive[1], try text(directive.dropFirst(2))))
      } else if directive.first == "include", directive.count == 2,
        !directive[1].contains(where: { "*?[".contains($0) })
      {
        try read(ConfigurationText.path(directive[1], besides: path), depth: depth + 1)
      }
    }
  }

  private func text(_ words: ArraySlice<String>) throws(FormatError) -> String {
    let isEscape = words.first?.hasPrefix("escape=") == true
    let format = NginxFormatString(
      escape: nil, text: words.dropFirst(isEscape ? 1 : 0).joined())
    return (isEscape ? words[words.startIndex] + " " : "") + format.description
  }

  /// The words of a configuration, quotes and comments taken off.
  private struct Words {
    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    /// The words up to the next semicolon or brace; nil at the end.
    mutating func directive() -> [String]? {
      var words: [String] = []
      while let character = rest.first {
        if character.isWhitespace {
          rest.removeFirst()
        } else if character == "#" {
          rest = rest.drop { !$0.isNewline }
        } else if ";{}".contains(character) {
          rest.removeFirst()
          return words
        } else {
          words.append(word())
        }
      }
      return words.isEmpty ? nil : words
    }

    private mutating func word() -> String {
      guard let quote = rest.first, quote == "'" || quote == "\"" else { return plainWord() }
      rest.removeFirst()
      var word = ""
      while let character = rest.popFirst(), character != quote { add(character, to: &word) }
      return word
    }

    private mutating func plainWord() -> String {
      var word = ""
      while let character = rest.first, !character.isWhitespace, !";}".contains(character) {
        if character == "{" {
          // Only a brace of `${name}` belongs to a word.
          guard word.last == "$", let end = rest.firstIndex(of: "}") else { break }
          word += rest[...end]
          rest = rest[rest.index(after: end)...]
        } else {
          rest.removeFirst()
          add(character, to: &word)
        }
      }
      return word
    }

    /// Adds a character, or what a backslash makes of the next one.
    private mutating func add(_ character: Character, to word: inout String) {
      guard character == "\\", let next = rest.popFirst() else {
        word.append(character)
        return
      }
      switch next {
      case "'", "\"", "\\": word.append(next)
      case "t": word.append("\t")
      case "n": word.append("\n")
      case "r": word.append("\r")
      default: word += "\\" + String(next)
      }
    }
  }
}
