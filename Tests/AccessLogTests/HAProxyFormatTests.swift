import AccessLog
import Testing

/// The beginning of a line of HAProxy's HTTP log up to what it captured.
private let head =
  "192.0.2.7:34866 [23/Nov/2026:07:35:52.123] api~ be/n1 0/0/1/20/21 200 244 - - ---- 2/1/0/0/0 0/0 "
private let generated =
  "192.0.2.7:34866 [23/Nov/2026:07:35:52.123] api api/<NOSRV> 0/-1/-1/-1/0 204 107 - - LR-- 1/1/0/0/0 0/0 "
private let request = #""GET /v1/users HTTP/1.1""#

@Suite("HAProxy's HTTP log")
struct HAProxyFormatTests {
  private static let named = "haproxy:{Host|Origin|Access-Control-Request-Method} {Vary|Location}"

  @Test("gives captured request headers the names they were given, in their order")
  func names() throws {
    let entry = try entry(
      head + "{api.example:8443|https://a.example|} {Origin|} " + request, as: Self.named)
    #expect(entry[.host] == "api.example:8443")
    #expect(entry[.origin] == "https://a.example")
    #expect(entry[.requestMethod] == .absent)
    #expect(entry[.vary] == .notLogged)
    #expect(entry[.allowOrigin] == .notLogged)
  }

  @Test("decodes what HAProxy escapes, and nothing else")
  func escapes() throws {
    let value = ##"#22#7D #7C#23 #FF \x22 #zz #"##
    let entry = try entry(head + "{h|\(value)|-} {|} " + request, as: Self.named)
    #expect(entry[.origin] == .value("\"} |# \u{ff} \\x22 #zz #"))
    #expect(entry[.requestMethod] == "-")
  }

  @Test(
    "shows of a response's headers what the server sent, or the client got if nothing changes them")
  func responses() throws {
    let line = head + "{a|https://a.example} {https://a.example|Origin} " + request
    let own = try entry(line, as: "haproxy:{Host|Origin} {Access-Control-Allow-Origin|Vary}")
    #expect(own[.upstreamAllowOrigin] == "https://a.example")
    #expect(own[.allowOrigin] == .notLogged)
    #expect(own[.vary] == .notLogged)
    let same = try entry(
      line, as: "haproxy:{Host|Origin} {Access-Control-Allow-Origin|Vary} unchanged")
    #expect(same[.allowOrigin] == "https://a.example")
    #expect(same[.vary] == "Origin")
  }

  @Test("knows nothing of a response's headers where HAProxy answers itself")
  func generatedResponses() throws {
    let format = "haproxy:{Host|Origin} {Access-Control-Allow-Origin|Vary} unchanged"
    let entry = try entry(generated + "{a|https://a.example} {|} " + request, as: format)
    #expect(entry[.origin] == "https://a.example")
    #expect(entry[.allowOrigin] == .notLogged)
    #expect(entry[.vary] == .notLogged)
  }

  @Test("reads lines of frontends that capture nothing, and knows of nothing there")
  func withoutCaptures() throws {
    let entry = try entry(head + request, as: Self.named)
    #expect(entry[.path] == "/v1/users")
    #expect(entry[.origin] == .notLogged)
  }

  @Test(
    "refuses lines with other captures than were named",
    arguments: [
      "{a|b|c} ", "{a|b} {c|d} ", "{a|b|c|d} {e|f} ", "{a|b|c} {d|e} {f} ", "{a|b|c} {d|e",
    ])
  func otherCaptures(captures: String) throws {
    #expect(try rejection(head + captures + request, as: Self.named) != nil)
  }

  @Test("takes the one group for responses where no request header is captured")
  func onlyResponses() throws {
    let entry = try entry(
      head + "{https://a.example} " + request, as: "haproxy:{} {Access-Control-Allow-Origin}")
    #expect(entry[.upstreamAllowOrigin] == "https://a.example")
  }

  @Test("knows no header of a request that HAProxy could not read")
  func badRequest() throws {
    let line =
      "unix:1 [23/Nov/2026:07:35:52.123] api api/<NOSRV> -1/-1/-1/-1/0 0 0 - - CR-- 1/1/0/0/0 0/0 "
    let entry = try entry(line + #""<BADREQ>""#, as: Self.named)
    for field in [Field.method, .path, .host, .origin] { #expect(entry[field] == .notLogged) }
    #expect(entry[.client] == .absent)
  }

  @Test(
    "tells a client from its port",
    arguments: [
      ("192.0.2.7:1", Observed.value("192.0.2.7")), ("2001:db8::7:1", "2001:db8::7"),
      ("::ffff:192.0.2.7:65535", "::ffff:192.0.2.7"), ("-:22222", .absent), ("unix:1", .absent),
    ])
  func clients(text: String, client: Observed) throws {
    let line = head.replacing("192.0.2.7:34866", with: text) + request
    #expect(try entry(line, as: "haproxy")[.client] == client)
  }

  @Test("knows neither size nor duration of a response that had not ended")
  func unfinished() throws {
    let line = head.replacing("/21 200 244", with: "/+21 200 +244") + request
    let entry = try entry(line, as: "haproxy")
    #expect(entry[.duration] == .notLogged)
    #expect(entry[.bytes] == .notLogged)
    #expect(entry.status == 200)
  }

  @Test("takes a captured cookie for what it is, whatever is in it")
  func cookies() throws {
    let forged = #"a=x - ---- 9/9/0/0/0 0/0 {https://forged.example} "GET /forged HTTP/1.1""#
    let line = head.replacing("244 - -", with: "244 \(forged) -") + request
    let entry = try entry(line, as: "haproxy")
    #expect(entry[.path] == "/v1/users")
  }

  @Test("takes times without a zone from the one that is assumed")
  func zones() throws {
    let utc = try entry(head + request, as: "haproxy")
    let other = try entry(head + request, as: "timezone(+0200):haproxy")
    #expect(utc.time == 1_795_419_352_123)
    #expect(other.time == utc.time - 7_200_000)
  }

  @Test(
    "passes over lines about connections and about itself",
    arguments: [
      "192.0.2.7:50033 [23/Nov/2026:07:35:52.123] web/1: SSL handshake failure",
      "192.0.2.7:35954 [23/Nov/2026:07:35:52.123] tcp none/x 1/-1/3005 0 SC 2/2/1/0/3 0/0",
      "Server be/n1 is DOWN, reason: Layer4 connection problem", "Proxy api started.",
      "[NOTICE]   (17406) : New worker (17408) forked",
    ])
  func foreign(line: String) throws {
    let log = ReadLog(lines: [line], as: try LogFormats.named("haproxy"))
    #expect(log.foreign == 1)
    #expect(log.rejected == [])
  }

  @Test("is known by lines about connections, too")
  func detectedAmongFailures() {
    let failure = "192.0.2.7:50033 [23/Nov/2026:07:35:52.123] web/1: SSL handshake failure\n"
    let log = head + request + "\n" + String(repeating: failure, count: 9)
    let blocks = [Block(index: 0, bytes: Array(log.utf8), isLast: true)]
    #expect(FormatDetection(sample: blocks).format?.name == "haproxy")
    let others = [Block(index: 0, bytes: Array(failure.utf8), isLast: true)]
    #expect(FormatDetection(sample: others).format == nil)
  }

  @Test(
    "names in braces that cannot be are refused with a sentence",
    arguments: [
      ("haproxy:", "Name the captured headers"), ("haproxy:{}", "Name the captured headers"),
      ("haproxy:Host|Origin", "outside of braces"), ("haproxy:{Host", "is missing"),
      ("haproxy:{a} {b} {c}", "3 groups"), ("haproxy:{a} x {b}", "“x” stands outside"),
      ("haproxy:{{a}", "not closed"),
    ])
  func mistakes(format: String, sentence: String) {
    let error = #expect(throws: FormatError.self) { try LogFormats.named(format) }
    #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
  }

  @Test("is named so that it can be asked for again, with what was mapped")
  func roundTrip() throws {
    let mappings = try FieldMappings(["X-Real-Origin=origin"])
    let format = try LogFormats.named("haproxy: { Host| X-Real-Origin }  unchanged", mappings)
    #expect(format.name == "map(X-Real-Origin=origin):haproxy:{Host|X-Real-Origin} unchanged")
    let again = try entry(head + "{a|https://b.example} " + request, as: format.name)
    #expect(again[.origin] == "https://b.example")
  }
}

@Suite("HAProxy's JSON")
struct HAProxyCors1Tests {
  private func line(_ members: String) -> String {
    #"{"v":"cors1","ts":"23/Nov/2026:07:35:52 +0000","m":"GET","st":"200","term":"--",\#(members)}"#
  }

  @Test("is told from nginx's, which writes a dash as a dash")
  func toldApart() throws {
    let line = line(#""o":"-","ck":"0""#)
    #expect(try rejection(line, as: "cors1") != nil)
    #expect(try entry(line, as: "haproxy_cors1")[.origin] == .absent)
    let ofNginx = #"{"v":"cors1","m":"GET","o":"-"}"#
    #expect(try rejection(ofNginx, as: "haproxy_cors1") != nil)
  }

  @Test("holds bytes, not characters, behind its escapes")
  func bytes() throws {
    let entry = try entry(
      line(#""o":"https:\/\/\u00c3\u00a4\u00ff\"\\\u001b""#), as: "haproxy_cors1")
    #expect(entry[.origin] == "https://\u{c3}\u{a4}\u{ff}\"\\\u{1b}")
  }

  @Test("knows no header where the rules that look at them were not reached")
  func notReached() throws {
    let entry = try entry(line(#""o":"-","ck":"-","rh":"-","acao":"-""#), as: "haproxy_cors1")
    for field in [Field.origin, .hasCookie, .allowOrigin, .vary] {
      #expect(entry[field] == .notLogged)
    }
  }

  @Test("joins the two lines of Vary in its older form, and admits to an origin too many")
  func olderForm() throws {
    let vary = try entry(line(#""vary":"Accept\/x","vary2":"Origin""#), as: "haproxy_cors1")
    #expect(vary[.vary] == "Accept/x, Origin")
    let one = try entry(line(#""acao":"*","nacao":"1""#), as: "haproxy_cors1")
    #expect(one[.allowOrigin] == "*")
    let two = try entry(line(#""acao":"*","nacao":"2""#), as: "haproxy_cors1")
    #expect(two[.allowOrigin] == .notLogged)
  }

  @Test("may stand with the HTTP log in one file, both behind what syslog puts before lines")
  func mixed() throws {
    let log = ReadLog(
      try fixture("haproxy2.6-syslog-mixed.log"),
      as: try LogFormats.named("syslog:haproxy_mixed"))
    #expect(log.entries.count == 105)
    // Of a frontend with JSON of its own, in which neither method nor time is.
    #expect(log.rejected.count == 70)
    #expect(log.entries[18][.origin] == "https://b.example")
    #expect(log.entries[18][.vary] == "Accept-Encoding, Origin")
    #expect(log.entries.count { $0[.method] == .notLogged } == 15)
    // The captures have names only if somebody gives them.
    let named = ReadLog(
      try fixture("haproxy2.6-syslog-mixed.log"),
      as: try LogFormats.named(
        "syslog:haproxy:{Host|Origin|Access-Control-Request-Method|Access-Control-Request-Headers} "
          + "{Access-Control-Allow-Origin|Vary}"))
    #expect(named.entries.count == 70)
    let json = log.entries.filter { $0.line <= 35 }.map { $0[.requestHeaders] }
    let text = named.entries.filter { $0.line <= 70 }.map { $0[.requestHeaders] }
    #expect(json == text)
  }
}
