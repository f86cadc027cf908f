/// The combined format that nginx and Apache share: common, with Referer and User-Agent.
///
/// No line tells which of the two wrote it, so the escapes of both are decoded, and its time is
/// taken for the later of the two moments (nginx writes the end, Apache the start of a request).
struct CombinedFormat: LogFormat {
  let name = "combined"
  let title = "combined log format (nginx, Apache)"
  let reference = "https://nginx.org/en/docs/http/ngx_http_log_module.html#log_format"
  let definition = Self.string
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.end
  let examples = [
    LogExample(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /v1/users HTTP/1.1" 200 50 "#
        + #""https://app.example.com/" "Mozilla/5.0 (X11; Linux x86_64)""#),
    LogExample(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "\x16\x03\x01" 400 157 "-" "-""#),
    LogExample(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET / HTTP/1.1" 200 - "-" "a \"b\" \\c""#),
  ]
  let compiled: CompiledFormat

  static let string = """
    $remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent \
    "$http_referer" "$http_user_agent"
    """

  init() { compiled = CompiledFormat(builtIn: definition) }
}
