import Foundation
import Testing

@Suite("The verdicts on the sample logs are what the browser did")
struct SampleLogsTests {
  static let recording = Recording(folder: Program.root + "/SampleLogs")

  /// Whether the ports of the recording are free, and this user may listen on them.
  static var canListen: Bool {
    let script = """
      import socket
      for port in [80, 4200, 5173, 8081, 8082, 8083, 8084]:
        probe = socket.socket()
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
      """
    return (try? Program.shell("python3 -c '\(script)'"))?.status == 0
  }

  @Test("There are cases of each outcome, and every line is explained")
  func enough() {
    let judged = SampleLogsTests.recording.judged
    #expect(judged.count { $0.outcome == "readable" } > 200)
    #expect(judged.count { $0.outcome == "blocked" } > 100)
    for (log, lines) in SampleLogsTests.recording.lines {
      #expect(!lines.isEmpty, "\(log)")
      #expect(lines.map(\.line) == Array(1...max(1, lines.count)), "\(log)")
    }
  }

  @Test("Each exchange is judged as the browser did", arguments: recording.judged)
  func agrees(with browser: BrowserCase) {
    #expect(SampleLogsTests.recording.disagreement(on: browser) == nil)
  }

  @Test(
    "A recording made now, by the nginx and Chromium of this machine, agrees too",
    .enabled(
      if: Program.finds("nginx", "chromium", "python3") && SampleLogsTests.canListen,
      "needs nginx, chromium, python3, and port 80 free to listen on"))
  func agreesWithNewRecording() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Program.root + "/SampleLogs/recording", toPath: folder.path + "/recording")
    let run = try Program.shell("python3 '\(folder.path)/recording/record.py'")
    try #require(run.status == 0, "\(run.output)\n\(run.errors)")
    let recording = Recording(folder: folder.path)
    #expect(recording.judged.count > 300)
    #expect(recording.judged.compactMap(recording.disagreement) == [])
  }
}
