/// Gunicorn's `access_log_format`: `%(h)s`, `%({origin}i)s`.
///
/// A quote in a value is escaped with a backslash, and a backslash by nothing.
struct GunicornNotation: TranslatedNotation {
  let name = "gunicorn"
  let example = "gunicorn:'…'"
  let title = "any access_log_format of Gunicorn"
  let reference = "https://docs.gunicorn.org/en/stable/settings.html#access-log-format"
  let duplicateVisibility = DuplicateVisibility.last
  let style = ValueStyle.ncsa

  func items(
    of text: String, _ mappings: FieldMappings
  ) throws(FormatError) -> [ApacheFormatString.Item] {
    var names = NamedValues(text)
    while let percent = names.text(until: "%") {
      if names.take("%%") {
        names.append("%")
        continue
      }
      guard names.take("%("), let name = names.word(until: ")"), names.take("s") else {
        names.mistake("“%” that begins no %(…)s; write %% for a percent.")
        names.skip()
        continue
      }
      let notation = "%(\(name))s"
      if let directive = directive(name, for: notation, at: percent) {
        names.append(directive)
      } else {
        let meant = nearestName(to: name, among: Self.letters.keys.sorted()) ?? "h"
        names.mistake("Gunicorn has no \(notation); did you mean %(\(meant))s?")
      }
    }
    return try names.result()
  }

  private func directive(_ name: String, for notation: String, at column: Int) -> ApacheDirective? {
    if let known = Self.letters[name] {
      var directive = ApacheDirective(known.name, known.argument, for: notation, at: column)
      directive.hasBrackets = name == "t"
      return directive
    }
    guard name.first == "{", let end = name.lastIndex(of: "}") else { return nil }
    let argument = String(name[name.index(after: name.startIndex)..<end])
    switch name[name.index(after: end)...] {
    case "i": return ApacheDirective("i", argument, for: notation, at: column)
    case "o": return ApacheDirective("o", argument, for: notation, at: column)
    case "e": return ApacheDirective(ofVariable: argument, for: notation, at: column)
    default: return nil
    }
  }

  private static let letters: [String: (name: String, argument: String?)] = [
    "h": ("h", nil), "l": ("l", nil), "u": ("u", nil), "t": ("t", "end:"), "r": ("r", nil),
    "s": ("s", nil), "m": ("m", nil), "U": ("U", nil), "q": ("q", nil), "H": ("H", nil),
    "b": ("b", nil), "B": ("B", nil), "f": ("i", "Referer"), "a": ("i", "User-Agent"),
    "T": ("T", nil), "D": ("D", nil), "M": ("T", "ms"), "L": ("T", "s"), "p": ("P", nil),
  ]
}
