import CORSTraffic
import FetchStandard

/// SplitMix64: the same exchanges in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Exchanges from a space in which every check meets every other.
struct GeneratedExchanges {
  private var generator: SeededGenerator
  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  static let origins = [
    "https://app.example.com", "https://api.example.com", "http://localhost:3000", "null",
    "chrome-extension://abcdefghijklmnop", "https://app.example.com/", "HTTPS://app.example.com",
  ]
  static let grants = [
    "*", "null", "https://app.example.com", "https://api.example.com", "http://localhost:3000",
    "https://app.example.com/", "https://APP.example.com", "https://*.example.com",
    "http://app.example.com", "https://app.example.com:443", "*, *", "app.example.com",
    "chrome-extension://abcdefghijklmnop",
  ]
  static let methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "patch"]
  static let statuses = [200, 204, 301, 304, 401, 404, 407, 499, 500, 503]
  static let methodLists = [
    "*", "PUT", "GET, POST", "put, PATCH", "GET, *", ",", "GET PUT", "*, DELETE",
  ]
  static let headerLists = [
    "*", "x-a", "X-A, authorization", "*, Authorization", "content-type, *", "x a", ",", "x-b,x-a",
  ]
  static let requestHeaders = ["x-a", "authorization", "authorization,x-a", "x-b", "content-type"]

  mutating func bool(_ odds: Int = 2) -> Bool { Int.random(in: 0..<odds, using: &generator) == 0 }
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &generator)]
  }
  private mutating func observed(_ values: [String], absent odds: Int) -> Observed {
    bool(odds) ? .absent : .value(pick(values))
  }

  /// An exchange of which everything is logged.
  mutating func logged() -> ExchangeFacts {
    var facts = ExchangeFacts()
    facts.site = Site(parsed: "https://api.example.com")
    facts.loggedFields = .max
    let isPreflight = bool()
    facts.method = .value(isPreflight ? "OPTIONS" : pick(GeneratedExchanges.methods))
    facts.status = bool(3) ? pick(GeneratedExchanges.statuses) : isPreflight ? 204 : 200
    facts.origin = observed(GeneratedExchanges.origins, absent: 12)
    facts.requestMethod =
      isPreflight ? observed(GeneratedExchanges.methods, absent: 8) : .absent
    facts.requestHeaders =
      isPreflight ? observed(GeneratedExchanges.requestHeaders, absent: 3) : .absent
    facts.requestPrivateNetwork = .absent
    facts.fetchSite = observed(["cross-site", "same-site", "same-origin", "none"], absent: 2)
    facts.fetchMode = observed(["cors", "cors", "cors", "no-cors", "navigate"], absent: 2)
    facts.contentType = observed(["text/plain", "application/json"], absent: 3)
    facts.upgrade = .absent
    facts.hasCookie = bool(4)
    facts.hasAuthorization = bool(4)
    facts.userAgent = .absent
    facts.allowOrigin =
      bool() ? facts.origin : observed(GeneratedExchanges.grants, absent: 6)
    facts.allowCredentials = observed(["true", "true", "True", "false"], absent: 3)
    facts.allowMethods = observed(GeneratedExchanges.methodLists, absent: 6)
    facts.allowHeaders = observed(GeneratedExchanges.headerLists, absent: 6)
    facts.maxAge = .absent
    facts.exposeHeaders = .absent
    facts.allowPrivateNetwork = .absent
    facts.vary = .absent
    return facts
  }

  /// Bytes of every kind in every field.
  mutating func garbage() -> ExchangeFacts {
    var facts = ExchangeFacts()
    for field in GeneratedExchanges.texts { facts[keyPath: field] = garbageField() }
    facts.status = bool() ? nil : Int.random(in: -1000...1000, using: &generator)
    facts.site =
      bool() ? nil : Site(scheme: bool() ? nil : garbageText(), host: garbageText(), port: nil)
    facts.isAsteriskForm = bool(8)
    facts.requestPath = bool() ? nil : garbageText()
    facts.hasCookie = pick([nil, true, false])
    facts.loggedFields = generator.next()
    return facts
  }

  private mutating func garbageField() -> Observed {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: .notLogged
    case 1: .absent
    case 2: .empty
    default: .value(garbageText())
    }
  }

  private mutating func garbageText() -> String {
    let words = [
      "OPTIONS", "null", "*", "https://", "a", ".", ":", "/", ",", " ", "\t", "true", "GET", "[",
      "]",
      "::", "xn--", "%", "@", "\u{0}", "\u{E4}", "\u{301}", "\u{1F600}", "\\x00", "\"", "0", "443",
      "x-a", "authorization", "cors", "same-origin",
    ]
    return (0..<Int.random(in: 0..<8, using: &generator)).map { _ in pick(words) }.joined()
  }

  static var texts: [WritableKeyPath<ExchangeFacts, Observed>] {
    [
      \.method, \.origin, \.requestMethod, \.requestHeaders, \.requestPrivateNetwork, \.fetchSite,
      \.fetchMode, \.contentType, \.upgrade, \.userAgent, \.allowOrigin, \.allowCredentials,
      \.allowMethods, \.allowHeaders, \.maxAge, \.exposeHeaders, \.allowPrivateNetwork, \.vary,
      \.location, \.upstreamAllowOrigin,
    ]
  }
}
