/// The `LogFormat` directives of an httpd.conf and of the files that it includes by their names.
struct ApacheConfiguration {
  /// Nicknames and what `--log-format apache:` takes.
  private(set) var formats: [(name: String, text: String)] = []

  init(path: String) throws(FormatError) { try read(path, depth: 0) }

  private mutating func read(_ path: String, depth: Int) throws(FormatError) {
    guard depth < ConfigurationText.deepest else { return }
    let text = try ConfigurationText.read(path)
      .replacing("\\\r\n", with: "").replacing("\\\n", with: "")
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop(while: \.isWhitespace)
      let directive = line.prefix { !$0.isWhitespace }.lowercased()
      switch directive {
      case "logformat":
        let words = ApacheWords(line).words
        // Without a nickname it is the format of the TransferLogs that follow.
        if words.count == 3 {
          formats.append((words[2], ApacheFormatString(text: words[1]).description))
        }
      case "include", "includeoptional":
        let words = ApacheWords(line).words
        guard words.count == 2, !words[1].contains(where: { "*?[".contains($0) }) else { continue }
        try read(ConfigurationText.path(words[1], besides: path), depth: depth + 1)
      default: break
      }
    }
  }
}

/// The words of a line of httpd.conf, quotes taken off.
private struct ApacheWords {
  private(set) var words: [String] = []

  init(_ line: Substring) {
    var rest = line
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
        continue
      }
      var word = ""
      let isQuoted = first == "\"" || first == "'"
      if isQuoted { rest.removeFirst() }
      while let character = rest.popFirst() {
        if isQuoted ? character == first : character.isWhitespace { break }
        if character == "\\", let next = rest.first, next == "\\" || isQuoted && next == first {
          word.append(next)
          rest.removeFirst()
        } else {
          word.append(character)
        }
      }
      words.append(word)
    }
  }
}
