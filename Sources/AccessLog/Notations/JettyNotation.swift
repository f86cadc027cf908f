/// The format of Jetty's `CustomRequestLog`: Apache's directives, with Java's patterns of times in
/// brackets.
///
/// Jetty escapes nothing: a line with a quote in a value is ambiguous, and counted so.
struct JettyNotation: TranslatedNotation {
  let name = "jetty"
  let example = "jetty:'…'"
  let title = "any format of Jetty's CustomRequestLog"
  let reference =
    "https://jetty.org/docs/jetty/12/operations-guide/modules/standard.html#requestlog"
  let duplicateVisibility = DuplicateVisibility.first
  let style = ValueStyle.unescaped

  func items(
    of text: String, _ mappings: FieldMappings
  ) throws(FormatError) -> [ApacheFormatString.Item] {
    try ApacheFormatString(text: text).items(in: Self.dialect)
  }

  private static let dialect = ApacheDialect(
    server: "Jetty",
    names: [
      "a", "C", "D", "e", "f", "H", "i", "I", "k", "m", "o", "O", "p", "q", "r", "R", "s", "S", "t",
      "T", "u", "U", "X",
    ]
  ) { directive throws(ApacheDirective.Mistake) in
    switch (directive.name, directive.argument) {
    case ("a", nil), ("a", "server"): directive.name = "v"
    case ("a", "client"): directive.argument = nil
    case ("a", "remote"): directive.argument = "c"
    case ("p", nil), ("p", "server"), ("p", "local"): directive.argument = "local"
    case ("a", _), ("p", _), ("e", _), ("S", _), ("I", _), ("C", _): directive.ignore()
    case ("O", _), ("u", _): directive.argument = nil
    case ("t", _):
      directive.hasBrackets = true
      try directive.translateJavaTime()
    default: break
    }
  }
}
