import AccessLog
import Foundation
import Testing

@Suite("formats says which logs can be read, and how to write them")
struct FormatsTests {
  @Test("Every format is listed and shown", arguments: LogFormats.all.map(\.name))
  func shown(name: String) throws {
    #expect(try Program.run(["formats", "list"]).output.contains(name))
    let show = try Program.run(["formats", "show", name])
    #expect(show.status == 0)
    for field in Field.allCases { #expect(show.output.contains(field.name)) }
  }

  @Test(
    "nginx takes what formats show cors1 prints",
    .enabled(if: Program.finds("nginx"), "needs nginx"))
  func nginxTakesCors1() throws {
    let folder = try TemporaryFolder()
    let shown = try Program.run(["formats", "show", "cors1"]).output
    let lines = shown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let first = try #require(lines.firstIndex { $0.hasPrefix("map ") })
    let last = try #require(lines.firstIndex { $0.hasPrefix("access_log ") })
    let directives = lines[first...last].joined(separator: "\n")
      .replacingOccurrences(of: "/var/log/nginx/", with: folder.path + "/")
    let path = try folder.file(
      "nginx.conf",
      """
      pid \(folder.path)/pid;
      error_log \(folder.path)/error.log;
      events {}
      http {
      \(directives)
      }
      """)
    let run = try Program.shell("nginx -t -p '\(folder.path)' -c '\(path)'")
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test(
    "A server's name shows its configuration; of cookies and passwords it logs only whether they were",
    arguments: [
      ("nginx", "log_format", #"map $http_authorization   $cors_has_auth    { "" 0; default 1; }"#),
      ("apache", "LogFormat", #"SetEnvIf Authorization ".+" au=1"#),
      ("caddy", "format json", "Leave log_credentials off"),
      ("traefik", "accessLog:", "Authorization: redact"),
      ("envoy", "json_format", "%REQ(AUTHORIZATION):1%"),
      ("iis", "<customFields", "sourceName=\"Origin\""),
    ])
  func servers(name: String, configuration: String, presence: String) throws {
    let show = try Program.run(["formats", "show", name])
    #expect(show.output.contains(configuration))
    #expect(show.output.contains(presence))
  }

  @Test(
    "What a server does not log as it was is shown with its format",
    arguments: LogFormats.all.filter { !$0.losses.isEmpty }.map(\.name))
  func losses(name: String) throws {
    // A server's name shows the format recommended for it.
    let format = try LogFormats.shown(name)
    let text = try Program.run(["formats", "show", name]).output
    for sentence in format.losses { #expect(text.contains(sentence)) }
  }

  @Test(
    "A format that cannot be read is refused with 64 and a sentence, before the first line",
    arguments: [
      ("nginx:'$remote_addr$status'", "$remote_addr (column 1) and $status (column 13)"),
      ("nginx:'$status \"$htp_origin\"'", "Column 10: $htp_origin"),
      ("nginx:'$status \"$htp_origin\"'", "did you mean $http_origin?"),
      ("nginx:", "No variable of the format says anything"), ("combin", "did you mean combined"),
      ("nginx:'$remote_addr ${'", "Column 14"),
      ("apache:%h%>s", "%h (column 1) and %>s (column 3)"),
      ("apache:%h %M", "Column 4: Apache has no directive %M; did you mean %m?"),
      ("envoy:%RESPONSE_CODE%%PROTOCOL%", "%RESPONSE_CODE% (column 1) and %PROTOCOL% (column 16)"),
      ("envoy:%REQ(ORIGIN)% %RESPONSE_COD%", "Column 15: Envoy has no operator %RESPONSE_COD%"),
    ])
  func refused(format: String, sentence: String) throws {
    let folder = try TemporaryFolder()
    let store = folder.path + "/audit.sqlite"
    let run = try Program.run([
      "ingest", "--db", store, "--log-format", format, "SampleLogs/api.shop.example.cors1.log",
    ])
    #expect(run.status == 64, "\(run.errors)")
    #expect(run.errors.contains(sentence), "\(run.errors)")
    #expect(!run.output.contains("lines read"), "\(run.output)")
  }
}
