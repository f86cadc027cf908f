/// What to write into a server's log format so that a field is logged.
///
/// The names and their order are those of the store's views. Cookie, Authorization and Set-Cookie
/// are logged as presence only, never with their value.
struct LoggableField {
  let name: String
  /// What it is, for a reader who does not know the name.
  let meaning: String
  let nginx: String
  /// nil where Apache has no word for it.
  let apache: String?
  /// A line outside of the log format that the variable needs.
  var nginxMap: String? = nil
  var apacheSetting: String? = nil
  /// The header it comes from, where it is one.
  var header: String? = nil
  var isOfAnswer = false

  /// nginx's own format `combined`, to which fields are added.
  static let nginxCombined = [
    "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent",
    "\"$http_referer\" \"$http_user_agent\"",
  ]
  /// The same of Apache, its quotes escaped as in the configuration.
  static let apacheCombined =
    "%h %l %u %t \\\"%r\\\" %>s %O \\\"%{Referer}i\\\" \\\"%{User-Agent}i\\\""

  static let all: [LoggableField] = [
    .init(name: "time", meaning: "when it was", nginx: "$time_iso8601", apache: "%t"),
    .init(name: "client", meaning: "address of the client", nginx: "$remote_addr", apache: "%a"),
    .init(name: "method", meaning: "method of the request", nginx: "$request_method", apache: "%m"),
    .init(
      name: "scheme", meaning: "http or https", nginx: "$scheme", apache: "%{SSL_PROTOCOL}x",
      apacheSetting: "# %{SSL_PROTOCOL}x is known where mod_ssl is loaded."),
    .init(
      name: "host", meaning: "host the request was for", nginx: "$http_host", apache: "%{Host}i",
      header: "Host"),
    .init(
      name: "port", meaning: "port the request came to", nginx: "$server_port",
      apache: "%{local}p"),
    .init(name: "path", meaning: "path of the request", nginx: "$request_uri", apache: "%U"),
    .init(name: "status", meaning: "status of the answer", nginx: "$status", apache: "%>s"),
    .init(name: "bytes", meaning: "size of the answer", nginx: "$body_bytes_sent", apache: "%B"),
    .init(
      name: "duration_ms", meaning: "time the answer took", nginx: "$request_time", apache: "%D"),
    request("origin", "Origin"),
    request("request_method", "Access-Control-Request-Method"),
    request("request_headers", "Access-Control-Request-Headers"),
    request("request_private_network", "Access-Control-Request-Private-Network"),
    request("fetch_site", "Sec-Fetch-Site"),
    request("fetch_mode", "Sec-Fetch-Mode"),
    request("content_type_class", "Content-Type"),
    .init(
      name: "has_cookie", meaning: "whether the request carried a cookie (not its value)",
      nginx: "$cors_has_cookie", apache: "%{ck}e",
      nginxMap: "map $http_cookie $cors_has_cookie { \"\" 0; default 1; }",
      apacheSetting: "SetEnvIf Cookie \".+\" ck=1", header: "Cookie"),
    .init(
      name: "has_authorization",
      meaning: "whether the request carried an `Authorization` header (not its value)",
      nginx: "$cors_has_auth", apache: "%{au}e",
      nginxMap: "map $http_authorization $cors_has_auth { \"\" 0; default 1; }",
      apacheSetting: "SetEnvIf Authorization \".+\" au=1", header: "Authorization"),
    .init(
      name: "has_remote_user", meaning: "whether the server knew the user", nginx: "$remote_user",
      apache: "%u"),
    request("user_agent", "User-Agent"),
    request("referer", "Referer"),
    request("upgrade", "Upgrade"),
    response("allow_origin", "Access-Control-Allow-Origin"),
    response("allow_credentials", "Access-Control-Allow-Credentials"),
    response("allow_methods", "Access-Control-Allow-Methods"),
    response("allow_headers", "Access-Control-Allow-Headers"),
    response("max_age", "Access-Control-Max-Age"),
    response("expose_headers", "Access-Control-Expose-Headers"),
    response("allow_private_network", "Access-Control-Allow-Private-Network"),
    response("vary", "Vary"),
    response("location_kind", "Location"),
    response("cache_control", "Cache-Control"),
    .init(
      name: "cache_status", meaning: "whether the proxy's cache answered",
      nginx: "$upstream_cache_status", apache: nil),
    .init(
      name: "upstream_allow_origin",
      meaning: "`Access-Control-Allow-Origin` as the application behind the proxy sent it",
      nginx: "$upstream_http_access_control_allow_origin", apache: nil),
    .init(
      name: "sets_cookie", meaning: "whether the answer set a cookie (not its value)",
      nginx: "$cors_sets_cookie", apache: nil,
      nginxMap: "map $sent_http_set_cookie $cors_sets_cookie { \"\" 0; default 1; }",
      header: "Set-Cookie", isOfAnswer: true),
  ]

  private static func request(_ name: String, _ header: String) -> LoggableField {
    LoggableField(
      name: name, meaning: "`\(header)` of the request", nginx: "$http_" + variable(header),
      apache: "%{\(header)}i", header: header)
  }

  private static func response(_ name: String, _ header: String) -> LoggableField {
    LoggableField(
      name: name, meaning: "`\(header)` of the answer", nginx: "$sent_http_" + variable(header),
      apache: "%{\(header)}o", header: header, isOfAnswer: true)
  }

  private static func variable(_ header: String) -> String {
    header.lowercased().replacing("-", with: "_")
  }
}
