import AccessLog
import Foundation
import Testing

@Suite("formats detect says what a log is, what it shows, and what to add to it")
struct DetectTests {
  private static let fixtures = Program.root + "/Tests/AccessLogTests/Fixtures/"

  private func detect(_ log: String) throws -> String {
    let run = try Program.run(["formats", "detect", log])
    #expect(run.status == 0, "\(run.errors)")
    return run.output
  }

  @Test(
    "A log's format is told by its content, with how well it fits",
    arguments: [
      ("SampleLogs/api.shop.example.cors1.log", "cors1"),
      ("SampleLogs/legacy.shop.example.combined.log.gz", "combined"),
      (fixtures + "caddy2.6.2.log", "caddy"), (fixtures + "apache2.4-cors1.log", "apache"),
    ])
  func told(log: String, format: String) throws {
    let text = try detect(log)
    #expect(text.hasPrefix("\(log): \(format) "))
    #expect(text.contains("lines looked at fit it (100 %)"))
  }

  @Test("A combined log cannot show CORS: the lines for the rest name host and scheme, too")
  func combined() throws {
    let text = try detect(Self.fixtures + "nginx1.22-combined.log")
    #expect(text.contains("It has no place for: scheme, host, port, duration_ms, origin,"))
    #expect(
      text.contains("1 of \(LogRules.count) rules can be assessed: log-coverage-insufficient."))
    // A target in absolute form shows its host in any format.
    #expect(!text.contains("host (1)"))
    #expect(text.contains("- null-origin-allowed: origin, allow_origin\n"))
    for line in [
      #"map $http_cookie $cors_has_cookie { "" 0; default 1; }"#, "log_format corsaudit",
      #"'"$scheme" '"#, #"'"$http_host" '"#, #"'"$http_origin" '"#,
      #"'"$sent_http_access_control_allow_origin" '"#, "nginx-conf:/etc/nginx/nginx.conf#corsaudit",
      #"\"%{Host}i\""#, #"\"%{Origin}i\""#, "SetEnvIf Authorization \".+\" au=1",
    ] { #expect(text.contains(line), "\(line)") }
  }

  /// The lines that detect prints for nginx, taken by the format's own reader, and by nginx.
  @Test("The lines that it prints make a format that logs everything the rules need")
  func linesWork() throws {
    let text = try detect(Self.fixtures + "nginx1.22-combined.log")
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
    let first = try #require(lines.firstIndex { $0.hasPrefix("map ") })
    let last = try #require(lines.firstIndex { $0.hasPrefix("access_log ") })
    let folder = try TemporaryFolder()
    let directives = lines[first...last].joined(separator: "\n")
      .replacing("/var/log/nginx/", with: folder.path + "/")
    let path = try folder.file(
      "nginx.conf",
      "pid \(folder.path)/pid;\nerror_log \(folder.path)/error.log;\nevents {}\nhttp {\n"
        + directives + "\n}\n")
    let nginx = try NginxServer().program()
    let check = try Program.shell("'\(nginx)' -t -p '\(folder.path)' -c '\(path)'")
    #expect(check.status == 0, "\(check.errors)")
    let format = try LogFormats.named("nginx-conf:\(path)#corsaudit")
    for field in Field.allCases where ![.upgrade, .port].contains(field) {
      #expect(format.possibleFields & field.bit != 0, "\(field.name)")
    }
  }

  @Test("Caddy's log shows everything: nothing has to be added")
  func caddy() throws {
    let text = try detect(Self.fixtures + "caddy2.6.2.log")
    #expect(text.contains("\(LogRules.count) of \(LogRules.count) rules can be assessed"))
    #expect(text.contains("It shows in some of them: "))
    #expect(text.contains("No field has to be added to the log."))
    #expect(text.contains("it shows all of them."))
  }

  @Test("What a log could show and no line of it logs is named, with what to add")
  func couldShow() throws {
    let folder = try TemporaryFolder()
    let line =
      #"{"ClientHost":"192.0.2.7","DownstreamStatus":200,"Duration":1,"RequestMethod":"GET","#
      + #""RequestPath":"/","RequestHost":"a.example","RequestScheme":"https","RouterName":"r","#
      + #""StartUTC":"2026-11-23T07:35:52Z"}"#
    let log = try folder.file("traefik.log", String(repeating: line + "\n", count: 20))
    let text = try detect(log)
    #expect(text.hasPrefix("\(log): traefik "))
    #expect(text.contains("It could show, and no line here logs: "))
    #expect(text.contains("Origin: keep"))
    #expect(text.contains("Cookie: redact"))
  }
}

/// How many rules there are.
private enum LogRules {
  static let count =
    (try? Program.run(["rules", "list", "--format", "json"]).json() as? [Any])?.count ?? 0
}
