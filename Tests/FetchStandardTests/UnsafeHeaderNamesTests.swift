import FetchStandard
import Testing

@Suite("A preflight asks for the CORS-unsafe request-header names")
struct UnsafeHeaderNamesTests {
  @Test("They are a sorted, lower-case set")
  func isSortedLowerCaseSet() {
    let names = corsUnsafeRequestHeaderNames([
      ("X-B", "1"), ("x-a", "1"), ("X-a", "2"), ("Content-Type", "application/json"),
      ("Accept", "*/*"),
    ])
    #expect(names == ["content-type", "x-a", "x-b"])
  }

  @Test("More than 1024 bytes of safelisted values are all unsafe")
  func sumCounts() {
    let value = String(repeating: "a", count: 128)
    let eight = Array(repeating: (name: "Accept", value: value), count: 8)
    #expect(corsUnsafeRequestHeaderNames(eight) == [])
    #expect(
      corsUnsafeRequestHeaderNames(eight + [("Accept-Language", "a")]) == [
        "accept", "accept-language",
      ])
  }

  @Test("Authorization alone is a CORS non-wildcard request-header name, in any case")
  func authorizationAlone() {
    #expect(isCORSNonWildcardRequestHeaderName("Authorization"))
    #expect(isCORSNonWildcardRequestHeaderName("AUTHORIZATION"))
    #expect(!isCORSNonWildcardRequestHeaderName("cookie"))
    #expect(!isCORSNonWildcardRequestHeaderName("*"))
  }

  @Test(
    "As a browser writes them",
    arguments: [
      "authorization", "content-type,x-api-key", "a,b,c", "x-custom,x-custom", "!,#,a", "x,x-a",
    ])
  func isConformant(value: String) {
    #expect(isConformantRequestHeaders(value))
  }

  @Test(
    "As no browser writes them",
    arguments: [
      "", ",", "X-A", "x-b,x-a", "x-a, x-b", "x-a ,x-b", " x-a", "x-a,", ",x-a", "x-a,,x-b",
      "x a", "x-a;x-b", "\"x-a\"", "x-\u{E4}",
    ])
  func isNotConformant(value: String) {
    #expect(!isConformantRequestHeaders(value))
  }
}
