/// What NPMplus, a fork of Nginx Proxy Manager, writes: Referer and User-Agent without quotes at the end.
struct NPMplusFormat: LogFormat {
  let name = "npmplus"
  let title = "NPMplus's log format"
  let reference = "https://github.com/ZoeyVid/NPMplus"
  let servers = ["npmplus"]
  let definition = """
    [$time_local] $host $remote_addr $request_time "$request" $status $body_bytes_sent $bytes_sent \
    $http_referer $http_user_agent
    """
  var configuration: String { Cors1Format().configuration }
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"[23/Nov/2026:07:35:52 +0000] a.example 192.0.2.7 0.227 "GET /x HTTP/2.0" 207 125 440 "#
        + "https://app.example.com/ Mozilla/5.0 (X11; Linux x86_64)",
      gives: [
        .time: "1795419351773", .host: "a.example", .client: "192.0.2.7", .duration: "227",
        .bytes: "125", .referer: "https://app.example.com/",
        .userAgent: "Mozilla/5.0 (X11; Linux x86_64)", .origin: .notLogged,
      ]),
    LogExample(
      #"[23/Nov/2026:07:35:52 +0000] _ 192.0.2.7 0.811 "\x16\x03\x02" 400 122 282 - -"#,
      gives: [.referer: .notLogged, .method: .notLogged, .host: "_"]),
  ]
  let compiled: CompiledFormat

  init() { compiled = CompiledFormat(builtIn: definition) }
}
