/// NCSA's common log format: nothing of it tells about CORS but methods, paths and statuses.
struct CommonFormat: LogFormat {
  let name = "common"
  let title = "common log format (Apache)"
  let reference = "https://httpd.apache.org/docs/2.4/logs.html#common"
  let definition = Self.string
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.end
  let examples = [
    LogExample(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /v1/users HTTP/1.1" 200 50"#),
    LogExample(
      #"2001:db8::7 - ann [23/Nov/2026:07:35:52 +0100] "OPTIONS /v1/users HTTP/1.1" 204 -"#),
  ]
  let compiled: CompiledFormat

  static let string = """
    $remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent
    """

  init() { compiled = CompiledFormat(builtIn: definition) }
}
