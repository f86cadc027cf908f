import Foundation
import Testing

/// What a log invents must not be held in memory: a made-up value costs disk, not memory.
@Suite("The memory of a report", .serialized)
struct ReportMemoryTests {
  /// Lines of a browser, each with an origin, a path, request headers, an address and a user agent of
  /// its own, all granted; the path's letters are no shape of an id.
  private func inventions(_ count: Int, host: (Int) -> String) -> String {
    let letters = ["g", "h", "j", "k", "l", "m", "n", "p", "q", "r"]
    var log = ""
    for number in 0..<count {
      let name = String(number).map { letters[$0.wholeNumberValue ?? 0] }.joined()
      let (path, origin) = ("/\(name)z", "https://o\(number).example")
      let isPreflight = number.isMultiple(of: 2)
      log += #"{"v":"cors1","t":\#(1_795_168_800 + number / 100).000,"ip":"#
      log += #""10.\#(number >> 16).\#(number >> 8 & 255).\#(number & 255)","sch":"https","#
      log += #""m":"\#(isPreflight ? "OPTIONS" : "GET")","st":"\#(isPreflight ? 204 : 200)","#
      log += #""host":"\#(host(number))","hh":"\#(host(number))","port":"443","uri":"\#(path)","#
      log += #""p":"HTTP/1.1","o":"\#(origin)","sfs":"cross-site","sfm":"cors","#
      log +=
        #""acrm":"\#(isPreflight ? "PUT" : "")","acrh":"\#(isPreflight ? "x-h\(number)" : "")","#
      log += #""ua":"Mozilla/5.0 \#(number)","ck":0,"au":0,"acao":"\#(origin)","acac":"true","#
      log += #""acam":"GET","acah":"","acma":"","vary":""}"# + "\n"
    }
    return log
  }

  private func peak(_ count: Int, host: (Int) -> String) throws -> (peakMemory: Int, Program) {
    let folder = try TemporaryFolder()
    let log = try folder.file("access.log", inventions(count, host: host))
    let store = folder.path + "/store.sqlite"
    #expect(try Program.run(["ingest", "--quiet", "--db", store, log]).status == 0)
    return try Program.runMeasured(["report", "--format", "json", "--db", store])
  }

  @Test("40,000 invented patterns of one site: their routes are listed up to a bound, and counted")
  func manyPatterns() throws {
    let (memory, program) = try peak(40_000) { _ in "api.example.com" }
    #expect(memory < ReportMemoryTests.most)
    let report = try #require(try program.json() as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    let reflected = try #require(findings.first { $0["rule"] as? String == reflectedRule })
    let routes = try #require(reflected["routes"] as? [String])
    #expect(routes.count == 1001)
    #expect(routes.last == "+ 39000")
    let evidence = try #require(reflected["evidence"] as? [String: Any])
    #expect(evidence["clients"] as? Int == 40_000)
    #expect(evidence["parties"] as? Int == 40_000)
  }

  @Test("8,000 invented sites: the worst findings are kept, the rest of each rule is one finding")
  func manySites() throws {
    let (memory, program) = try peak(8_000) { "s\($0 % 4000).example.com" }
    #expect(memory < ReportMemoryTests.most)
    let report = try #require(try program.json() as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    let refused = findings.filter { $0["rule"] as? String == "method-not-allowed" }
    #expect(refused.count == 500)
    let rest = try #require(refused.first { $0["site"] as? String == "+ 1501 sites" })
    #expect(rest["discriminator"] as? String == "+ 1501")
    let evidence = try #require(rest["evidence"] as? [String: Any])
    #expect(evidence["requests"] as? Int == 3002)
  }

  private let reflectedRule = "reflected-arbitrary-origin"
  /// MiB. About 127 are used, in a debug build too; with 40,000 patterns held in memory it was 217.
  private static let most = 160
}
