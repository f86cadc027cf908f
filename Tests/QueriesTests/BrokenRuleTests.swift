import Testing

@testable import Queries

/// What rules find in rows made by hand, where a sample log would be long or could not be had.
@Suite("Rules of what is broken or slow find what browsers meet, and no more")
struct BrokenRuleTests {
  private let preflight: AuditTables.Values = [
    "kind": "preflight", "class": "preflight", "method": "OPTIONS", "request_method": "PUT",
    "verdict": "blocked", "grant_kind": "absent", "status": 204,
  ]

  private func preflights(_ rows: AuditTables.Values...) -> [AuditTables.Values] {
    rows.map { preflight.merging($0) { $1 } }
  }

  private let stranger = "https://www.stranger.net"

  @Test("401 to a stranger is a finding of its own, 403 to a stranger is none")
  func preflightAuthentication() throws {
    let rule = "preflight-auth-required"
    #expect(
      try AuditTables(preflights(["status": 401], ["status": 401, "origin": stranger]))
        .findings(of: rule)
        == ["status 401 | confirmed | -", "stranger: status 401 | confirmed | -"])
    #expect(
      try AuditTables(preflights(["status": 403, "origin": stranger])).findings(of: rule).isEmpty)
    #expect(
      try AuditTables(preflights(["status": 403])).findings(of: rule) == ["status 403 | likely | -"]
    )
    #expect(
      try AuditTables(preflights(["status": 401, "class": "preflight-inferred"]))
        .findings(of: rule) == ["status 401 | likely | -"])
    #expect(
      try AuditTables(preflights(["status": 401, "synthetic": 1])).findings(of: rule).isEmpty)
  }

  @Test("a stranger who is let in elsewhere is none; the http twin of a known origin is one")
  func knownOrigins() throws {
    let rule = "preflight-auth-required"
    let granted: AuditTables.Values = ["origin": stranger]
    #expect(
      try AuditTables(preflights(["status": 401, "origin": stranger]) + [granted])
        .findings(of: rule) == ["status 401 | confirmed | -"])
    #expect(
      try AuditTables(preflights(["status": 401, "origin": "http://app.example.com"]))
        .findings(of: rule) == ["stranger: status 401 | confirmed | -"])
    #expect(
      try AuditTables(preflights(["status": 401, "origin": stranger]), trusted: [stranger])
        .findings(of: rule) == ["status 401 | confirmed | -"])
  }

  @Test("an error to a preflight is bad where the route works otherwise")
  func preflightErrors() throws {
    let rule = "preflight-bad-status"
    let works: AuditTables.Values = [:]
    let gone: AuditTables.Values = ["status": 404]
    #expect(
      try AuditTables(preflights(["status": 404]) + [works]).findings(of: rule)
        == ["not-routed | confirmed | high"])
    for rows in [[], [gone]] {
      #expect(
        try AuditTables(preflights(["status": 404]) + rows).findings(of: rule)
          == ["not-routed, nothing else works there | confirmed | info"])
    }
    #expect(
      try AuditTables(preflights(["status": 405])).findings(of: rule)
        == ["not-routed | confirmed | high"])
    #expect(
      try AuditTables(preflights(["status": 429, "origin": stranger]) + [works]).findings(of: rule)
        == ["stranger: refused | confirmed | -"])
    for status in [0, 204, 301, 401, 403, 444, 499] {
      #expect(
        try AuditTables(preflights(["status": status]) + [works]).findings(of: rule).isEmpty)
    }
  }

  @Test("server errors are high from one in a hundred preflights on")
  func preflightServerErrors() throws {
    let rule = "preflight-bad-status"
    func found(among fine: Int) throws -> Set<String> {
      try AuditTables(
        preflights(["status": 502], ["requests": fine, "grant_kind": "echo"]) + [[:]]
      ).findings(of: rule)
    }
    #expect(try found(among: 98) == ["server-error | confirmed | high"])
    #expect(try found(among: 99) == ["server-error | confirmed | medium"])
  }

  @Test("a redirect of a preflight is told by where it leads")
  func preflightRedirects() throws {
    let rows = preflights(
      ["status": 301, "location_kind": "scheme", "site": "http://api.example.com"],
      ["status": 308, "location_kind": "slash"], ["status": 302, "location_kind": "path"],
      ["status": 307, "location_kind": "host", "origin": stranger], ["status": 304],
      ["status": 303, "location_kind": String?.none])
    #expect(
      try AuditTables(rows).findings(of: "preflight-redirected") == [
        "http-to-https | confirmed | -", "slash | confirmed | -", "other-path | confirmed | -",
        "stranger: other-host | confirmed | -", "target-unknown | confirmed | -",
      ])
  }

  @Test(
    "OPTIONS that gets an error is a suspicion where Origin is not logged and the route works",
    arguments: [
      ("preflight-auth-required", [401, 407], "inferred: status 401"),
      ("preflight-bad-status", [400, 404, 405, 501], "inferred: not-routed"),
      ("preflight-redirected", [301, 302, 303, 307, 308], "inferred: target-unknown"),
    ])
  func inferredPreflights(rule: String, statuses: [Int], discriminator: String) throws {
    func found(
      _ values: AuditTables.Values, workingStatus: Int = 200, workingMethod: String = "POST"
    ) throws -> Set<String> {
      let options: AuditTables.Values = [
        "kind": "unknown", "class": "options-unknown", "method": "OPTIONS", "verdict": "unknown",
        "origin": String?.none, "grant_kind": String?.none, "location_kind": String?.none,
      ]
      let works: AuditTables.Values = [
        "kind": "unknown", "class": "unknown", "verdict": "unknown", "origin": String?.none,
        "method": workingMethod, "status": workingStatus,
      ]
      return try AuditTables([options.merging(values) { $1 }, works]).findings(of: rule)
    }
    for status in statuses {
      let expected = discriminator.replacing("401", with: "\(status)")
      #expect(try found(["status": status]) == ["\(expected) | suspected | medium"])
      #expect(try found(["status": status, "synthetic": 1]).isEmpty)
      #expect(try found(["status": status, "route": "/elsewhere"]).isEmpty)
      #expect(try found(["status": status], workingStatus: status).isEmpty)
      #expect(try found(["status": status], workingMethod: "OPTIONS").isEmpty)
    }
    for status in [0, 200, 204, 304, 403, 499, 502] {
      #expect(try found(["status": status]).isEmpty)
    }
  }

  @Test("several values in Access-Control-Allow-Origin are told apart by what they are")
  func severalGrants() throws {
    let app = "https://app.example.com"
    func found(_ value: String, _ more: AuditTables.Values = [:]) throws -> Set<String> {
      let row: AuditTables.Values = ["grant_kind": "several", "allow_origin": value]
      return try AuditTables([row.merging(more) { $1 }]).findings(of: "acao-multiple-values")
    }
    #expect(
      try found("\(app), \(app)") == ["the asking origin, repeated | confirmed | -"])
    #expect(try found("*, *") == ["* repeated | confirmed | -"])
    #expect(try found("*, \(app)") == ["* and an origin | confirmed | -"])
    #expect(try found("\(app) https://b.example") == ["a list of origins | confirmed | -"])
    #expect(try found("*, *", ["synthetic": 1]).isEmpty)
    #expect(try found("*, *", ["kind": "same-origin"]).isEmpty)
  }

  @Test("a method that is not allowed is told with the reason")
  func methods() throws {
    let rows = preflights(
      ["reason": "method-not-allowed"], ["reason": "acam-missing", "request_method": "DELETE"],
      ["reason": "method-case-mismatch", "request_method": "patch"],
      ["reason": "acam-wildcard-credentialed", "verdict": "conditional"],
      ["reason": "method-not-allowed", "origin": stranger], ["reason": "acao-missing"])
    #expect(
      try AuditTables(rows).findings(of: "method-not-allowed") == [
        "PUT not-listed | confirmed | -", "DELETE acam-missing | confirmed | -",
        "patch case-mismatch | confirmed | -", "PUT wildcard-credentialed | confirmed | low",
        "stranger: PUT not-listed | confirmed | -",
      ])
  }

  @Test("every header that is missing is named, those of monitoring libraries as medium")
  func headers() throws {
    let rows = preflights(
      [
        "reason": "header-not-allowed", "request_headers": "baggage,content-type,x-a,x-b",
        "allow_headers": "Content-Type , X-B",
      ],
      ["reason": "acah-missing", "request_headers": "x-datadog-trace-id"],
      ["reason": "header-not-allowed", "request_headers": "x-c\",[", "allow_headers": "x\\u0000"])
    #expect(
      try AuditTables(rows).findings(of: "request-header-not-allowed") == [
        "baggage | confirmed | medium", "x-a | confirmed | -",
        "x-datadog-trace-id | confirmed | medium", "x-c\" | confirmed | -", "[ | confirmed | -",
      ])
  }

  @Test("an answer kept from a stranger, an error and a post that may be a form are no findings")
  func blockedReads() throws {
    let rule = "cross-origin-read-blocked"
    let blocked: AuditTables.Values = [
      "verdict": "blocked", "reason": "acao-missing", "grant_kind": "absent",
    ]
    func found(_ values: AuditTables.Values) throws -> Set<String> {
      try AuditTables([blocked.merging(values) { $1 }]).findings(of: rule)
    }
    #expect(try found([:]) == ["acao-missing | - | -"])
    #expect(try found(["status": 302]) == ["acao-missing | - | -"])
    #expect(try found(["origin": stranger]).isEmpty)
    #expect(try found(["status": 500]).isEmpty)
    #expect(try found(["class": "ambiguous-post", "verdict": "unknown"]).isEmpty)
    #expect(try found(["synthetic": 1]).isEmpty)
  }

  @Test("errors without a grant count where successes have one, five of each")
  func errorsWithoutGrant() throws {
    let rule = "acao-missing-on-error"
    func found(
      successes: Int, errors: Int, status: Int = 404, readable: Int = 0, others: Int = 0
    ) throws -> Set<String> {
      try AuditTables([
        ["requests": successes],
        ["requests": errors, "status": status, "verdict": "blocked", "grant_kind": "absent"],
        ["requests": readable, "status": status],
        ["requests": others, "origin": stranger],
      ]).findings(of: rule)
    }
    #expect(try found(successes: 5, errors: 5) == ["errors | confirmed | medium"])
    #expect(try found(successes: 5, errors: 5, status: 503) == ["errors | confirmed | high"])
    #expect(
      try found(successes: 5, errors: 5, status: 503, others: 100)
        == ["errors | confirmed | medium"])
    #expect(try found(successes: 4, errors: 5).isEmpty)
    #expect(try found(successes: 5, errors: 4).isEmpty)
    #expect(try found(successes: 5, errors: 5, readable: 5) == ["errors | confirmed | medium"])
    #expect(try found(successes: 5, errors: 5, readable: 6).isEmpty)
  }

  @Test("a preflight's time to live can be missing, invalid or switched off")
  func maxAge() throws {
    let values = ["", "0", "000", "-1", "600s", "1e3", "-", "7200", "05"]
    let rows = values.map {
      preflight.merging(["max_age": $0, "verdict": "allowed", "grant_kind": "echo"]) { $1 }
    }
    let others: AuditTables.Values = ["requests": 1000]
    #expect(
      try AuditTables(rows + [others]).findings(of: "preflight-max-age-missing") == [
        "missing | confirmed | low", "invalid | confirmed | low", "switched off | confirmed | low",
      ])
    #expect(
      try AuditTables([rows[0], ["requests": 3]]).findings(of: "preflight-max-age-missing")
        == ["missing | confirmed | medium"])
    #expect(
      try AuditTables([rows[0], ["requests": 4]]).findings(of: "preflight-max-age-missing")
        == ["missing | confirmed | low"])
    let busy = rows[0].merging(["requests": 10_000]) { $1 }
    #expect(
      try AuditTables([busy, ["requests": 1_000_000]]).findings(of: "preflight-max-age-missing")
        == ["missing | confirmed | medium"])
  }
}
