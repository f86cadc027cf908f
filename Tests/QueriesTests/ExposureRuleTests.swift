import Testing

@testable import Queries

/// What rules find in rows made by hand, where a sample log would be long or could not be had.
@Suite("Rules of exposure find what lets strangers in, and no more")
struct ExposureRuleTests {
  private func strangers(_ count: Int, _ more: AuditTables.Values = [:]) -> [AuditTables.Values] {
    (0..<count).map { number in
      ["origin": "https://www.stranger\(number).net"].merging(more) { $1 }
    }
  }

  @Test(
    "the more unrelated websites are let in, the surer it is that any is",
    arguments: [
      (2, []), (3, ["any origin | suspected | -"]), (6, ["any origin | likely | -"]),
      (10, ["any origin | confirmed | -"]),
    ] as [(Int, Set<String>)])
  func reflectionTiers(count: Int, found: Set<String>) throws {
    let tables = try AuditTables(strangers(count))
    #expect(try tables.findings(of: "reflected-arbitrary-origin") == found)
  }

  @Test("a refusal in another status class does not disarm it, one in the same does")
  func reflectionIsComparedWithinAStatusClass() throws {
    let refused: AuditTables.Values = ["origin": "https://www.other.org", "grant_kind": "absent"]
    let elsewhere = refused.merging(["status": 404]) { $1 }
    #expect(
      try !AuditTables(strangers(4) + [elsewhere]).findings(of: "reflected-arbitrary-origin")
        .isEmpty)
    #expect(
      try AuditTables(strangers(4) + [refused]).findings(of: "reflected-arbitrary-origin").isEmpty)
  }

  @Test("a refused preflight disarms it, an OPTIONS request that is none does not")
  func reflectionAndOptions() throws {
    let rule = "reflected-arbitrary-origin"
    let refused: AuditTables.Values = [
      "origin": "https://www.other.org", "method": "OPTIONS", "status": 204,
      "grant_kind": "absent", "class": "cors-preflighted",
    ]
    #expect(try AuditTables(strangers(3) + [refused]).findings(of: rule).count == 1)
    let preflight = refused.merging(["kind": "preflight", "class": "preflight"]) { $1 }
    #expect(try AuditTables(strangers(3) + [preflight]).findings(of: rule).isEmpty)
  }

  @Test("one refusal among many grants does not disarm it")
  func reflectionIsByShare() throws {
    let refused: AuditTables.Values = ["origin": "https://www.other.org", "grant_kind": "absent"]
    #expect(
      try AuditTables(strangers(30) + [refused]).findings(of: "reflected-arbitrary-origin")
        == ["any origin | confirmed | -"])
  }

  @Test("websites that ask on different routes count together, unless refused on one")
  func reflectionAcrossRoutes() throws {
    let spread = (0..<6).map { number -> AuditTables.Values in
      ["origin": "https://www.stranger\(number).net", "route": "/v1/\(number)"]
    }
    #expect(
      try AuditTables(spread).findings(of: "reflected-arbitrary-origin")
        == ["any origin | likely | -"])
    let refused: [AuditTables.Values] = (0..<6).map {
      ["origin": "https://www.stranger\($0).net", "route": "/v1/\(5 - $0)", "grant_kind": "absent"]
    }
    #expect(try AuditTables(spread + refused).findings(of: "reflected-arbitrary-origin").isEmpty)
  }

  @Test("two tenants of one hosting domain count at most")
  func reflectionCapsTenants() throws {
    let previews = (0..<9).map { number -> AuditTables.Values in
      [
        "origin": "https://team-\(number).vercel.app", "origin_party": "team-\(number).vercel.app",
        "origin_icann_party": "vercel.app", "origin_category": "shared-hosting",
      ]
    }
    #expect(try AuditTables(previews).findings(of: "reflected-arbitrary-origin").isEmpty)
  }

  @Test("an invented origin that is let in is proof alone")
  func reflectionOfAProbe() throws {
    let probe: AuditTables.Values = ["origin": "https://evil.example.net", "synthetic": 1]
    #expect(
      try AuditTables([probe]).findings(of: "reflected-arbitrary-origin")
        == ["any origin | confirmed | -"])
    let malformed: AuditTables.Values = [
      "origin": "https://app.example.com/x", "origin_party": "", "origin_category": "malformed",
      "synthetic": 1, "kind": "not-cors", "class": "non-browser", "verdict": "n/a",
    ]
    #expect(
      try AuditTables([malformed]).findings(of: "reflected-arbitrary-origin")
        == ["any origin | confirmed | -"])
  }

  @Test("a tool that names an origin of a real page, or only its case, is no proof")
  func reflectionOfAHealthCheck() throws {
    let page: AuditTables.Values = ["origin": "https://www.partner.net"]
    let tool: AuditTables.Values = ["origin": "https://www.partner.net", "synthetic": 1]
    #expect(try AuditTables([page, tool]).findings(of: "reflected-arbitrary-origin").isEmpty)
    let shout: AuditTables.Values = [
      "origin": "https://WWW.partner.net", "origin_party": "", "origin_category": "malformed",
      "synthetic": 1,
    ]
    #expect(try AuditTables([page, shout]).findings(of: "reflected-arbitrary-origin").isEmpty)
  }

  @Test("a wildcard with credentials matters more where a browser sends cookies, not a tool")
  func wildcardWithCookies() throws {
    let star: AuditTables.Values = ["grant_kind": "star", "allow_credentials": "true"]
    let rule = "wildcard-with-credentials-flag"
    #expect(try AuditTables([star]).findings(of: rule) == ["* | confirmed | low"])
    let tool = star.merging(["has_cookie": 1, "synthetic": 1]) { $1 }
    #expect(try AuditTables([tool]).findings(of: rule) == ["* | confirmed | low"])
    let browser = star.merging(["has_cookie": 1]) { $1 }
    #expect(try AuditTables([star, browser]).findings(of: rule) == ["* | confirmed | medium"])
  }

  @Test("what protects a route decides how much a wildcard there matters")
  func wildcardOnProtectedRoutes() throws {
    let rule = "wildcard-on-protected-route"
    func found(_ rows: AuditTables.Values...) throws -> Set<String> {
      try AuditTables(rows.map { ["grant_kind": "star"].merging($0) { $1 } }).findings(of: rule)
    }
    #expect(try found([:]).isEmpty)
    #expect(try found(["has_authorization": 1]) == ["token | likely | info"])
    #expect(try found(["has_cookie": 1]) == ["login | likely | medium"])
    #expect(try found(["has_cookie": 1, "synthetic": 1]).isEmpty)
    #expect(try found(["has_remote_user": 1]) == ["login | confirmed | medium"])
    #expect(try found(["private_clients": 1]) == ["private clients | suspected | medium"])
    #expect(
      try found(["private_clients": 1], ["route": "/", "requests": 5])
        == ["private clients | likely | medium"])
    #expect(try found(["site_exposure": "private"]) == ["private network | confirmed | high"])
    #expect(try found([:], ["status": 401]) == ["token | likely | info"])
    #expect(try found(["route": "/logo.svg", "has_cookie": 1]).isEmpty)
  }

  @Test("Vary is missing only where the answer depends on the origin and Vary does not say so")
  func varyOrigin() throws {
    let rule = "vary-origin-missing"
    let admin: AuditTables.Values = ["origin": "https://admin.example.com"]
    let absent: AuditTables.Values = ["origin": "", "grant_kind": "absent", "kind": "not-cors"]
    let star: AuditTables.Values = ["grant_kind": "star"]
    #expect(try AuditTables([[:]]).findings(of: rule).isEmpty)
    #expect(try AuditTables([[:], admin]).findings(of: rule) == ["cacheable | confirmed | -"])
    #expect(try AuditTables([[:], absent]).findings(of: rule) == ["cacheable | confirmed | -"])
    #expect(
      try AuditTables([star, star.merging(admin) { $1 }]).findings(of: rule).isEmpty)
    for vary in ["Origin", "Accept-Encoding,ORIGIN", "a , \torigin , b", "*"] {
      let said: AuditTables.Values = ["vary": vary]
      #expect(
        try AuditTables([said, said.merging(admin) { $1 }]).findings(of: rule).isEmpty, "\(vary)")
    }
    for vary in ["Origin-Agent", "X-Origin"] {
      let said: AuditTables.Values = ["vary": vary]
      #expect(try !AuditTables([said, said.merging(admin) { $1 }]).findings(of: rule).isEmpty)
    }
    // One origin, now granted and then not: it changed with time, not with who asked.
    let refused: AuditTables.Values = ["grant_kind": "absent"]
    #expect(try AuditTables([[:], refused]).findings(of: rule).isEmpty)
  }

  @Test("a missing Vary is as certain as the log allows, and as bad as the answer can be stored")
  func varyOriginConfidence() throws {
    let rule = "vary-origin-missing"
    func found(_ values: AuditTables.Values) throws -> Set<String> {
      try AuditTables([values, values.merging(["origin": "https://b.example.com"]) { $1 }])
        .findings(of: rule)
    }
    #expect(try found(["duplicate_visibility": "first"]) == ["cacheable | likely | -"])
    #expect(try found(["cache_control": String?.none]) == ["cacheable | likely | -"])
    #expect(
      try found(["cache_control": "private, max-age=0"])
        == ["private or not stored | confirmed | low"])
    #expect(
      try found(["cache_control": "no-store", "cache_status": "HIT"])
        == ["cacheable | confirmed | -"])
  }
}
