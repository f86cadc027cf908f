import AuditStore
import Testing

@testable import PolicyAudit

@Suite("What an origin's text says")
struct OriginFactsTests {
  private let publicSuffixes: PublicSuffixList

  init() throws {
    publicSuffixes = try PublicSuffixList()
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var origin: String
    var party: String
    var icannParty: String
    var category: OriginCategory
    var testDescription: String { "\(origin) is \(category.rawValue) of \(party)" }

    init(_ origin: String, _ category: OriginCategory, of party: String, icann: String? = nil) {
      self.origin = origin
      self.party = party
      icannParty = icann ?? party
      self.category = category
    }
  }

  @Test(
    "Party, registry party and category",
    arguments: [
      Case("https://example.com", .web, of: "example.com"),
      Case("https://a.b.example.com:8443", .web, of: "example.com"),
      Case("https://www.example.co.uk", .web, of: "example.co.uk"),
      // A public suffix is nobody's but its own.
      Case("https://co.uk", .web, of: "co.uk"),
      // Rules of the list with a wildcard, and an exception to one.
      Case("https://shop.foo.ck", .web, of: "shop.foo.ck"),
      Case("https://a.www.ck", .web, of: "www.ck"),
      // Tenants of one hoster are two parties, and one for its registry.
      Case("https://a.github.io", .sharedHosting, of: "a.github.io", icann: "github.io"),
      Case("https://b.github.io", .sharedHosting, of: "b.github.io", icann: "github.io"),
      Case("https://github.io", .web, of: "github.io"),
      Case("https://pen.codepen.io", .sharedHosting, of: "codepen.io"),
      // A dot at the end is the same host.
      Case("https://www.example.com.", .web, of: "example.com"),
      // IDN, as browsers send it.
      Case("https://www.xn--bcher-kva.example", .web, of: "xn--bcher-kva.example"),
      Case("https://www.xn--85x722f.com.cn", .web, of: "xn--85x722f.com.cn"),
      // Addresses are parties of their own.
      Case("https://203.0.113.9", .ip, of: "203.0.113.9"),
      Case("http://192.168.1.7:3000", .private, of: "192.168.1.7"),
      Case("http://172.16.0.1", .private, of: "172.16.0.1"),
      Case("http://172.32.0.1", .ip, of: "172.32.0.1"),
      Case("http://169.254.1.1", .private, of: "169.254.1.1"),
      Case("http://127.8.9.1:8080", .local, of: "127.8.9.1"),
      Case("http://[::1]:8080", .local, of: "[::1]"),
      Case("http://[fd00::1]", .private, of: "[fd00::1]"),
      Case("http://[fe80::1]", .private, of: "[fe80::1]"),
      Case("http://[2001:db8::1]", .ip, of: "[2001:db8::1]"),
      Case("http://[::ffff:a00:1]", .private, of: "[::ffff:a00:1]"),
      Case("http://localhost:3000", .local, of: "localhost"),
      Case("http://app.localhost", .local, of: "app.localhost"),
      Case("http://printer.local", .private, of: "printer.local"),
      Case("https://app.corp.internal", .private, of: "corp.internal"),
      Case("http://app.example.test", .private, of: "example.test"),
      Case("http://intranet", .private, of: "intranet"),
      Case("null", .null, of: "null"),
      Case("file://", .app, of: "file://"),
      Case("capacitor://localhost", .app, of: "capacitor://localhost"),
      Case("chrome-extension://abcdef", .extension, of: "chrome-extension://abcdef"),
      Case("moz-extension://0a-1b", .extension, of: "moz-extension://0a-1b"),
      // All that no browser sends is one party, so that nobody can make many of them.
      Case("https://example.com/path", .malformed, of: "malformed"),
      Case("https://EXAMPLE.com", .malformed, of: "malformed"),
      Case("example.com", .malformed, of: "malformed"),
      Case("", .malformed, of: "malformed"),
      Case("https://user@example.com", .malformed, of: "malformed"),
      Case("https://b\u{FC}cher.example", .malformed, of: "malformed"),
    ])
  func facts(_ expected: Case) {
    let facts = OriginFacts(of: expected.origin, appOrigins: [], publicSuffixes: publicSuffixes)
    #expect(facts.party == expected.party)
    #expect(facts.icannParty == expected.icannParty)
    #expect(facts.category == expected.category.rawValue)
  }

  @Test("An origin that the operator names as an app is one, whatever it looks like")
  func appOrigins() {
    let facts = OriginFacts(
      of: "https://localhost", appOrigins: ["https://localhost"], publicSuffixes: publicSuffixes)
    #expect(facts.category == OriginCategory.app.rawValue)
    #expect(facts.party == "localhost")
  }

  @Test(
    "A host longer than a name can be costs nothing",
    arguments: [1 << 10, 1 << 20])
  func longHosts(_ labels: Int) {
    let origin = "https://" + String(repeating: "a.", count: labels) + "example.com"
    let facts = OriginFacts(of: origin, appOrigins: [], publicSuffixes: publicSuffixes)
    #expect(facts.category == OriginCategory.malformed.rawValue)
  }

  @Test("The list says which one it is")
  func version() {
    #expect(publicSuffixes.version.hasPrefix("libpsl "))
    #expect(publicSuffixes.version.contains(", list of 2"))
  }
}

@Suite("Who can reach a site")
struct SiteExposureTests {
  @Test(
    "By its name",
    arguments: [
      ("https://api.example.com", SiteExposure.public),
      ("?://api.example.com", .public),
      ("https://api.example.test", .public),
      ("https://203.0.113.9:8443", .public),
      ("", .public),
      ("?://", .public),
      ("http://10.0.0.5:8080", .private),
      ("http://[fd00::5]:8080", .private),
      ("https://wiki.corp.internal", .private),
      ("http://printer.local", .private),
      ("http://backend:8080", .private),
      ("http://localhost:8080", .loopback),
      ("http://api.localhost", .loopback),
      ("?://127.0.0.1:8080", .loopback),
      ("http://[::1]:8080", .loopback),
    ])
  func exposure(_ site: String, _ expected: SiteExposure) {
    #expect(SiteExposure(ofSite: site) == expected)
  }
}

@Suite("How an origin stands to the operator's house")
struct OriginTrustTests {
  private let publicSuffixes: PublicSuffixList

  init() throws {
    publicSuffixes = try PublicSuffixList()
  }

  private func trust(
    _ origin: String, sites: [String: Int64] = ["https://api.example.com": 1000],
    _ configure: (inout AuditConfiguration) -> Void = { _ in }
  ) -> OriginTrust {
    var configuration = AuditConfiguration()
    configure(&configuration)
    let judge = TrustJudge(configuration: configuration, publicSuffixes: publicSuffixes) { visit in
      for (site, requests) in sites.sorted(by: { $0.key < $1.key }) { visit(site, requests) }
    }
    return judge.trust(
      of: origin,
      OriginFacts(of: origin, appOrigins: [], publicSuffixes: publicSuffixes))
  }

  @Test("A made-up host makes nobody one's own, however many there are of them")
  func madeUpHosts() {
    var sites = ["https://api.example.com": Int64(60), "https://www.example.com": 60]
    for number in 0..<100_000 { sites["https://x\(number).evil\(number).example"] = 1 }
    #expect(trust("https://app.example.com", sites: sites).own)
    #expect(!trust("https://x7.evil7.example", sites: sites).own)
    // Below one request in a thousand a site is no more than an invention.
    sites["https://api.example.com"] = 30
    #expect(!trust("https://app.example.com", sites: sites).own)
  }

  @Test(
    "Origins of the audited sites' registrable domains are one's own",
    arguments: [
      ("https://app.example.com", true), ("http://app.example.com", true),
      ("https://example.com.evil.example", false), ("https://notexample.com", false),
      ("null", false), ("https://api.example.com/", false),
    ])
  func ownBySite(_ origin: String, _ own: Bool) {
    #expect(trust(origin).own == own)
    #expect(trust(origin).unrelated == !own)
  }

  @Test("A tenant of the hoster that also hosts the site is unrelated")
  func tenants() {
    let sites: [String: Int64] = ["https://ours.github.io": 10]
    #expect(trust("https://ours.github.io", sites: sites).own)
    #expect(trust("https://theirs.github.io", sites: sites).unrelated)
  }

  @Test("Configured domains are own, with all names below them")
  func ownDomains() {
    let own = trust("https://shop.example.net") { $0.ownDomains = ["example.net"] }
    #expect(own.own && !own.trusted && !own.unrelated)
    #expect(trust("https://notexample.net") { $0.ownDomains = ["example.net"] }.unrelated)
  }

  @Test("A trusted origin is trusted to the byte")
  func trusted() {
    let configure = { (configuration: inout AuditConfiguration) in
      configuration.trustedOrigins = ["https://partner.example"]
    }
    #expect(trust("https://partner.example", configure).trusted)
    #expect(!trust("https://partner.example", configure).unrelated)
    #expect(trust("http://partner.example", configure).unrelated)
  }

  @Test("An app of one's own is own")
  func apps() {
    #expect(trust("capacitor://localhost") { $0.appOrigins = ["capacitor://localhost"] }.own)
    #expect(trust("capacitor://localhost").unrelated)
  }

  @Test("One request with a made-up Host does not make its sender one's own")
  func hostileHost() {
    let sites: [String: Int64] = ["https://api.example.com": 5000, "https://evil.example": 1]
    #expect(trust("https://evil.example", sites: sites).unrelated)
  }
}
