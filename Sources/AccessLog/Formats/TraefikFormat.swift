/// Traefik's access log as JSON. Which headers are in it is configured; one that is not there was
/// dropped or not sent, unless it is known that Traefik keeps it: `traefik:Origin,Vary` or `traefik:*`.
struct TraefikFormat: LogFormat {
  /// Headers of which a line shows that they were not sent, or `*` for all.
  let kept: [String]
  let compiled: CompiledFormat

  var name: String { kept.isEmpty ? "traefik" : "traefik:" + kept.joined(separator: ",") }
  let title = "Traefik's JSON access log"
  let reference =
    "https://doc.traefik.io/traefik/reference/install-configuration/observability/logs-and-accesslogs/"
  var servers: [String] { kept.isEmpty ? ["traefik"] : [] }
  let definition =
    "format: json; headers that were kept are named, as in traefik:Origin,Vary; all: *"
  var configuration: String {
    let names = (Self.keptNames + ["Cookie", "Authorization", "Set-Cookie"]).map { name in
      "        \(name): \(Self.keptNames.contains(name) ? "keep" : "redact")"
    }
    return """
      accessLog:
        filePath: /var/log/traefik/access.log
        format: json
        fields:
          defaultMode: keep
          headers:
            defaultMode: drop
            names:
      \(names.joined(separator: "\n"))
      # No filters: they drop lines. Read it with --log-format 'traefik:*'.
      """
  }
  let duplicateVisibility = DuplicateVisibility.joined
  let timeKind = TimeKind.start
  var examples: [LogExample] { kept.isEmpty ? Self.examples : [] }

  private static let keptNames = [
    "Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers",
    "Access-Control-Request-Private-Network", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest",
    "Referer", "User-Agent", "Content-Type", "Upgrade", "Access-Control-Allow-Origin",
    "Access-Control-Allow-Credentials", "Access-Control-Allow-Methods",
    "Access-Control-Allow-Headers", "Access-Control-Max-Age", "Access-Control-Expose-Headers",
    "Access-Control-Allow-Private-Network", "Vary", "Location", "Cache-Control",
  ]

  private static let examples = [
    LogExample(
      #"{"ClientAddr":"10.10.10.21:34567","ClientHost":"10.10.10.21","ClientUsername":"-","#
        + #""DownstreamContentSize":0,"DownstreamStatus":304,"Duration":3404128,"OriginStatus":304,"#
        + #""RequestAddr":"api.acme.com:8443","RequestHost":"api.acme.com","RequestMethod":"GET","#
        + #""RequestPath":"/print?x","RequestProtocol":"HTTP/1.1","RequestScheme":"https","#
        + #""StartLocal":"2024-02-02T17:18:24.1+01:00","StartUTC":"2024-02-02T16:18:24.123456789Z","#
        + #""downstream_Vary":"Origin","request_Authorization":"REDACTED","#
        + #""request_Origin":"https://foo.acme.com/","request_Referer":"REDACTED","#
        + #""time":"2024-02-02T16:18:24Z"}"#,
      gives: [
        .time: "1706890704123", .client: "10.10.10.21", .host: "api.acme.com:8443",
        .scheme: "https", .status: "304", .duration: "3", .origin: "https://foo.acme.com/",
        .hasRemoteUser: .absent, .vary: "Origin", .allowOrigin: .notLogged, .referer: .notLogged,
        .hasAuthorization: .empty, .hasCookie: .notLogged,
      ]),
    LogExample(
      #"{"ClientHost":"192.0.2.7","DownstreamStatus":0,"Duration":1000000,"OriginStatus":0,"#
        + #""RequestMethod":"OPTIONS","RequestPath":"/","request_Origin":"https://a.example","#
        + #""time":"2026-11-23T07:35:52Z"}"#,
      gives: [.status: .notLogged, .method: "OPTIONS", .time: "1795419351999"]),
  ]

  /// - Parameter kept: names of headers that are kept; their absence then says that they were not
  ///   sent.
  init(kept: [String] = []) {
    self.kept = kept
    var layout = JSONLayout()
    layout.require("RequestMethod", "DownstreamStatus")
    layout.add("StartUTC", Binding(role: .time))
    layout.add("time", Binding(role: .time), isFallback: true)
    // ClientHost is what the client claims where it sends X-Forwarded-For.
    layout.add("ClientAddr", Binding(role: .clientAndPort))
    layout.add("ClientHost", Binding(role: .client), isFallback: true)
    layout.add("ClientUsername", Binding(role: .presence, field: .hasRemoteUser))
    layout.add("RequestMethod", Binding(role: .part, field: .method))
    layout.add("RequestPath", Binding(role: .part, field: .path))
    layout.add("RequestAddr", Binding(role: .hostHeader))
    layout.add("RequestHost", Binding(role: .hostHeader), isFallback: true)
    layout.add("RequestScheme", Binding(role: .scheme, field: .scheme))
    layout.add("DownstreamStatus", Binding(role: .status))
    layout.add("DownstreamContentSize", Binding(role: .bytes))
    layout.add("Duration", .duration(.nanoseconds))
    layout.add(header: "origin_Access-Control-Allow-Origin", .text(.upstreamAllowOrigin))
    var absent: UInt64 = 0
    for field in Field.allCases where field != .host && field.direction != .exchange {
      guard let header = field.header else { continue }
      let prefix = field.direction == .request ? "request_" : "downstream_"
      layout.add(header: prefix + header, .header(header, field.direction))
      if kept.contains("*") || kept.contains(where: { $0.lowercased() == header.lowercased() }) {
        absent |= field.bit
      }
    }
    layout.update { shape in
      shape.othersAreForeign = true
      shape.absentIfMissing = absent
    }
    var compiled = layout.compiled(style: .unknownInJSON)
    compiled.zeroStatusIsUnknown = true
    self.compiled = compiled
  }
}
