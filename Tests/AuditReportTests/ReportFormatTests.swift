import Testing

@testable import AuditReport

@Suite("Report formats")
struct ReportFormatTests {
  @Test("are found by their name and by the extension of a file")
  func found() {
    #expect(ReportFormats.all.map(\.name) == ["markdown", "json"])
    for format in ReportFormats.all {
      #expect(ReportFormats.named(format.name)?.name == format.name)
      #expect(ReportFormats.forFile(withExtension: format.fileExtension)?.name == format.name)
    }
    #expect(ReportFormats.forFile(withExtension: "MD")?.name == "markdown")
    #expect(ReportFormats.named("pdf") == nil && ReportFormats.forFile(withExtension: "") == nil)
  }

  @Test("name a variable for every field of the store's views")
  func everyField() {
    #expect(
      LoggableField.all.map(\.name) == [
        "time", "client", "method", "scheme", "host", "port", "path", "status", "bytes",
        "duration_ms", "origin", "request_method", "request_headers", "request_private_network",
        "fetch_site", "fetch_mode", "content_type_class", "has_cookie", "has_authorization",
        "has_remote_user", "user_agent", "referer", "upgrade", "allow_origin",
        "allow_credentials", "allow_methods", "allow_headers", "max_age", "expose_headers",
        "allow_private_network", "vary", "location_kind", "cache_control", "cache_status",
        "upstream_allow_origin", "sets_cookie",
      ])
  }

  @Test(
    "tell the server by the name of the log format",
    arguments: [
      ("cors1", ServerKind.nginx), ("nginx:'$remote_addr'", .nginx), ("combined", .nginx),
      ("apache-combined", .apache), ("vhost_combined", .apache), ("common", .apache),
      ("caddy", .caddy), ("envoy", .envoy), ("", .nginx),
    ])
  func server(_ format: String, _ expected: ServerKind) {
    #expect(ServerKind(format: format) == expected)
  }
}
