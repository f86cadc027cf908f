/// The notation of a server that writes its formats as Apache does, with a few directives of its own.
struct ApacheDialect: Sendable {
  /// Whose notation it is, for people.
  var server: String
  /// Its directives' letters.
  var names: Set<String>
  /// Whether a backslash in a format escapes what stands behind it.
  var hasEscapes = false
  /// Puts a directive that means something else than Apache's of this letter as Apache's for it.
  var translate: @Sendable (inout ApacheDirective) throws(ApacheDirective.Mistake) -> Void

  static let apache = ApacheDialect(
    server: "Apache", names: ApacheDirective.names, hasEscapes: true, translate: { _ in })
}

extension ApacheDirective {
  /// What it says becomes nothing that any field keeps.
  mutating func ignore() {
    name = "n"
    argument = nil
  }

  /// Puts a time's pattern of Java's (`dd/MMM/yyyy`) as strftime's; `|` and what is behind it are a
  /// zone or a language.
  mutating func translateJavaTime() throws(Mistake) {
    guard var pattern = argument else { return }
    var translated = ""
    for known in ["begin:", "end:"] where pattern.hasPrefix(known) {
      translated = known
      pattern.removeFirst(known.count)
    }
    guard !["sec", "msec", "msec_frac", ""].contains(pattern) else { return }
    var rest = pattern.prefix { $0 != "|" }
    while let letter = rest.first {
      let run = rest.prefix { $0 == letter }
      rest = rest.dropFirst(run.count)
      if letter == "'", run.count == 1 {
        let text = rest.prefix { $0 != "'" }
        translated += text.replacing("%", with: "%%")
        rest = rest.dropFirst(text.count + 1)
      } else if !letter.isLetter {
        translated += letter == "'" ? "'" : run.replacing("%", with: "%%")
      } else if let conversion = strftimeConversion(ofJava: letter, count: run.count) {
        translated += conversion
      } else {
        throw Mistake(
          sentence: "Column \(column): the letter \(letter) of \(notation) cannot be read back.")
      }
    }
    argument = translated
  }
}

/// What strftime has for a letter of Java's patterns, so many times.
private func strftimeConversion(ofJava letter: Character, count: Int) -> String? {
  switch letter {
  case "y", "u", "Y": count == 2 ? "%y" : "%Y"
  case "M", "L": count > 2 ? "%b" : "%m"
  case "d": "%d"
  case "D": "%j"
  case "E": "%a"
  case "H", "k": "%H"
  case "h": "%I"
  case "m": "%M"
  case "s": "%S"
  case "S", "n": "%f"
  case "a": "%p"
  case "Z", "z", "X", "x": "%z"
  default: nil
  }
}
