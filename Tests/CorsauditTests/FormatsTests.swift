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
    "A log's format is told by its content",
    arguments: [
      ("SampleLogs/api.shop.example.cors1.log", "cors1"),
      ("SampleLogs/legacy.shop.example.combined.log.gz", "combined"),
    ])
  func detected(log: String, format: String) throws {
    let run = try Program.run(["formats", "detect", log])
    #expect(run.output.hasPrefix("\(log): \(format) "), "\(run.errors)")
  }

  @Test(
    "A format that cannot be read is refused with 64 and a sentence",
    arguments: ["nginx:'$remote_addr$status'", "nginx:", "combin", "nginx:'$remote_addr ${'"])
  func refused(format: String) throws {
    let log = "SampleLogs/api.shop.example.cors1.log"
    let run = try Program.run(["audit", "--log-format", format, log])
    #expect(run.status == 64, "\(run.errors)")
    #expect(!run.errors.isEmpty)
  }
}
