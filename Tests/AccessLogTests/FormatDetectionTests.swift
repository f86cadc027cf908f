import AccessLog
import Testing

@Suite("Detection of the format")
struct FormatDetectionTests {
  private func detect(_ lines: [String]) -> FormatDetection {
    let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    return FormatDetection(sample: [Block(index: 0, bytes: bytes, isLast: true)])
  }

  @Test("finds each format by its own samples", arguments: LogFormats.all.map(\.name))
  func samples(name: String) throws {
    let format = try LogFormats.named(name)
    #expect(detect(format.samples).format?.name == name)
  }

  @Test(
    "finds the format of real logs",
    arguments: [
      ("nginx1.22-combined.log", "combined"), ("apache2.4-combined.log", "combined"),
      ("nginx1.22-cors1-escape-json.log", "cors1"), ("apache2.4-cors1.log", "apache"),
      ("caddy2.6.2.log", "caddy"),
    ])
  func realLogs(name: String, format: String) throws {
    let block = Block(index: 0, bytes: try fixture(name), isLast: true)
    let detection = FormatDetection(sample: [block])
    #expect(detection.format?.name == format)
    guard case .detected(_, let share) = detection.result else { return }
    #expect(share == 1)
  }

  @Test("says for a log that fits none how far the runner-up got")
  func undetermined() throws {
    let block = Block(index: 0, bytes: try fixture("nginx1.22-escape-default.log"), isLast: true)
    let detection = FormatDetection(sample: [block])
    guard case .undetermined(let candidates) = detection.result else {
      Issue.record("A tail of unknown meaning was taken for no tail.")
      return
    }
    let best = try #require(candidates.first)
    let offence = try #require(best.firstOffence)
    #expect(["main", "combined", "ingress-nginx"].contains(best.format.name))
    #expect(offence.line == 1)
    #expect(offence.position > 100)
  }

  @Test(
    "takes no JSON and no other text for an access log",
    arguments: [
      #"{"o":"-","ua":"x","r":"GET /reflect?x=1 HTTP/1.1","st":200}"#,
      #"{"level":"info","ts":1795419356.9,"msg":"handled request","status":200}"#,
      "2026/11/23 07:35:52 [error] 31#31: *46 open() failed", "hello, world", "a,b,c", "",
    ])
  func otherFiles(line: String) {
    let lines = [String](repeating: line, count: 50)
    #expect(detect(lines).format == nil)
  }

  @Test("is not led astray by a last line that is still being written")
  func unterminatedLastLine() throws {
    let line = LogFormats.all[0].samples[0]
    let bytes = Array((line + "\n" + line.prefix(50)).utf8)
    let detection = FormatDetection(sample: [Block(index: 0, bytes: bytes, isLast: true)])
    #expect(detection.format?.name == LogFormats.all[0].name)
  }

  @Test("is not prevented by a hundred bad lines at the head")
  func badHead() throws {
    let bad = [String](repeating: "starting up …", count: 100)
    let sample = try #require(try LogFormats.named("combined").samples.first)
    #expect(detect(bad + [String](repeating: sample, count: 20)).format?.name == "combined")
    #expect(detect(bad + [sample]).format == nil)
  }

  @Test("judges by later blocks too, whose first line is cut")
  func laterBlocks() throws {
    let sample = try #require(try LogFormats.named("common").samples.first)
    let good = Array(String(repeating: sample + "\n", count: 100).utf8)
    let bad = Array(String(repeating: "noise\n", count: 100).utf8)
    let detection = FormatDetection(sample: [
      Block(index: 0, bytes: bad, isLast: false),
      Block(index: 7, bytes: Array(good.dropFirst(20)), isLast: false),
    ])
    #expect(detection.format?.name == "common")
  }

  @Test("tells mixed logs from each of their formats")
  func mixed() throws {
    let common = try LogFormats.named("common").samples
    let combined = try LogFormats.named("combined").samples
    #expect(detect(common + combined).format?.name == "mixed")
    let half = [String](repeating: "noise", count: 4)
    #expect(detect(common + combined + half).format == nil)
  }

  @Test("tells a host before combined lines from a host and a number, line by line or not")
  func hosts() throws {
    let tail = #"[23/Nov/2026:07:35:52 +0000] "GET / HTTP/1.1" 200 43 "-" "x""#
    let vhost = "a.example 192.0.2.7 - - " + tail
    let numbered = "a.example 192.0.2.7 - 95386da8 - " + tail
    #expect(detect([vhost, vhost]).format?.name == "mixed")
    #expect(detect([vhost, "192.0.2.7 - ann " + tail]).format?.name == "mixed")
    #expect(detect([numbered, "a.example 192.0.2.7 - - ann " + tail]).format?.name == "bunkerweb")
    #expect(detect([numbered, vhost]).format?.name == "mixed")
    #expect(detect(["a.example 192.0.2.7 - ann lee " + tail]).format?.name == "bunkerweb")
  }

  @Test("finds what stands around lines first", arguments: LineWrappers.all.map(\.name))
  func wrapped(name: String) throws {
    let wrapper = try #require(LineWrappers.all.first { $0.name == name })
    for inner in ["caddy", "combined", "cors1"] {
      let lines = try LogFormats.named(inner).samples.map { wrapper.sample(of: $0) }
      #expect(detect(lines).format?.name == name + ":" + inner)
    }
  }

  @Test("finds nothing in nothing")
  func nothing() {
    #expect(FormatDetection(sample: []).format == nil)
    #expect(detect(["# a comment"]).format == nil)
  }
}
