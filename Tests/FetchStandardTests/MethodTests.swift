import FetchStandard
import Testing

@Suite("Methods are compared byte for byte")
struct MethodTests {
  @Test("GET, HEAD and POST are CORS-safelisted", arguments: ["GET", "HEAD", "POST"])
  func isSafelisted(method: String) {
    #expect(isCORSSafelistedMethod(method))
  }

  @Test(
    "Nothing else is CORS-safelisted",
    arguments: ["get", "Post", "PUT", "DELETE", "OPTIONS", "PATCH", "*", "", "GET "])
  func isNotSafelisted(method: String) {
    #expect(!isCORSSafelistedMethod(method))
  }

  @Test(
    "CONNECT, TRACE and TRACK are forbidden in any case",
    arguments: ["CONNECT", "TRACE", "TRACK", "trace", "Track", "cONNECT"])
  func isForbidden(method: String) {
    #expect(isForbiddenMethod(method))
    #expect(!canBrowserSendMethod(method))
  }

  @Test("A look-alike byte makes another method", arguments: ["TRAC\u{212A}", "TRACES", "PUT"])
  func isNotForbidden(method: String) {
    #expect(!isForbiddenMethod(method))
  }

  @Test(
    "Browsers upper-case six methods and no other",
    arguments: [
      ("get", "GET"), ("Head", "HEAD"), ("post", "POST"), ("pUt", "PUT"), ("delete", "DELETE"),
      ("options", "OPTIONS"), ("patch", "patch"), ("Patch", "Patch"), ("PATCH", "PATCH"),
      ("purge", "purge"), ("x", "x"), ("*", "*"),
    ])
  func isNormalised(method: String, sent: String) {
    #expect(normalizedMethod(method) == sent)
    #expect(canBrowserSendMethod(sent))
    #expect(canBrowserSendMethod(method) == (method == sent))
  }

  @Test("A method is a token", arguments: ["", "PUT, PUT", "PUT PUT", "a/b", "\"x\"", "\u{E4}"])
  func isNoToken(method: String) {
    #expect(!canBrowserSendMethod(method))
  }
}
