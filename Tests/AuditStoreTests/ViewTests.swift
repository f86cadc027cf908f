import AccessLog
import CORSTraffic
import FetchStandard
import Testing

@testable import AuditStore

@Suite("The views")
struct ViewTests {
  private let sample: SampleStore

  init() throws { sample = try SampleStore() }

  @Test("have the columns they promise, each with its meaning", arguments: StoreViews.all)
  func documentation(view: StoreView) throws {
    let columns = try sample.rows("SELECT name FROM pragma_table_info('\(view.name)')")
    #expect(view.columns.map(\.name) == columns)
    #expect(!view.purpose.isEmpty)
    for column in view.columns { #expect(!column.meaning.isEmpty, "\(view.name).\(column.name)") }
    let text = schemaDocumentation()
    #expect(text.contains("\n\(view.name)\n"))
    for column in columns { #expect(text.contains("    \(column) "), "\(view.name).\(column)") }
  }

  @Test("give no meaning to a column that none of them has")
  func noStrayMeaning() {
    let columns = Set(StoreViews.all.flatMap { $0.columns.map(\.name) })
    #expect(Set(commonMeanings.keys).subtracting(columns) == [])
  }

  @Test("are documented in lines that fit a page")
  func width() {
    for line in schemaDocumentation().split(separator: "\n") { #expect(line.count <= 100) }
  }

  @Test("show an exchange with everything logged")
  func exchange() throws {
    let request = SampleRequest.grantedPreflight.with {
      $0.line = 17
      $0.path = "/v1/users/4711"
      $0.site.port = 8443
      $0.answer.hasAuthorization = true
    }
    try sample.write([request], label: "web-1")
    let row = try sample.row("SELECT * FROM exchanges")?.split(
      separator: "|", omittingEmptySubsequences: false)
    let values = Dictionary(
      uniqueKeysWithValues: zip(exchangesView.columns.map(\.name), row ?? []))
    let everyWord = Field.allCases.map(\.name).sorted().joined(separator: ",")
    let expected: [String: String] = [
      "id": "\(1 << 32 + 17)", "time": "2026-11-20T10:00:00.000Z", "time_ms": "1795168800000",
      "source": "access.log", "line": "17", "server": "web-1", "client": "203.0.113.0",
      "client_key": "7", "method": "OPTIONS", "site": "https://api.example.com:8443",
      "scheme": "https", "host": "api.example.com", "port": "8443", "path": "/v1/users/4711",
      "route": "/v1/users/{id}", "url_hash": "\(0x1234_5678_9ABC_DEF0 >> 16)", "status": "204",
      "bytes": "512", "duration_ms": "12", "origin": "https://app.example.com",
      "origin_party": "NULL", "origin_category": "NULL", "origin_relation": "cross",
      "kind": "preflight", "class": "preflight", "verdict": "conditional", "reason": "acac-missing",
      "reason_detail": "", "reason_standard": "", "verdict_anonymous": "allowed",
      "verdict_credentialed": "blocked", "engine_divergent": "0", "synthetic": "0", "flags": "",
      "request_method": "PUT", "request_headers": "content-type", "content_type_class": "",
      "fetch_site": "", "fetch_mode": "", "has_cookie": "0", "has_authorization": "1",
      "grant_kind": "echo", "allow_origin": "https://app.example.com", "allow_credentials": "",
      "allow_methods": "GET, PUT", "allow_headers": "content-type", "max_age": "600",
      "expose_headers": "", "vary": "Origin", "user_agent": request.userAgent ?? "",
      "user_agent_family": "chromium", "logged_fields": everyWord, "policy_id": "1",
    ]
    #expect(Set(expected.keys) == Set(exchangesView.columns.map(\.name)))
    for column in exchangesView.columns.map(\.name) {
      #expect(values[column].map(String.init) == expected[column], "\(column)")
    }
  }

  @Test("show a policy with everything logged")
  func policy() throws {
    try sample.write([
      .grantedPreflight.with {
        $0.answer.locationKind = .host
        $0.answer.cacheStatus = .value("HIT")
        $0.answer.cacheControl = .value("no-store")
        $0.answer.upstreamGrant = .star
      }
    ])
    #expect(
      try sample.row(
        """
        SELECT policy_id, day, server, site, site_exposure, route, method, status, origin,
          grant_kind, allow_origin, max_age, max_age_s, location_kind, cache_status,
          upstream_allow_origin, cache_control, has_remote_user, duplicate_visibility, requests,
          private_clients, with_duration, slow_requests, first_time, last_time, sample_source,
          sample_line
        FROM policies
        """)
          == """
          1|2026-11-20||https://api.example.com|NULL|/v1/users/{id}|OPTIONS|204|\
          https://app.example.com|echo|https://app.example.com|600|600|host|HIT|*|no-store|0|joined|\
          1|0|1|0|2026-11-20T10:00:00.000Z|2026-11-20T10:00:00.000Z|access.log|1
          """)
  }

  @Test("show what is not logged as NULL")
  func notLogged() throws {
    try sample.write([
      SampleRequest().with {
        $0.time = nil
        $0.origin = .notLogged
        $0.address = nil
        $0.clientKey = 0
        $0.userAgent = nil
        $0.bytes = nil
        $0.duration = nil
        $0.url = 0
        $0.site = SiteValue(scheme: "?", host: "", port: nil)
        $0.answer = Answer()
      }
    ])
    let columns = [
      "time", "time_ms", "client", "client_key", "method", "scheme", "host", "port", "path",
      "url_hash", "status", "bytes", "duration_ms", "origin", "origin_party", "origin_category",
      "request_method", "request_headers", "content_type_class", "fetch_site", "fetch_mode",
      "has_cookie", "has_authorization", "grant_kind", "allow_origin", "allow_credentials",
      "allow_methods", "allow_headers", "max_age", "expose_headers", "vary", "user_agent",
      "user_agent_family",
    ]
    for column in columns {
      #expect(try sample.row("SELECT \(column) FROM exchanges") == "NULL", "\(column)")
    }
    #expect(try sample.row("SELECT site, logged_fields FROM exchanges") == "|")
    #expect(
      try sample.row("SELECT day, first_time, last_time, location_kind FROM policies")
        == "NULL|NULL|NULL|NULL")
    #expect(try sample.row("SELECT hour FROM traffic") == "NULL")
  }

  @Test("show what is absent as an empty text")
  func absent() throws {
    try sample.write([
      SampleRequest().with {
        $0.origin = .absent
        $0.userAgent = ""
        $0.site = SiteValue(scheme: "?", host: "", port: nil)
        $0.answer.grant = .absent
        $0.answer.vary = .absent
      }
    ])
    #expect(
      try sample.row(
        """
        SELECT origin, origin_party, origin_category, user_agent, user_agent_family, scheme, host,
          allow_origin, vary, grant_kind
        FROM exchanges
        """) == "|||||||||absent")
    #expect(try sample.row("SELECT location_kind FROM policies") == "")
  }

  @Test(
    "show Access-Control-Allow-Origin as sent",
    arguments: [
      (Grant.echo, "echo|https://app.example.com"), (.star, "star|*"), (.null, "null|null"),
      (.absent, "absent|"), (.empty, "empty|"), (.notLogged, "NULL|NULL"),
      (.several("a, b"), "several|a, b"),
      (.other("https://x.com", mismatch: .otherOrigin), "other|https://x.com"),
    ])
  func grants(grant: Grant, expected: String) throws {
    try sample.write([
      SampleRequest().with {
        $0.answer.grant = grant
        $0.answer.upstreamGrant = grant
      }
    ])
    #expect(try sample.row("SELECT grant_kind, allow_origin FROM exchanges") == expected)
    #expect(try sample.row("SELECT grant_kind, upstream_allow_origin FROM policies") == expected)
  }

  @Test(
    "show the seconds of a max-age that is a number",
    arguments: [
      (Observed.value("600"), "600|600"), (.value("-1"), "-1|NULL"), (.value("1 h"), "1 h|NULL"),
      (.absent, "|NULL"), (.notLogged, "NULL|NULL"),
    ])
  func maxAge(maxAge: Observed, expected: String) throws {
    try sample.write([.grantedPreflight.with { $0.answer.maxAge = maxAge }])
    #expect(try sample.row("SELECT max_age, max_age_s FROM policies") == expected)
  }

  @Test("sum the logs of a server, and keep servers apart")
  func servers() throws {
    try sample.write([SampleRequest()], name: "a.log", label: "web-1")
    try sample.write(
      [
        SampleRequest().with {
          $0.line = 9
          $0.time = $0.time.map { $0 + 1 }
        }
      ], name: "b.log", label: "web-1")
    try sample.write([SampleRequest()], name: "c.log", label: "web-2")
    #expect(
      try sample.rows(
        """
        SELECT server, requests, last_time, sample_source, sample_line FROM policies
        ORDER BY server
        """) == [
          "web-1|2|2026-11-20T10:00:00.001Z|a.log|1", "web-2|1|2026-11-20T10:00:00.000Z|c.log|1",
        ])
    #expect(
      try sample.rows("SELECT server, requests FROM traffic ORDER BY server")
        == ["web-1|2", "web-2|1"])
  }

  @Test("tell of each field how far a log shows it")
  func coverage() throws {
    let withoutVary = SampleRequest.everyField & ~Field.vary.bit & ~Field.client.bit
    let possible = SampleRequest.everyField & ~Field.client.bit
    var requests = (1...4).map { line in SampleRequest().with { $0.line = Int64(line) } }
    requests[3].answer.loggedFields = withoutVary
    for index in 0..<4 {
      requests[index].answer.loggedFields &= ~(Field.client.bit | Field.location.bit)
    }
    var description = description()
    description.possibleFields = possible
    _ = try sample.store.write(
      batch(of: requests), beginning: NewSource(firstBlock: 0, sharedBlocks: []), description)
    #expect(
      try sample.rows(
        """
        SELECT field, state, requests, share FROM coverage
        WHERE field IN ('client', 'location_kind', 'origin', 'vary') ORDER BY field
        """) == [
          "client|cannot|0|0.0", "location_kind|not-logged|0|0.0", "origin|logged|4|1.0",
          "vary|sometimes|3|0.75",
        ])
    #expect(try sample.row("SELECT count(*) FROM coverage") == "\(Field.allCases.count)")
  }

  @Test("count what was granted")
  func exposure() throws {
    var preflight = SampleRequest.grantedPreflight
    preflight.line = 2
    try sample.write([SampleRequest(), preflight])
    #expect(
      try sample.row(
        """
        SELECT site, route, anonymous_read, credentialed_read, simple_write, preflighted_write
        FROM exposure
        """) == "https://api.example.com|/v1/users/{id}|1|0|0|1")
  }

  @Test("tell how logs were read and how they ended")
  func sources() throws {
    let source = try sample.write([SampleRequest()], name: "a.log", label: "web-1") { batch in
      batch.lineCounts.blank = 2
      batch.lineCounts.comments = 3
      batch.lineCounts.foreign = 4
      batch.lineCounts.rejected = ["truncated": 5]
      batch.pendingBytes = 6
    }
    let query = "SELECT * FROM sources"
    let tail = "|15|1|4|5|3|2|6|2026-11-20T10:00:00.000Z|2026-11-20T10:00:00.000Z|joined"
    #expect(try sample.row(query) == "a.log|web-1|cors1|incomplete" + tail)
    try sample.store.note(state: .damaged, of: source)
    #expect(try sample.row(query) == "a.log|web-1|cors1|damaged" + tail)
  }

  @Test("have their exchanges counted by number, for a window or all")
  func exchangeKeysInWindow() throws {
    let request = SampleRequest()
    try sample.write([request, request.with { $0.line = 2 }], name: "a.log")
    try sample.write(
      [
        request.with { $0.time = $0.time.map { $0 + 5000 } },
        request.with {
          $0.line = 2
          $0.time = nil
        },
      ], name: "b.log")
    let time = try #require(request.time)
    let reader = try ReadOnlyConnection(path: sample.path)
    let first = Int64(1) << 32 + 1
    #expect(
      try reader.query(exchangeKeys(between: time...time)).rows == [
        [.integer(first), .integer(1), .integer(1), .integer(7), .integer(time)],
        [.integer(first + 1), .integer(1), .integer(1), .integer(7), .integer(time)],
      ])
    #expect(try reader.query(exchangeKeys(between: time + 1...time + 9000)).rows.count == 1)
    #expect(try reader.query(exchangeKeys(between: nil)).rows.count == 4)
    #expect(try reader.query(exchangeKeys(between: nil)).columns.last == "time_ms")
  }

  @Test("can be read for a window of days or hours alone")
  func window() throws {
    try sample.write([
      SampleRequest(),
      SampleRequest().with {
        $0.line = 2
        $0.time = $0.time.map { $0 + 86_400_000 }
      },
      SampleRequest().with {
        $0.line = 3
        $0.time = nil
      },
    ])
    let day = Int64(1_795_168_800_000 / 86_400_000)
    let reader = try ReadOnlyConnection(path: sample.path)
    let policies = try reader.query(StoreViews.policies.rows(between: day...day))
    #expect(policies.columns == StoreViews.policies.columns.map(\.name))
    #expect(policies.rows.count == 1)
    let traffic = try reader.query(StoreViews.traffic.rows(between: day * 24...day * 24 + 47))
    #expect(traffic.rows.count == 2)
    #expect(try reader.query("SELECT * FROM policies").rows.count == 3)
  }
}

extension StoreView: CustomTestStringConvertible {
  public var testDescription: String { name }
}
