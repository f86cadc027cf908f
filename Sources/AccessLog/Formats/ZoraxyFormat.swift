/// What the reverse proxy Zoraxy writes. Its `origin` is the host that was asked for, never the header
/// Origin.
///
/// Nothing is escaped; as target and method hold no space, a User-Agent that looks like the rest of a
/// line is still taken for what it is.
struct ZoraxyFormat: LogFormat {
  let name = "zoraxy"
  let title = "Zoraxy's traffic log"
  let reference = "https://github.com/tobychui/zoraxy/blob/main/src/mod/info/logger/trafficlog.go"
  let servers: [String] = []
  let definition = Self.string()
  let configuration =
    "# It can log no header but User-Agent: log Origin and Access-Control-* behind it."
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.end
  let examples = [
    LogExample(
      "2026/11/23 07:35:52 [2026-11-23 07:35:52.361624] [router:host-http] [origin:a.example] "
        + "[client: 192.0.2.7] [useragent: Mozilla/5.0 (X11; Linux x86_64)] POST /x?y 404",
      gives: [
        .time: "1795419352361", .host: "a.example", .client: "192.0.2.7", .method: "POST",
        .path: "/x?y", .status: "404", .userAgent: "Mozilla/5.0 (X11; Linux x86_64)",
        .origin: .notLogged, .allowOrigin: .notLogged,
      ]),
    LogExample(
      "[2026-11-23 07:35:52.361624] [router:root-no_resp] [origin:a.example] [client: 192.0.2.7] "
        + "[useragent: x] GET /a 200] GET /b 444",
      gives: [.path: "/b", .status: "444", .userAgent: "x] GET /a 200"]),
    LogExample(
      "[2026-11-23 07:35:52.361624] [router:host-http] [origin:] [client 192.0.2.7] [useragent curl/8] "
        + "GET / 200",
      gives: [.host: .absent, .client: "192.0.2.7", .userAgent: "curl/8"]),
  ]
  let compiled: CompiledFormat

  /// Go's log package may put its own time before; until 3.1 there were no colons behind two words.
  private static func string(hasPrefix: Bool = false, colon: String = ":") -> String {
    (hasPrefix ? "$date $clock " : "")
      + """
      [$time] [router:$router] [origin:$host] [client\(colon) $remote_addr] \
      [useragent\(colon) $http_user_agent] $request_method $request_uri $status
      """
  }

  init() {
    let strings = [":", ""].flatMap { colon in
      [true, false].map { Self.string(hasPrefix: $0, colon: colon) }
    }
    let formats = strings.map { string in
      var format = CompiledFormat(
        builtIn: string, ["time": Binding(role: .time)], style: .none)
      for index in format.steps.indices where format.steps[index].binding.field != .userAgent {
        format.steps[index].isToken = format.steps[index].binding.role == .part
        format.steps[index].mayBeLonger = false
      }
      return format
    }
    compiled = CompiledFormat(mixing: formats)
  }
}
