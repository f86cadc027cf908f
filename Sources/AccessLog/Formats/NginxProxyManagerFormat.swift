/// Nginx Proxy Manager's `proxy` and `standard` formats.
struct NginxProxyManagerFormat: LogFormat {
  let name = "nginx-proxy-manager"
  let title = "Nginx Proxy Manager's log formats"
  let reference =
    "https://github.com/NginxProxyManager/nginx-proxy-manager/blob/develop/docker/rootfs/etc/nginx/conf.d/include/log.conf"
  let definition = Self.proxy + "\n" + Self.standard
  var configuration: String { Cors1Format().configuration }
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.end
  let examples = [
    LogExample(
      #"[24/Jan/2022:16:51:02 +0000] - 404 404 - GET http a.example "/x?y" [Client 192.0.2.7] "#
        + #"[Length 192] [Gzip 3.10] [Sent-to web] "Mozilla/5.0" "https://app.example.com/""#,
      gives: [
        .time: "1643043062000", .status: "404", .method: "GET", .scheme: "http",
        .host: "a.example", .path: "/x?y", .client: "192.0.2.7", .bytes: "192",
        .referer: "https://app.example.com/", .origin: .notLogged, .cacheStatus: .absent,
      ]),
    LogExample(
      #"[24/Jan/2022:16:51:02 +0000] 200 - GET https a.example "/" [Client 192.0.2.7] "#
        + #"[Length 192] [Gzip -] "curl/8" "-""#,
      gives: [.status: "200", .scheme: "https", .referer: .absent]),
  ]
  let compiled: CompiledFormat

  private static let proxy =
    "[$time_local] $upstream_cache_status $upstream_status "
    + ends(
      withServer: true)
  private static let standard = "[$time_local] " + ends(withServer: false)
  private static func ends(withServer: Bool) -> String {
    """
    $status - $request_method $scheme $host "$request_uri" [Client $remote_addr] \
    [Length $body_bytes_sent] [Gzip $gzip_ratio] \(withServer ? "[Sent-to $server] " : "")\
    "$http_user_agent" "$http_referer"
    """
  }

  init() {
    compiled = CompiledFormat(
      mixing: [Self.proxy, Self.standard].map { CompiledFormat(builtIn: $0) })
  }
}
