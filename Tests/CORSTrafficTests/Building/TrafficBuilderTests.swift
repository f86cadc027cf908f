import AccessLog
import Testing

@testable import CORSTraffic

@Suite("Entries become one transaction's worth of traffic")
struct TrafficBuilderTests {
  @Test("A grant that echoes is one answer for every origin")
  func echoIsRelative() {
    let batch = traffic([
      get(origin: "https://a.example", allow: "https://a.example"),
      get(origin: "https://b.example", allow: "https://b.example"),
      get(origin: "https://b.example", allow: "https://a.example"),
    ])
    #expect(batch.answers.count == 2)
    #expect(batch.patterns.count == 3)
    #expect(batch.answers.map { $0.answer.grant }.first == .echo)
    #expect(batch.answers[1].answer.grant == .other("https://a.example", mismatch: .otherOrigin))
  }

  @Test("What misses the origin is judged for each origin by itself")
  func mismatchesAreNotShared() {
    let batch = traffic([
      get(origin: "https://a.example", allow: "https://a.example/"),
      get(origin: "https://b.example", allow: "https://a.example/"),
    ])
    #expect(
      batch.answers.map { $0.judgement.reason?.rawValue } == [
        "acao-trailing-slash-or-path", "acao-other-origin",
      ])
  }

  @Test("The random boundary of a multipart body makes no new answer")
  func multipartBoundaries() {
    let batch = traffic(
      (0..<10).map { number in
        var fields = get(origin: "https://a.example", allow: "*")
        fields[.method] = "POST"
        fields[.contentType] = "multipart/form-data; boundary=----WebKitFormBoundary\(number)"
        return fields
      })
    #expect(batch.answers.count == 1)
    #expect(batch.answers[0].answer.contentTypeClass == .safelisted)
  }

  @Test(
    "Rows are kept of preflights, cross-origin exchanges and foreign origins",
    arguments: [
      (["method": "GET", "origin": "https://a.example"], true),
      (["method": "OPTIONS", "origin": "https://a.example", "request_method": "PUT"], true),
      (["method": "GET"], false),
      (["method": "POST", "origin": "https://api.example.com"], false),
      (["method": "GET", "origin": "https://a.example/"], true),
      (["method": "POST", "fetch_site": "cross-site", "fetch_mode": "navigate"], true),
      (["method": "GET", "fetch_site": "cross-site", "fetch_mode": "no-cors"], false),
      (["method": "OPTIONS"], false),
    ] as [([String: String], Bool)])
  func rowsKept(named: [String: String], isKept: Bool) {
    let batch = traffic([fields(named)])
    #expect(batch.rows.count == (isKept ? 1 : 0))
    // Who asked is nobody's business where the exchange is not kept.
    #expect(batch.clients.count == (isKept ? 1 : 0))
    #expect(batch.userAgents.count == batch.clients.count)
    #expect(batch.trafficHours.map(\.requests) == [1], "everything is counted in traffic")
  }

  @Test(
    "Policies count every OPTIONS, every CORS or Vary header, every successful read without origin",
    arguments: [
      (["method": "OPTIONS"], true),
      (["method": "GET"], true),
      (["method": "GET", "status": "404"], false),
      (["method": "GET", "status": "404", "vary": "Origin"], true),
      (["method": "GET", "status": "404", "allow_origin": "*"], true),
      (["method": "POST", "origin": "https://api.example.com"], false),
      (["method": "POST"], false),
    ] as [([String: String], Bool)])
  func policiesCounted(named: [String: String], isCounted: Bool) {
    #expect(traffic([fields(named)]).policyDays.map(\.requests) == (isCounted ? [1] : []))
  }

  @Test("--keep rollup keeps no row and counts the same; --keep all keeps every row")
  func keepModes() {
    let lines = [get(origin: "https://a.example", allow: "*"), fields(["method": "GET"])]
    var options = IngestOptions()
    options.keep = .rollup
    #expect(traffic(lines, options).rows.isEmpty)
    #expect(traffic(lines, options).policyDays.count == 2)
    options.keep = .all
    #expect(traffic(lines, options).rows.count == 2)
  }

  @Test("A client is told apart by a keyed hash of its whole address, and kept as its network")
  func clients() {
    var one = get(origin: "https://a.example", allow: "*")
    one[.client] = "203.0.113.7"
    var other = one
    other[.client] = "203.0.113.8"
    let batch = traffic([one, other, one])
    #expect(batch.clients.count == 2)
    #expect(Set(batch.clients.map(\.address)) == ["203.0.113.0/24"])
    #expect(Set(batch.clients.map(\.key)).count == 2)
    var options = IngestOptions()
    options.client = .drop
    let dropped = traffic([one, other], options)
    #expect(dropped.clients.map(\.address) == [nil])
    #expect(dropped.clients.map(\.key) == [0])
  }

  @Test("Days, hours, first and last times, slow requests and the first line are counted")
  func counters() {
    var first = get(origin: "https://a.example", allow: "*")
    first[.duration] = "50"
    var second = first
    second[.duration] = "150"
    let batch = traffic([first, second], at: [86_400_000 * 5 + 1, 86_400_000 * 5 + 3_600_000])
    #expect(batch.policyDays.count == 1)
    #expect(batch.policyDays[0].day == 5)
    #expect(batch.policyDays[0].requests == 2)
    #expect(batch.policyDays[0].withDuration == 2)
    #expect(batch.policyDays[0].slowRequests == 1)
    #expect(batch.policyDays[0].firstMilliseconds == 86_400_000 * 5 + 1)
    #expect(batch.policyDays[0].lastMilliseconds == 86_400_000 * 5 + 3_600_000)
    #expect(batch.policyDays[0].sampleLine == 1)
    #expect(batch.trafficHours.map(\.hour) == [120, 121])
  }

  @Test(
    "Where Origin is not logged, pages of other sites are counted by their Referer",
    arguments: [
      ("https://app.example.com/cart?id=1#x", "https://app.example.com"),
      ("http://api.example.com/", "http://api.example.com"),
      ("https://api.example.com:8443/", "https://api.example.com:8443"),
      ("https://app.example.com", "https://app.example.com"),
      ("https://api.example.com/v1", nil), ("https://APP.example.com/", nil),
      ("android-app://com.example/", nil), ("https://user@app.example.com/", nil),
      ("https:///x", nil), ("null", nil), ("https://a\u{1}b/", nil), ("https://", nil),
    ] as [(String, String?)])
  func referers(referer: String, counted: String?) {
    let batch = traffic([["method": "GET", "referer": referer]].map(fields), without: [.origin])
    #expect(batch.refererHours.map(\.requests) == (counted == nil ? [] : [1]))
    let origins = batch.refererHours.map { batch.origins[Int($0.referer)] }
    #expect(origins == counted.map { [.value($0)] } ?? [])
    #expect(batch.trafficHours.map(\.requests) == [1])
  }

  @Test("Where Origin is logged, it says who asked, and no Referer is counted")
  func refererBesideOrigin() {
    let lines = [fields(["method": "GET", "referer": "https://app.example.com/"])]
    #expect(traffic(lines).refererHours.isEmpty)
  }

  @Test("Each batch begins its ids anew and holds everything it refers to")
  func batchesAreSelfContained() {
    var builder = TrafficBuilder(options: IngestOptions(), key: key)
    builder.add(entries([get(origin: "https://a.example", allow: "*")], [nil]))
    let first = builder.take()
    builder.add(entries([get(origin: "https://b.example", allow: "*")], [nil]))
    let second = builder.take()
    #expect(first.origins == [.value("https://a.example")])
    #expect(second.origins == [.value("https://b.example")])
    #expect(second.patterns == [PatternValue(target: 0, origin: 0, answer: 0)])
    #expect(builder.take().rows.isEmpty)
  }

  @Test("Public sites stand for the ones a log shows behind a terminator")
  func publicSites() {
    var line = get(origin: "https://api.example.com", allow: "")
    line[.scheme] = "http"
    line[.host] = "10.0.0.5:8080"
    line[.method] = "POST"
    var options = IngestOptions()
    options.publicSites = ["http://10.0.0.5:8080": "https://api.example.com"]
    #expect(traffic([line], options).answers[0].judgement.requestClass == .sameOrigin)
    #expect(traffic([line]).answers[0].judgement.requestClass != .sameOrigin)
  }

  @Test("Hostile lengths are cut, and stay apart")
  func hostileLengths() {
    let long = String(repeating: "a", count: 100_000)
    let batch = traffic([
      get(origin: "https://\(long).example", allow: ""),
      get(origin: "https://\(long).examplf", allow: ""),
    ])
    #expect(batch.origins.count == 2)
    for case .value(let text) in batch.origins { #expect(text.utf8.count < 600) }
  }

  // MARK: - Entries by hand

  private let key = [UInt8](repeating: 7, count: 16)

  private func get(origin: String, allow: String) -> [Field: String] {
    var line = fields(["method": "GET", "origin": origin])
    if !allow.isEmpty { line[.allowOrigin] = allow }
    return line
  }

  /// A line of a log that logs every field: what is not named is absent.
  private func fields(_ named: [String: String]) -> [Field: String] {
    var fields: [Field: String] = [
      .scheme: "https", .host: "api.example.com", .path: "/v1/things/7?x=1", .status: "200",
      .client: "198.51.100.1", .userAgent: "Mozilla/5.0",
    ]
    for (name, value) in named { if let field = Field(name: name) { fields[field] = value } }
    return fields
  }

  private func traffic(
    _ lines: [[Field: String]], _ options: IngestOptions = IngestOptions(),
    at times: [Int64]? = nil, without fields: [Field] = []
  ) -> TrafficBatch {
    var builder = TrafficBuilder(options: options, key: key)
    var entries = entries(lines, times ?? lines.map { _ in nil })
    for index in entries.entries.indices {
      for field in fields { entries.entries[index].logged &= ~field.bit }
    }
    builder.add(entries)
    return builder.take()
  }

  private func entries(_ lines: [[Field: String]], _ times: [Int64?]) -> EntryBatch {
    var batch = EntryBatch()
    for (number, line) in lines.enumerated() {
      var entry = Entry()
      entry.line = UInt64(number + 1)
      entry.logged = Field.allCases.reduce(0) { $0 | $1.bit }
      entry.status = Int32(line[.status] ?? "") ?? 0
      entry.durationMilliseconds = Int64(line[.duration] ?? "") ?? 0
      if let time = times[number] {
        entry.timeMilliseconds = time
        entry.present |= Field.time.bit
      }
      for field in Field.allCases {
        var range = FieldRange()
        if let value = line[field] {
          entry.present |= field.bit
          range.start = UInt32(batch.bytes.count)
          batch.bytes.append(contentsOf: value.utf8)
          range.end = UInt32(batch.bytes.count)
        }
        batch.ranges.append(range)
      }
      batch.entries.append(entry)
    }
    batch.lines = UInt64(lines.count)
    return batch
  }
}
