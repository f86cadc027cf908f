import AccessLog
import Testing

@Suite("Logs of AWS")
struct AWSFormatTests {
  private static let realTime =
    "cloudfront:timestamp c-ip sc-status cs-method cs-protocol cs-uri-stem x-host-header cs-user-agent cs-headers"

  private func realTime(_ headers: String) throws -> ReadEntry {
    try entry(
      "1795419352.361\t192.0.2.7\t204\tOPTIONS\thttps\t/a%2520b\tapi.example\tcurl/8%20x\t"
        + headers,
      as: Self.realTime)
  }

  @Test("show in CloudFront's real-time log the request headers that are all in one column")
  func headers() throws {
    let entry = try realTime(
      "host:api.example%0AOrigin:https://a.example%0Aaccess-control-request-method:%20PUT%0A"
        + "Cookie:a=b%0AX:%0AReferer:%0A")
    #expect(entry[.origin] == "https://a.example")
    #expect(entry[.requestMethod] == "PUT")
    #expect(entry[.requestHeaders] == .absent)
    #expect(entry[.hasCookie] == .empty)
    #expect(entry[.hasAuthorization] == .absent)
    #expect(entry[.referer] == .empty)
    #expect(entry[.userAgent] == "curl/8 x")
    #expect(entry[.path] == "/a%2520b")
    #expect(entry[.allowOrigin] == .notLogged)
    #expect(entry.time == 1_795_419_352_361)
  }

  @Test("know nothing of headers that may be behind the place where CloudFront cuts them")
  func cutHeaders() throws {
    let long = String(repeating: "x", count: 800)
    let entry = try realTime(
      String("Origin:https://a.example%0AReferer:https://\(long)".prefix(800)))
    #expect(entry[.origin] == "https://a.example")
    for field in [Field.referer, .requestMethod, .hasCookie] { #expect(entry[field] == .notLogged) }
  }

  @Test("join headers that CloudFront got twice")
  func repeatedHeaders() throws {
    let entry = try realTime("Origin:https://a.example%0Aorigin:https://b%22.example%0A")
    #expect(entry[.origin] == "https://a.example, https://b\".example")
  }

  @Test("are read with CloudFront's own tabs where #Fields names the columns")
  func fields() throws {
    let lines = try LogFormats.named("cloudfront").samples
    let log = ReadLog(
      lines: ["#Version: 1.0", "#Fields: " + (try LogFormats.named("cloudfront").definition)]
        + lines,
      as: try LogFormats.named("w3c"))
    #expect(log.entries.count == lines.count)
    #expect(log.entries.first?[.host] == "api.example.com")
    #expect(log.entries.first?[.referer] == #"https://app.example.com/""#)
  }

  @Test(
    "may have more fields behind those that are known", arguments: ["aws_alb", "aws_elb", "aws_s3"])
  func moreFields(name: String) throws {
    for sample in try LogFormats.named(name).samples {
      #expect(try entry(sample + #" "new one" -"#, as: name) == entry(sample, as: name))
    }
  }

  @Test(
    "are no entries where a line ends before the request",
    arguments: ["aws_alb", "aws_elb", "aws_s3"])
  func cutLines(name: String) throws {
    let sample = try #require(try LogFormats.named(name).samples.first)
    #expect(try rejection(String(sample.prefix { $0 != "\"" }), as: name) != nil)
  }

  @Test("of columns that say nothing are refused with a sentence")
  func noColumns() {
    let error = #expect(throws: FormatError.self) { try LogFormats.named("cloudfront:asn c-port") }
    #expect(error?.description.contains("No column says anything") == true)
  }
}
