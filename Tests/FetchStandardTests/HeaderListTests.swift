import FetchStandard
import Testing

@Suite("Header list values are extracted whole or not at all")
struct HeaderListTests {
  @Test(
    "Tokens joined by commas, empty members skipped",
    arguments: [
      ("GET", ["GET"]), ("GET, POST", ["GET", "POST"]), ("GET,POST", ["GET", "POST"]),
      ("GET\t,\t POST", ["GET", "POST"]), ("PUT,, DELETE,", ["PUT", "DELETE"]),
      ("", []), (",", []), (" , ,", []), ("*", ["*"]), ("GET, *", ["GET", "*"]),
      ("x-a, X-A", ["x-a", "X-A"]), ("!#$%&'*+-.^_`|~09azAZ", ["!#$%&'*+-.^_`|~09azAZ"]),
    ])
  func isExtracted(value: String, members: [String]) {
    #expect(extractTokenList(value) == .values(members))
  }

  @Test("No header is null, not an empty list")
  func nullIsNull() {
    #expect(extractTokenList(nil) == .null)
  }

  @Test(
    "One member that is no token fails the header",
    arguments: [
      "GET PUT", "GET POST PUT", "Bad method", "a; b", "GET;PUT", "\"x\"", "@@@",
      "x-a, header name",
      "a:b", "(a)", "a,b\u{0}", "a,\u{E4}", "[]", "a/b", "GET, PUT DELETE",
    ])
  func isFailure(value: String) {
    #expect(extractTokenList(value) == .failure)
  }
}
