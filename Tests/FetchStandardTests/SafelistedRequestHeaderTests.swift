import FetchStandard
import Testing

/// The values are those of WPT `cors/cors-safelisted-request-header.any.js`, of
/// `fetch/api/cors/cors-preflight-not-cors-safelisted.any.js` and of browsers observed.
@Suite("A CORS-safelisted request-header needs no preflight")
struct SafelistedRequestHeaderTests {
  @Test(
    "Safelisted",
    arguments: [
      ("accept", "*/*"), ("Accept", ""), ("ACCEPT", "text/html, application/xml;q=0.9"),
      ("accept", "a\tb"), ("accept", "\u{E4}"),
      ("accept-language", "en-US,en;q=0.5"), ("content-language", "*"), ("accept-language", ""),
      ("content-type", "text/plain"), ("Content-Type", "TEXT/PLAIN;charset=UTF-8"),
      ("content-type", "text/plain;"), ("content-type", "text/plain;garbage"),
      ("content-type", "text/plain ; a=b"), ("content-type", " text/plain"),
      ("content-type", "multipart/form-data"),
      ("content-type", "multipart/form-data; boundary=----WebKitFormBoundaryABC123"),
      ("content-type", "application/x-www-form-urlencoded"),
      ("range", "bytes=0-10"), ("range", "bytes=5-"), ("range", "bytes=0-0"),
      ("range", "bytes=007-8"),
    ])
  func isSafelisted(name: String, value: String) {
    #expect(isCORSSafelistedRequestHeader(name: name, value: value))
  }

  @Test(
    "Not safelisted",
    arguments: [
      ("accept", "\""), ("accept", "a(b)"), ("accept", "{"), ("accept", "a\u{1}"),
      ("accept", "a:b"), ("accept", "\u{7F}"),
      ("accept-language", "en_US"), ("content-language", "@"), ("accept-language", "en\t"),
      ("accept-language", "\u{E4}"),
      ("content-type", ""), ("content-type", "text"), ("content-type", "text/"),
      ("content-type", "/plain"), ("content-type", "text /plain"),
      ("content-type", "text\t/\tplain"), ("content-type", "text/plain;garbage\u{1}\u{2}"),
      ("content-type", "text/plain,"), ("content-type", ",text/plain"),
      ("content-type", "text/plain,text/plain"), ("content-type", "text/plain, text/plain"),
      ("content-type", "text/plain,x/x"), ("content-type", "text/plain\u{B}"),
      ("content-type", "text/plain\u{C}"), ("content-type", "application/www-form-urlencoded"),
      ("content-type", "application/x-www-form-urlencoded;\u{7F}"),
      ("content-type", "multipart/form-data;\""), ("content-type", "text/plain; charset=\"utf-8\""),
      ("content-type", "text/plain;foo=(bar)"), ("content-type", "application/json"),
      ("content-type", "text/html"), ("content-type", "application/csp-report"),
      ("range", "100-200"), ("range", "MB=100-200"), ("range", "bytes =100-200"),
      ("range", "bytes\t=100-200"), ("range", "bytes=  100-200"), ("range", "bytes=100 -200"),
      ("range", "bytes=100- 200"), ("range", "bytes=100-200hello"), ("range", "bytes=abc-def"),
      ("range", "bytes=100-200,300-400"), ("range", "bytes=-200"), ("range", "bytes=200-100"),
      ("range", "bytes 100-200"), ("range", ",bytes=100-200"), ("range", "bytes=,100-200"),
      ("range", "bytes=-"), ("range", "bytes="), ("range", "Bytes=0-1"),
      (
        "range",
        "bytes=1" + String(repeating: "0", count: 60) + "-2" + String(repeating: "0", count: 60)
      ),
      ("authorization", "Bearer x"), ("x-requested-with", "XMLHttpRequest"), ("dpr", "2"),
      ("last-event-id", "abc123"), ("", ""),
    ])
  func isNotSafelisted(name: String, value: String) {
    #expect(!isCORSSafelistedRequestHeader(name: name, value: value))
  }

  @Test("128 bytes are safe, 129 are not")
  func lengthCounts() {
    let start = "text/plain;"
    let safe = start + String(repeating: "a", count: 128 - start.utf8.count)
    #expect(isCORSSafelistedRequestHeader(name: "content-type", value: safe))
    #expect(!isCORSSafelistedRequestHeader(name: "content-type", value: safe + "a"))
  }

  @Test(
    "The protocol's exceptions come without a preflight",
    arguments: [
      "application/csp-report", "application/expect-ct-report+json; charset=utf-8",
      "application/xss-auditor-report", "Application/OCSP-Request", "text/plain",
    ])
  func comesWithoutPreflight(contentType: String) {
    #expect(isContentTypeWithoutPreflight(contentType))
  }

  @Test(
    "Reports are preflighted like any JSON",
    arguments: ["application/reports+json", "application/json", "", "application/csp-reports"])
  func needsPreflight(contentType: String) {
    #expect(!isContentTypeWithoutPreflight(contentType))
  }
}
