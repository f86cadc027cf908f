import AccessLog
import CORSTraffic
import FetchStandard
import GRDB
import Testing

@testable import AuditStore

@Suite("A batch")
struct WritingTests {
  private let sample: SampleStore

  init() throws { sample = try SampleStore() }

  private func count(_ table: String) throws -> Int {
    try sample.store.reading("read") { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
      ?? 0
  }

  @Test("adds to the dictionaries only what is new")
  func dictionaries() throws {
    let requests = [SampleRequest(), .grantedPreflight.with { $0.line = 2 }]
    let tables = [
      "text", "site", "route", "origin", "user_agent", "target", "answer", "pattern", "client",
    ]
    try sample.write(requests)
    let before = try tables.map(count)
    #expect(before == [3, 1, 1, 3, 1, 2, 2, 2, 1])
    try sample.write(requests.reversed(), name: "other.log")
    #expect(try tables.map(count) == before)
    try sample.write(
      [SampleRequest().with { $0.origin = .value("https://other.example.com") }], name: "third.log")
    #expect(try count("origin") == before[3] + 1)
    #expect(try count("pattern") == before[7] + 1)
    #expect(try count("answer") == before[6])
  }

  @Test("keeps texts apart that only Unicode calls equal")
  func canonicalEquivalence() throws {
    try sample.write([
      SampleRequest().with { $0.route = "/caf\u{E9}" },
      SampleRequest().with {
        $0.line = 2
        $0.route = "/cafe\u{301}"
      },
    ]) { batch in
      batch.routes = ["/caf\u{E9}", "/cafe\u{301}"]
      batch.targets = [0, 1].map { TargetValue(site: 0, route: $0, method: 0) }
      batch.patterns = [0, 1].map { PatternValue(target: $0, origin: 0, answer: 0) }
      batch.rows[1].pattern = 1
    }
    #expect(try count("route") == 2)
    #expect(try sample.rows("SELECT count(DISTINCT route) FROM exchanges") == ["2"])
  }

  @Test("adds its counters to those of the same day, hour, pattern and log")
  func rollUps() throws {
    let request = SampleRequest()
    let source = try sample.write([
      request,
      request.with {
        $0.line = 2
        $0.time = $0.time.map { $0 + 1000 }
        $0.duration = 250
      },
    ])
    var second = batch(of: [
      request.with {
        $0.line = 3
        $0.time = $0.time.map { $0 - 5000 }
        $0.duration = nil
      },
      request.with {
        $0.line = 4
        $0.time = $0.time.map { $0 + 86_400_000 }
      },
    ])
    second.consumedBytes = 400
    try sample.store.write(second, to: source)
    #expect(
      try sample.rows(
        """
        SELECT day, requests, with_duration, slow_requests, first_time, last_time, sample_line
        FROM policies ORDER BY day
        """) == [
          "2026-11-20|3|2|1|2026-11-20T09:59:55.000Z|2026-11-20T10:00:01.000Z|1",
          "2026-11-21|1|1|0|2026-11-21T10:00:00.000Z|2026-11-21T10:00:00.000Z|4",
        ])
    #expect(
      try sample.rows("SELECT hour, requests, bytes FROM traffic ORDER BY hour") == [
        "2026-11-20T09:00:00.000Z|1|512", "2026-11-20T10:00:00.000Z|2|1024",
        "2026-11-21T10:00:00.000Z|1|512",
      ])
    #expect(
      try sample.row("SELECT first_time, last_time FROM sources")
        == "2026-11-20T09:59:55.000Z|2026-11-21T10:00:00.000Z")
  }

  @Test("is written whole or not at all")
  func atomicity() throws {
    let source = try sample.write([SampleRequest()])
    let before = try sample.store.fingerprint(rows: true)
    let pages = try sample.store.reading("read") { try Int.fetchOne($0, sql: "PRAGMA page_count") }
    try sample.store.queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA max_page_count = \((pages ?? 0) + 2)")
    }
    let many = batch(
      of: (2...4000).map { line in SampleRequest().with { $0.line = Int64(line) } })
    #expect(throws: StoreError.diskFull(path: sample.path)) {
      try sample.store.write(many, to: source)
    }
    #expect(try sample.store.fingerprint(rows: true) == before)
    try sample.store.queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA max_page_count = 1000000")
    }
    try sample.store.write(many, to: source)
    #expect(try sample.row("SELECT entries FROM sources") == "4000")
  }

  @Test("that changes nothing is not written")
  func nothing() throws {
    let request = SampleRequest()
    let source = try sample.write([request])
    let changes = { [sample] in
      try sample.store.reading("read") { $0.totalChangesCount }
    }
    let before = try changes()
    var empty = TrafficBatch()
    empty.consumedBytes = 100
    empty.consumedLines = 1
    try sample.store.write(empty, to: source)
    #expect(try changes() == before)
    empty.pendingBytes = 5
    try sample.store.write(empty, to: source)
    #expect(try sample.row("SELECT pending_bytes FROM sources") == "5")
  }

  @Test("keeps of each log and reason the twenty lowest rejected lines")
  func rejectedLines() throws {
    let source = try sample.write([]) { batch in
      batch.lineCounts.rejected = ["bad-time": 15, "truncated": 1]
      batch.rejectedLines = (1...15).map {
        RejectedSample(line: $0 * 2, reason: "bad-time", position: 3, length: 9, shape: "aa 99")
      }
      batch.rejectedLines.append(
        RejectedSample(line: 500, reason: "truncated", position: 0, length: 1, shape: "a"))
    }
    var second = TrafficBatch()
    second.lineCounts.rejected = ["bad-time": 15]
    second.consumedBytes = 9000
    second.rejectedLines = (0..<15).map {
      RejectedSample(line: $0 * 2 + 1, reason: "bad-time", position: 3, length: 9, shape: "aa 99")
    }
    try sample.store.write(second, to: source)
    #expect(
      try sample.rows("SELECT line FROM rejected_lines WHERE reason = 'bad-time' ORDER BY line")
        == (1...20).map { "\($0)" })
    #expect(try sample.row("SELECT line FROM rejected_lines WHERE reason = 'truncated'") == "500")
    #expect(try sample.row("SELECT lines, rejected FROM sources") == "31|31")
  }

  @Test("with more lines than an exchange's number can hold is refused")
  func tooManyLines() throws {
    #expect(throws: StoreError.tooManyLines(path: sample.path, line: 1 << 32)) {
      try sample.write([SampleRequest()]) { $0.consumedLines = 1 << 32 }
    }
    #expect(try count("source") == 0)
  }

  @Test("of answers fills every column of its table")
  func answerColumns() throws {
    let columns = try sample.store.reading("read") {
      try String.fetchAll($0, sql: "SELECT name FROM pragma_table_info('answer')")
    }
    #expect(columns == ["id", "digest"] + baseAnswerColumns + derivedAnswerColumns)
    let judged = SampleRequest.grantedRead
    #expect(baseValues(of: judged).count == baseAnswerColumns.count)
    let judgement = judge(judged, hint: nil, priorPassed: false)
    #expect(derivedValues(of: judged, judgement).count == derivedAnswerColumns.count)
  }

  @Test("keeps absent and empty apart, though both show as nothing")
  func absentAndEmpty() throws {
    let requests = [Observed.absent, .empty, .notLogged].enumerated().map { index, state in
      SampleRequest().with {
        $0.line = Int64(index + 1)
        $0.answer.vary = state
      }
    }
    try sample.write(requests)
    #expect(try count("answer") == 3)
    #expect(try sample.rows("SELECT vary FROM exchanges ORDER BY line") == ["", "", "NULL"])
    #expect(
      try sample.rows("SELECT count(*) FROM answer WHERE empty_fields = \(Field.vary.bit)")
        == ["1"])
  }
}

@Suite("A user agent's family")
struct UserAgentFamilyTests {
  @Test(
    "is the engine it names",
    arguments: [
      ("", ""), ("curl/8.5.0", "other"),
      ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "firefox"),
      ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36", "chromium"),
      ("Mozilla/5.0 AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0", "chromium"),
      ("Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15", "safari"),
      ("Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 CriOS/131.0 Mobile Safari/604.1", "safari"),
      ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "other"),
    ])
  func family(userAgent: String, expected: String) {
    #expect(userAgentFamily(userAgent) == expected)
  }
}
