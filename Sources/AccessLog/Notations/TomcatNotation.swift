/// The `pattern` of Tomcat's `AccessLogValve`: Apache's directives, with Java's patterns of times.
///
/// `%D` says nothing here: it was milliseconds until Tomcat 9 and is microseconds since 10, and no line
/// tells which. `%{ms}T`, `%{us}T` and `%T` are clear. `%U%q` is refused, for newer versions write a dash
/// where there is no query. Characters beyond ASCII stay as Tomcat writes them, `\uHHHH`.
struct TomcatNotation: TranslatedNotation {
  let name = "tomcat"
  let example = "tomcat:'…'"
  let title = "any pattern of Tomcat's AccessLogValve"
  let reference = "https://tomcat.apache.org/tomcat-11.0-doc/config/valve.html#Access_Log_Valve"
  let duplicateVisibility = DuplicateVisibility.joined
  let style = ValueStyle.ncsa

  func items(
    of text: String, _ mappings: FieldMappings
  ) throws(FormatError) -> [ApacheFormatString.Item] {
    switch text {
    case "common": try items(of: #"%h %l %u %t "%r" %s %b"#, mappings)
    case "combined":
      try items(of: #"%h %l %u %t "%r" %s %b "%{Referer}i" "%{User-Agent}i""#, mappings)
    default: try refusingQueries(ApacheFormatString(text: text).items(in: Self.dialect))
    }
  }

  private func refusingQueries(
    _ items: [ApacheFormatString.Item]
  ) throws(FormatError) -> [ApacheFormatString.Item] {
    for case (.directive(let first), .directive(let second)) in zip(items, items.dropFirst())
    where first.name == "U" && second.name == "q" {
      throw FormatError(
        format: "",
        mistakes: [
          """
          Column \(first.column): Tomcat may write a dash where there is no query, so that no line \
          tells where the path of %U%q ends; log %r. Where yours writes nothing there, give the \
          pattern as apache:'…'.
          """
        ])
    }
    return items
  }

  private static let dialect = ApacheDialect(
    server: "Tomcat",
    names: [
      "a", "A", "b", "B", "c", "D", "F", "h", "H", "i", "I", "l", "L", "m", "o", "p", "q", "r", "s",
      "S", "t", "T", "u", "U", "v", "X",
    ]
  ) { directive throws(ApacheDirective.Mistake) in
    switch (directive.name, directive.argument) {
    // Cookies and attributes of a request or session, the thread, the time to the first byte.
    case ("c", _), ("r", .some), ("s", .some), ("S", _), ("I", _), ("F", _), ("D", _), ("L", _),
      ("X", _):
      directive.ignore()
    case ("T", "ns"): directive.ignore()
    case ("T", "fracsec"): directive.argument = "s"
    case ("a", "peer"): directive.argument = "c"
    case ("p", "remote"): directive.ignore()
    case ("t", nil), ("t", "end"):
      directive.hasBrackets = true
      directive.argument = "end:"
    case ("t", "begin"):
      directive.hasBrackets = true
      directive.argument = "begin:"
    case ("t", let format?):
      if !format.hasPrefix("begin:"), !format.hasPrefix("end:") {
        directive.argument = "end:" + format
      }
      try directive.translateJavaTime()
    default: break
    }
  }
}
