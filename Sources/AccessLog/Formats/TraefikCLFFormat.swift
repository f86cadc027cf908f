/// Traefik's access log in its own common log format, which no header can be added to.
///
/// Its `genericCLF` is the combined format.
struct TraefikCLFFormat: LogFormat {
  let name = "traefik_clf"
  let title = "Traefik's common log format"
  let reference =
    "https://doc.traefik.io/traefik/reference/install-configuration/observability/logs-and-accesslogs/"
  let definition = """
    $remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" \
    "$http_user_agent" $request_count "$router" "$service" ${milliseconds}ms
    """
  var configuration: String { TraefikFormat().configuration }
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "OPTIONS /v1/users HTTP/2.0" 204 0 "-" "-" 105 "#
        + #""api@docker" "http://10.0.0.5:8080" 1ms"#,
      gives: [
        .time: "1795419352000", .method: "OPTIONS", .status: "204", .duration: "1",
        .origin: .notLogged, .referer: .absent,
      ])
  ]
  let compiled: CompiledFormat

  init() {
    var compiled = CompiledFormat(
      builtIn: definition, ["milliseconds": .duration(.milliseconds)])
    // Until 2026 a quote in a header was not escaped.
    compiled.quotes = 10
    compiled.timeIsEnd = false
    compiled.zeroStatusIsUnknown = true
    self.compiled = compiled
  }
}
