/// Caddy's access log as its JSON encoder writes it, from 2.4 on, or behind the columns of its console
/// encoder.
///
/// All headers are in it but those that hold credentials, of which only the key is: what is not there
/// was not sent. Caddy's messages in the same file are lines of another kind.
struct CaddyFormat: LogFormat {
  let name = "caddy"
  let title = "Caddy's JSON access log"
  let reference = "https://caddyserver.com/docs/caddyfile/directives/log"
  let servers = ["caddy"]
  let definition = "format json"
  let configuration = """
    api.example.com {
    \tlog {
    \t\toutput file /var/log/caddy/access.log {
    \t\t\troll_size 100MiB
    \t\t\troll_keep 10
    \t\t}
    \t\tformat json
    \t}
    }
    # Leave log_credentials off: whether Cookie and Authorization were there is seen without it.
    """
  let duplicateVisibility = DuplicateVisibility.all
  let timeKind = TimeKind.start
  let losses = [
    """
    What Go refuses itself is not logged at all: OPTIONS *, control bytes in a header, spaces in the \
    target, no Host or two, other protocols.
    """,
    """
    A request for a host that no site with a log directive is for is not logged, nor one whose Host \
    is not spelt as the site's address (capitals).
    """,
    "A byte that is not UTF-8 is logged as U+FFFD.",
    "The size of an answer to HEAD is that of the answer to GET.",
  ]
  let examples = [
    LogExample(
      #"{"level":"info","ts":1703373474.8155608,"logger":"http.log.access","msg":"handled request","#
        + #""request":{"remote_ip":"192.0.2.7","remote_port":"50868","client_ip":"192.0.2.7","#
        + #""proto":"HTTP/2.0","method":"GET","host":"api.example.com","uri":"/v1/users","headers":"#
        + #"{"User-Agent":["Mozilla/5.0"],"Sec-Fetch-Site":["cross-site"],"Cookie":["REDACTED"],"#
        + #""Origin":["https://app.example.com"]},"tls":{"resumed":false,"version":772,"proto":"h2"}},"#
        + #""bytes_read":0,"user_id":"","duration":0.001,"size":50,"status":200,"resp_headers":{"#
        + #""Vary":["Origin","Accept-Encoding"],"Access-Control-Allow-Origin":["*"]}}"#,
      gives: [
        .time: "1703373474814", .scheme: "https", .host: "api.example.com", .client: "192.0.2.7",
        .origin: "https://app.example.com", .hasCookie: .empty, .hasAuthorization: .absent,
        .requestMethod: .absent, .vary: "Origin, Accept-Encoding", .allowOrigin: "*",
        .allowCredentials: .absent, .hasRemoteUser: .absent, .bytes: "50", .status: "200",
      ]),
    LogExample(
      #"{"level":"error","ts":"2026-11-23T07:35:56.123+0100","logger":"http.log.access.log0","#
        + #""msg":"handled request","request":{"remote_addr":"[2001:db8::7]:5012","proto":"HTTP/1.1","#
        + #""method":"OPTIONS","host":"a.example:8080","uri":"/","headers":{"Cookie":[],"#
        + #""Authorization":[]}},"duration":"12.5ms","size":0,"status":0,"resp_headers":{"#
        + #""Access-Control-Allow-Origin":[""]}}"#,
      gives: [
        .time: "1795415756111", .client: "2001:db8::7", .scheme: "http", .hasCookie: .empty,
        .hasAuthorization: .empty, .status: .absent, .allowOrigin: .empty, .duration: "12",
        .host: "a.example:8080",
      ]),
    LogExample(
      "2026/11/23 07:35:56.123\tINFO\thttp.log.access\thandled request\t"
        + #"{"request":{"remote_ip":"192.0.2.7","method":"GET","host":"a.example","uri":"/x","#
        + #""headers":{}},"duration":1.5e-05,"size":2,"status":200,"resp_headers":{}}"#,
      gives: [.time: "1795419356123", .path: "/x", .origin: .absent, .duration: "0"]),
  ]
  let compiled: CompiledFormat

  init() {
    var layout = JSONLayout()
    layout.mark("logger", begins: "http.log.access")
    layout.require("request", "status")
    layout.add("ts", Binding(role: .time))
    layout.add("request.remote_addr", Binding(role: .clientAndPort))
    layout.add("request.remote_ip", Binding(role: .client))
    layout.add("request.client_ip", Binding(role: .client))
    layout.add("request.method", Binding(role: .part, field: .method))
    layout.add("request.host", Binding(role: .hostHeader))
    layout.add("request.uri", Binding(role: .part, field: .path))
    layout.add("request.tls", Binding(role: .https, field: .scheme))
    layout.add(headers: "request.headers", .request, isComplete: true)
    layout.add("user_id", Binding(role: .presence, field: .hasRemoteUser))
    layout.add("duration", Binding(role: .duration, field: .duration))
    layout.add("size", Binding(role: .bytes))
    layout.add("status", Binding(role: .status))
    layout.add(headers: "resp_headers", .response, isComplete: true)
    layout.update { shape in
      shape.othersAreForeign = true
      shape.isPlainWithoutTLS = true
      shape.mayHaveConsolePrefix = true
    }
    compiled = layout.compiled(timeIsEnd: true)
  }
}
