/// What Tomcat's `AccessLogValve` can log of all that CORS can be judged by. Its own `common` and
/// `combined` are those of everybody.
///
/// Whether Cookie and Authorization were there cannot be logged without their values, and TLS not at
/// all.
struct TomcatFormat: LogFormat {
  let name = "tomcat"
  let title = "combined log format and all that CORS needs (Tomcat)"
  let reference = TomcatNotation().reference
  let servers = ["tomcat"]
  let definition = Self.string
  var configuration: String {
    let quoted = definition.replacing("\"", with: "&quot;")
    return """
      <Valve className="org.apache.catalina.valves.AccessLogValve" directory="logs"
             prefix="cors." suffix=".log" pattern="\(quoted)"/>
      """
  }
  let duplicateVisibility = TomcatNotation().duplicateVisibility
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /v1/users?x=y HTTP/1.1" 200 50 "#
        + #""https://app.example.com/" "Mozilla/5.0" cors1=tomcat ms=1795419352361 "#
        + #"hh="api.example.com:8080" o="https://app.example.com" acrm="-" acrh="-" acrpn="-" "#
        + #"sfs="cross-site" sfm="cors" ct="-" up="-" acao="*" acac="-" acam="-" acah="-" acma="-" "#
        + #"aceh="-" acapn="-" vary="Origin,Accept" loc="-" cc="-""#,
      gives: [
        .time: "1795419352361", .client: "192.0.2.7", .path: "/v1/users?x=y",
        .host: "api.example.com:8080", .origin: "https://app.example.com", .requestMethod: .absent,
        .allowOrigin: "*", .vary: "Origin,Accept", .scheme: .notLogged, .hasCookie: .notLogged,
        .duration: .notLogged,
      ])
  ]
  let compiled: CompiledFormat

  private static let string =
    #"%a %l %u %t "%r" %s %b "%{Referer}i" "%{User-Agent}i" cors1=tomcat ms=%{begin:msec}t "#
    + Cors1Tail(request: { "%{\($0)}i" }, response: { "%{\($0)}o" }).text

  init() { compiled = CompiledFormat(builtIn: Self.string, in: TomcatNotation()) }
}
