/// What Jetty's `CustomRequestLog` can log of all that CORS can be judged by. What it writes if nobody
/// says how is the combined format.
///
/// Nothing is escaped, so that a line with a quote in a header is ambiguous. Whether Cookie and
/// Authorization were there cannot be logged without their values.
struct JettyFormat: LogFormat {
  let name = "jetty"
  let title = "combined log format and all that CORS needs (Jetty)"
  let reference = JettyNotation().reference
  let servers = ["jetty"]
  let definition = Self.string
  var configuration: String {
    """
    # In start.d/requestlog.ini, on one line:
    jetty.requestlog.formatString=\(definition)
    """
  }
  let duplicateVisibility = JettyNotation().duplicateVisibility
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "OPTIONS /v1/users HTTP/1.1" 200 0 "-" "#
        + #""Mozilla/5.0" cors1=jetty ms=3 hh="api.example.com" o="https://app.example.com" "#
        + #"acrm="PUT" acrh="x-a" acrpn="-" sfs="cross-site" sfm="cors" ct="-" up="-" "#
        + #"acao="https://app.example.com" acac="true" acam="GET,PUT" acah="x-a" acma="1800" "#
        + #"aceh="-" acapn="-" vary="-" loc="-" cc="-""#,
      gives: [
        .time: "1795419352000", .method: "OPTIONS", .duration: "3", .host: "api.example.com",
        .origin: "https://app.example.com", .requestMethod: "PUT", .maxAge: "1800",
        .vary: .absent, .scheme: .notLogged, .hasAuthorization: .notLogged,
      ])
  ]
  let compiled: CompiledFormat

  private static let string =
    #"%{client}a - %u %t "%r" %s %O "%{Referer}i" "%{User-Agent}i" cors1=jetty ms=%{ms}T "#
    + Cors1Tail(request: { "%{\($0)}i" }, response: { "%{\($0)}o" }).text

  init() { compiled = CompiledFormat(builtIn: Self.string, in: JettyNotation()) }
}
