/// Fastly's real-time log as the JSON that Fastly suggests, which syslog may have put a time and an
/// address before.
///
/// Its keys and their order are of the service's own making: others are read by `--map`, and what
/// `formats show fastly` prints is read as `cors1`.
struct FastlyFormat: LogFormat {
  let name = "fastly"
  let title = "Fastly's JSON log format"
  let reference =
    "https://www.fastly.com/documentation/guides/integrations/logging/useful-log-formats/"
  let servers = ["fastly"]
  let definition = #"{"timestamp": "…", "client_ip": "…", "host": "…", "url": "…", …}"#
  var configuration: String {
    """
    # The log format of a logging endpoint, format version 2:
    \(Self.cors1)
    # Where shielding is on, a request is logged at both edges: add the condition
    # fastly.ff.visits_this_service == 0.
    """
  }
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"{     "timestamp": "2026-11-23T07:35:52+0000",     "client_ip": "192.0.2.7",     "#
        + #""geo_country": "france",     "host": "api.example.com",     "url": "/v1/users?x",     "#
        + #""request_method": "GET",     "request_protocol": "HTTP/1.1",     "request_referer": "","#
        + #"     "request_user_agent": "Mozilla/5.0",     "response_state": "MISS-CLUSTER",     "#
        + #""response_status": 404,     "response_reason": "Not Found",     "#
        + #""response_body_size": 564,     "fastly_server": "cache-cdg20764-CDG",     "#
        + #""fastly_is_edge": true   }"#,
      gives: [
        .time: "1795419352000", .client: "192.0.2.7", .host: "api.example.com", .method: "GET",
        .path: "/v1/users?x", .status: "404", .bytes: "564", .userAgent: "Mozilla/5.0",
        .referer: .absent, .cacheStatus: "MISS-CLUSTER", .origin: .notLogged,
        .allowOrigin: .notLogged,
      ])
  ]
  let compiled: CompiledFormat

  /// Keys and what VCL calls their values; a header that is not set is an empty text.
  private static let cors1: String = {
    let headers: [(String, String)] = [
      ("hh", "req.http.Host"), ("o", "req.http.Origin"),
      ("acrm", "req.http.Access-Control-Request-Method"),
      ("acrh", "req.http.Access-Control-Request-Headers"),
      ("acrpn", "req.http.Access-Control-Request-Private-Network"),
      ("sfs", "req.http.Sec-Fetch-Site"), ("sfm", "req.http.Sec-Fetch-Mode"),
      ("ref", "req.http.Referer"), ("ua", "req.http.User-Agent"), ("ct", "req.http.Content-Type"),
      ("acao", "resp.http.Access-Control-Allow-Origin"),
      ("acac", "resp.http.Access-Control-Allow-Credentials"),
      ("acam", "resp.http.Access-Control-Allow-Methods"),
      ("acah", "resp.http.Access-Control-Allow-Headers"),
      ("acma", "resp.http.Access-Control-Max-Age"),
      ("aceh", "resp.http.Access-Control-Expose-Headers"),
      ("acapn", "resp.http.Access-Control-Allow-Private-Network"), ("vary", "resp.http.Vary"),
      ("loc", "resp.http.Location"), ("cc", "resp.http.Cache-Control"),
    ]
    let values = headers.map { #""\#($0)":"%{json.escape(\#($1))}V""# }
    return """
      {"v":"cors1","t":"%{time.start.sec}V.%{time.start.msec_frac}V","ip":"%{req.http.Fastly-Client-IP}V",\
      "m":"%{json.escape(req.method)}V","sch":"%{req.protocol}V","uri":"%{json.escape(req.url)}V",\
      "st":"%{resp.status}V","b":%{resp.body_bytes_written}V,\
      "ck":%{if(req.http.Cookie, "1", "0")}V,"au":%{if(req.http.Authorization, "1", "0")}V,\
      "sck":%{if(resp.http.Set-Cookie, "1", "0")}V,"cs":"%{json.escape(fastly_info.state)}V",\
      \(values.joined(separator: ","))}
      """
  }()

  init() {
    var layout = JSONLayout()
    layout.require("timestamp", "request_method", "response_status", "url")
    layout.add("timestamp", Binding(role: .time))
    layout.add("client_ip", Binding(role: .client))
    layout.add("host", Binding(role: .hostHeader))
    layout.add("url", Binding(role: .part, field: .path))
    layout.add("request_method", Binding(role: .part, field: .method))
    layout.add("request_referer", .text(.referer))
    layout.add("request_user_agent", .text(.userAgent))
    layout.add("response_state", .text(.cacheStatus))
    layout.add("response_status", Binding(role: .status))
    layout.add("response_body_size", Binding(role: .bytes))
    compiled = layout.compiled()
  }
}
