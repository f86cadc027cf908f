/// What ingress-nginx writes as it comes: combined, and behind it what its upstreams did.
struct IngressNginxFormat: LogFormat {
  let name = "ingress-nginx"
  let title = "ingress-nginx's default log format"
  let reference =
    "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/log-format/"
  let servers = ["ingress-nginx"]
  let definition = Self.string
  /// The directive's string of `cors1` goes into the ConfigMap.
  var configuration: String {
    """
    # In the ConfigMap of the controller; Cookie and Authorization are left out there, for the maps
    # that keep only their presence cannot be written in it.
    data:
      log-format-escape-json: "true"
      log-format-upstream: '{"v":"cors1","t":$msec,"ip":"$remote_addr","m":"$request_method",
        "sch":"$scheme","hh":"$http_host","uri":"$request_uri","st":"$status","b":$body_bytes_sent,
        "rt":$request_time,"o":"$http_origin","acrm":"$http_access_control_request_method",
        "acrh":"$http_access_control_request_headers","sfs":"$http_sec_fetch_site",
        "sfm":"$http_sec_fetch_mode","ref":"$http_referer","ua":"$http_user_agent",
        "ct":"$http_content_type","acao":"$sent_http_access_control_allow_origin",
        "acac":"$sent_http_access_control_allow_credentials",
        "acam":"$sent_http_access_control_allow_methods",
        "acah":"$sent_http_access_control_allow_headers",
        "acma":"$sent_http_access_control_max_age","vary":"$sent_http_vary",
        "loc":"$sent_http_location","cc":"$sent_http_cache_control"}'
    """
  }
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"192.168.64.1 - - [07/Feb/2020:11:48:51 +0000] "POST /products HTTP/1.1" 200 59 "-" "#
        + #""curl/7.54.0" 89 0.001 [default-web-8080] [] 172.17.0.5:8080 59 0.000 200 "#
        + "529a007902362a5f51385a5fa7049884",
      gives: [
        .time: "1581076130999", .duration: "1", .client: "192.168.64.1", .method: "POST",
        .userAgent: "curl/7.54.0", .origin: .notLogged,
      ]),
    LogExample(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "OPTIONS / HTTP/1.1" 204 0 "-" "-" 89 0.000 "#
        + "[a-web-80] [] 10.0.0.1:80, 10.0.0.2:80 0, 0 0.001, 0.000 502, 204 a3c7e348",
      gives: [.status: "204"]),
  ]
  let compiled: CompiledFormat

  private static let string =
    CombinedFormat.string + """
       $request_length $request_time [$proxy_upstream_name] [$proxy_alternative_upstream_name] \
      $upstream_addr $upstream_response_length $upstream_response_time $upstream_status $req_id
      """
  /// Before 0.22 and 0.26 columns were fewer or others.
  private static let older = [
    CombinedFormat.string + """
       $request_length $request_time [$proxy_upstream_name] $upstream_addr \
      $upstream_response_length $upstream_response_time $upstream_status $req_id
      """,
    """
    $remote_addr - [$proxy_add_x_forwarded_for] - $remote_user [$time_local] "$request" $status \
    $body_bytes_sent "$http_referer" "$http_user_agent" $request_length $request_time \
    [$proxy_upstream_name] $upstream_addr $upstream_response_length $upstream_response_time \
    $upstream_status $req_id
    """,
  ]

  init() {
    compiled = CompiledFormat(builtIn: Self.string).with(
      alternatives: Self.older.map { CompiledFormat(builtIn: $0) })
  }
}
