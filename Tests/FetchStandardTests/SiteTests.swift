import FetchStandard
import Testing

@Suite("A site is what a request went to, as far as a log tells")
struct SiteTests {
  @Test(
    "Written sites are normalised",
    arguments: [
      ("https://api.example.com", "https://api.example.com"),
      ("HTTPS://API.Example.com:443", "https://api.example.com"),
      ("http://api.example.com:80", "http://api.example.com"),
      ("http://api.example.com:8080", "http://api.example.com:8080"),
      ("?://api.example.com", "?://api.example.com"),
      ("?://api.example.com:8080", "?://api.example.com:8080"),
      ("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443"),
    ])
  func isNormalised(written: String, serialized: String) throws {
    #expect(try #require(Site(parsed: written)).serialized == serialized)
  }

  @Test("What names no host is no site", arguments: ["", "api.example.com", "https://", "://a"])
  func isNoSite(text: String) {
    #expect(Site(parsed: text) == nil)
  }

  @Test(
    "An origin is a site's, is its own but for the scheme, or another",
    arguments: [
      ("https://a.example", "https://a.example", SameOrigin.same),
      ("https://a.example:8443", "https://a.example:8443", .same),
      ("https://[::1]:8443", "https://[::1]:8443", .same),
      ("http://a.example", "https://a.example", .different),
      ("https://a.example", "http://a.example", .different),
      ("https://a.example:8443", "https://a.example", .different),
      ("https://a.example", "https://a.example:8443", .different),
      ("https://b.example", "https://a.example", .different),
      ("https://sub.a.example", "https://a.example", .different),
      ("null", "https://a.example", .different),
      ("chrome-extension://a.example", "?://a.example", .different),
      ("https://a.example", "?://a.example", .sameButForScheme),
      ("http://a.example", "?://a.example", .sameButForScheme),
      ("https://a.example", "?://a.example:443", .sameButForScheme),
      ("http://a.example", "?://a.example:443", .different),
      ("https://a.example:8443", "?://a.example:8443", .sameButForScheme),
      ("https://a.example:8443", "?://a.example", .different),
      ("https://b.example", "?://a.example", .different),
    ])
  func isCompared(origin: String, site: String, expected: SameOrigin) throws {
    let origin = try #require(Origin(serialized: origin))
    #expect(origin.compared(to: try #require(Site(parsed: site))) == expected)
  }
}
