/// A format of morgan's, the logger of Express: `:method :url :status`, or the name of one of its own.
///
/// Nothing is escaped. `:res[content-length]` is what the response announced, not what was sent, and so
/// says nothing of any field.
struct MorganNotation: TranslatedNotation {
  let name = "morgan"
  let example = "morgan:'…'"
  let title = "any format of morgan (Express), or tiny, short, dev, …"
  let reference = "https://github.com/expressjs/morgan#tokens"
  let duplicateVisibility = DuplicateVisibility.joined
  let style = ValueStyle.unescaped

  func items(
    of text: String, _ mappings: FieldMappings
  ) throws(FormatError) -> [ApacheFormatString.Item] {
    if let known = Self.formats[text] { return try items(of: known, mappings) }
    var names = NamedValues(text)
    while let column = names.text(until: ":") {
      names.skip()
      let name = names.word { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) }
      // As morgan has it: a token's name is two letters or more.
      guard name.count > 1 else {
        names.append(":" + name)
        continue
      }
      let argument = names.take("[") ? names.word(until: "]") : nil
      let notation = ":" + name + (argument.map { "[\($0)]" } ?? "")
      if let directive = Self.directive(name, argument, for: notation, at: column) {
        names.append(directive)
      } else if let meant = mistyped(name, notation, mappings) {
        names.mistake("morgan has no \(notation); did you mean :\(meant)?")
      } else {
        // A token of the user's own.
        names.append(ApacheDirective("n", name, for: notation, at: column))
      }
    }
    return try names.result()
  }

  private static func directive(
    _ name: String, _ argument: String?, for notation: String, at column: Int
  ) -> ApacheDirective? {
    func put(_ name: String, _ argument: String? = nil) -> ApacheDirective {
      ApacheDirective(name, argument, for: notation, at: column)
    }
    switch name {
    case "remote-addr": return put("a")
    case "remote-user": return put("u")
    case "method": return put("m")
    case "url": return put("U")
    case "status": return put("s")
    case "referrer": return put("i", "Referer")
    case "user-agent": return put("i", "User-Agent")
    case "response-time", "total-time": return put("T", "ms")
    case "http-version", "pid", "color": return put("n", name)
    case "req": return put("i", argument)
    case "res": return put("o", argument)
    case "date":
      return switch argument {
      case "clf": put("t", "end:%d/%b/%Y:%H:%M:%S %z")
      case "iso": put("t", "end:%Y-%m-%dT%H:%M:%S.%f%z")
      case nil, "web": put("t", "end:%a, %d %b %Y %H:%M:%S %Z")
      default: put("n", name)
      }
    default: return nil
    }
  }

  private func mistyped(
    _ name: String, _ notation: String, _ mappings: FieldMappings
  ) -> String? {
    guard name.count >= 4, !mappings.names(name), !mappings.names(notation) else { return nil }
    return nearestName(to: name, among: Self.tokens, within: 1)
  }

  private static let tokens = [
    "remote-addr", "remote-user", "method", "url", "status", "referrer", "user-agent",
    "response-time", "total-time", "http-version", "date", "req", "res", "pid",
  ]

  /// morgan's own formats; `dev` is coloured by the status.
  static let formats = [
    "combined": common + #" ":referrer" ":user-agent""#,
    "common": common,
    "default": #":remote-addr - :remote-user [:date] "\#(request)" :status :res[content-length] "#
      + #"":referrer" ":user-agent""#,
    "short": ":remote-addr :remote-user :method :url HTTP/:http-version :status "
      + ":res[content-length] - :response-time ms",
    "tiny": ":method :url :status :res[content-length] - :response-time ms",
    "dev": "\u{1B}[0m:method :url \u{1B}[:color[status]m:status\u{1B}[0m :response-time ms - "
      + ":res[content-length]\u{1B}[0m",
  ]
  private static let request = ":method :url HTTP/:http-version"
  private static let common =
    #":remote-addr - :remote-user [:date[clf]] "\#(request)" :status :res[content-length]"#
}
