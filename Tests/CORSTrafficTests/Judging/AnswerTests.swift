import CORSTraffic
import FetchStandard
import Testing

private let asker = "https://app.example.com"

@Suite("Facts become an answer: absolute values become relations")
struct AnswerTests {
  @Test(
    "What stands in Origin has a shape",
    arguments: [
      (Observed.notLogged, OriginShape.notLogged), (.absent, .absent), (.empty, .empty),
      (.value(" \t"), .empty), (.value("null"), .null), (.value(" null "), .null),
      (.value("https://app.example.com"), .plausible), (.value("\thttp://a:81 "), .plausible),
      (.value("capacitor://localhost"), .plausible), (.value("file://"), .plausible),
      (.value("HTTPS://app.example.com"), .upperCase),
      (.value("https://APP.example.com"), .upperCase),
      (.value("NULL"), .upperCase), (.value("https://app.example.com/"), .malformed),
      (.value("https://APP.example.com/"), .malformed), (.value("https://a:443"), .malformed),
      (.value("https://a https://b"), .malformed), (.value("*"), .malformed),
      (.value("https://\\xE4.example"), .malformed), (.value("app.example.com"), .malformed),
    ])
  func originShape(origin: Observed, shape: OriginShape) {
    #expect(OriginShape(origin) == shape)
  }

  @Test(
    "An origin relates to the site asked",
    arguments: [
      (Observed.value("https://a.example"), "https://a.example", OriginRelation.same),
      (.value(" https://a.example "), "https://a.example", .same),
      (.value("https://a.example"), "?://a.example", .sameUnknownScheme),
      (.value("https://a.example"), "https://b.example", .cross),
      (.value("https://a.example"), nil, .unknown),
      (.value("null"), "https://a.example", .cross), (.value("null"), nil, .cross),
      (.value("chrome-extension://abc"), nil, .cross), (.value("file://"), nil, .cross),
      (.value("https://a.example/"), "https://a.example", .cross),
      (.value("https://a.example/"), nil, .unknown),
      (.absent, "https://a.example", .unknown), (.empty, "https://a.example", .unknown),
      (.notLogged, "https://a.example", .unknown),
    ] as [(Observed, String?, OriginRelation)])
  func originRelation(origin: Observed, site: String?, relation: OriginRelation) {
    #expect(OriginRelation(of: origin, to: site.flatMap(Site.init(parsed:))) == relation)
  }

  @Test(
    "A grant is seen from the asking origin",
    arguments: [
      (Observed.notLogged, Grant.notLogged), (.absent, .absent), (.empty, .empty),
      (.value("\t "), .empty), (.value(asker), .echo), (.value(" \(asker)\t"), .echo),
      (.value("*"), .star), (.value("null"), .null),
      (.value("*, *"), .several("*, *")),
      (.value("\(asker),\(asker)"), .several("\(asker),\(asker)")),
      (.value("a b"), .several("a b")), (.value("a\tb"), .several("a\tb")),
      (.value("https://b.example"), .other("https://b.example", mismatch: .otherOrigin)),
      (.value("https://APP.example.com"), .other("https://APP.example.com", mismatch: .caseOnly)),
      (
        .value("https://APP.example.com/"),
        .other("https://APP.example.com/", mismatch: .trailingSlashOrPath)
      ),
      (.value("https://[::1]:8443"), .other("https://[::1]:8443", mismatch: .otherOrigin)),
      (
        .value("https://app.example.com'"), .other("https://app.example.com'", mismatch: .malformed)
      ),
    ])
  func grant(allowOrigin: Observed, grant: Grant) {
    #expect(Grant(allowOrigin, to: .value(asker)) == grant)
  }

  @Test(
    "Whatever stands in Origin, the same bytes are an echo",
    arguments: ["null", "https://a.example/", "HTTPS://A", "a, b", "*", "https://a%60.b"])
  func echo(origin: String) {
    #expect(Grant(.value(origin), to: .value(origin)) == .echo)
  }

  @Test(
    "Canonically equivalent is not the same",
    arguments: [("https://e\u{301}.example", "https://\u{E9}.example")])
  func equivalentIsNoEcho(allowOrigin: String, origin: String) {
    #expect(allowOrigin == origin)
    #expect(Grant(.value(allowOrigin), to: .value(origin)) != .echo)
  }

  @Test(
    "Without an asker, only what could be some origin is another origin",
    arguments: [
      ("https://a.example", GrantMismatch.otherOrigin), ("http://localhost:3000", .otherOrigin),
      ("https://A.example", .caseOnly), ("https://a.example/", .trailingSlashOrPath),
      ("https://a.example:443", .port), ("https://a.example:", .port),
      ("https://a.example:080", .port), ("https://*.example", .wildcardPattern),
      ("a.example", .malformed), ("https://a@b", .malformed), ("https://", .malformed),
    ])
  func mismatchWithoutAsker(value: String, mismatch: GrantMismatch) {
    for origin in [Observed.notLogged, .absent] {
      #expect(Grant(.value(value), to: origin) == .other(value, mismatch: mismatch))
    }
  }

  @Test(
    "A Content-Type has a class",
    arguments: [
      (Observed.notLogged, ContentTypeClass?.none), (.absent, .absent), (.empty, .other),
      (.value("text/plain"), .safelisted), (.value(" TEXT/plain; charset=utf-8 "), .safelisted),
      (.value("application/csp-report"), .safelisted), (.value("application/json"), .json),
      (.value("application/JSON; charset=\"utf-8\""), .json), (.value("text/json"), .json),
      (.value("application/problem+json"), .json), (.value("application/reports+json"), .json),
      (.value("application/xml"), .other), (.value("text/plain; a=\"b\""), .other),
      (.value("json"), .other), (.value("application/jsonp"), .other),
    ])
  func contentType(contentType: Observed, contentTypeClass: ContentTypeClass?) {
    #expect(ContentTypeClass(contentType) == contentTypeClass)
  }

  @Test(
    "A redirect leads to another scheme, slash, host or path",
    arguments: [
      ("https://api.example.com/a", "http://api.example.com", "/a", LocationKind.scheme),
      ("HTTPS://API.example.com:443/a?b", "http://api.example.com", "/a?b", .scheme),
      ("https://api.example.com/a/", "http://api.example.com", "/a", .scheme),
      ("https://api.example.com/a", "?://api.example.com", "/a", .scheme),
      ("https://api.example.com/a/", "?://api.example.com", "/a", .slash),
      ("/a/", "https://api.example.com", "/a", .slash),
      ("/a", "https://api.example.com", "/a/?q=/", .slash),
      ("/a/?q", "https://api.example.com", "/a?q", .slash),
      ("https://api.example.com/a/", "https://api.example.com", "/a", .slash),
      ("//api.example.com/a/", "https://api.example.com", "/a", .slash),
      (
        "https://api.example.com/a/", "https://api.example.com", "https://api.example.com/a", .slash
      ),
      ("https://www.example.com/a", "https://api.example.com", "/a", .host),
      ("https://api.example.com:8443/a", "https://api.example.com", "/a", .host),
      ("https://api.example.com/a", "http://api.example.com:8080", "/a", .host),
      ("//www.example.com/a", "https://api.example.com", "/a", .host),
      ("/login?next=https://api.example.com/a", "https://api.example.com", "/a", .path),
      ("login", "https://api.example.com", "/a", .path),
      ("?a=http://b", "https://api.example.com", "/a", .path),
      ("https://api.example.com/b", "https://api.example.com", "/a", .path),
      ("/a", nil, "/b", .path), ("/a/", nil, "/a", .slash),
      ("https://api.example.com/a", nil, "/a", nil),
    ] as [(String, String?, String, LocationKind?)])
  func location(location: String, site: String?, path: String, kind: LocationKind?) {
    #expect(
      LocationKind(.value(location), from: site.flatMap(Site.init(parsed:)), path: path) == kind)
  }

  @Test("Without Location there is no kind", arguments: [Observed.notLogged, .absent, .empty])
  func noLocation(location: Observed) {
    #expect(LocationKind(location, from: nil, path: "/") == nil)
  }

  @Test(
    "Scanners, command-line clients and libraries name themselves",
    arguments: [
      "curl/8.5.0", "Wget/1.21.4", "python-requests/2.31.0", "Go-http-client/1.1",
      "Mozilla/5.00 (Nikto/2.1.6) (Evasions:None) (Test:Port Check)",
      "Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)",
      "sqlmap/1.7.2#stable (https://sqlmap.org)", "Nuclei - Open-source project", "Java/17.0.1",
      "Python/3.11 aiohttp/3.9.1", "axios/1.6.0", "okhttp/4.12.0", "PostmanRuntime/7.36.0",
      "Mozilla/5.0 zgrab/0.x", "HTTPie/3.2.2", "node", "Fuzz Faster U Fool v2.1.0",
    ])
  func scanner(userAgent: String) {
    #expect(isScannerUserAgent(userAgent))
  }

  @Test(
    "Browsers do not",
    arguments: [
      "", "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        + "Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0",
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
        + "Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
      "Mozilla/5.0 (Linux; Android 15; Node 7) AppleWebKit/537.36 Ruby Java Go",
      "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1; U; en) Presto/2.8.119 Version/11.10",
    ])
  func browser(userAgent: String) {
    #expect(!isScannerUserAgent(userAgent))
  }

  @Test("The hint is include exactly where an entry that is no preflight shows a Cookie")
  func storedHint() {
    func hint(_ text: String) -> CredentialsHint? { Answer(WrittenExchange(text).facts).storedHint }
    #expect(hint("GET 200 · Origin: {O} · Cookie") == .include)
    #expect(hint("GET 200 · Origin: {O}") == nil)
    #expect(hint("GET 200 · Origin: {O} · Authorization") == nil)
    #expect(hint("OPTIONS 204 · Origin: {O} · Access-Control-Request-Method: PUT · Cookie") == nil)
    #expect(hint("OPTIONS 204 · Origin: {O} · ?Access-Control-Request-Method · Cookie") == nil)
    #expect(hint("OPTIONS 204 · Origin: {O} · Cookie") == .include)
  }
}
