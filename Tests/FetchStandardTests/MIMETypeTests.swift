import FetchStandard
import Testing

@Suite("A MIME type's essence")
struct MIMETypeTests {
  @Test(
    "is its type and subtype, lower-case",
    arguments: [
      ("text/plain", "text/plain"), ("Text/PLAIN;charset=utf-8", "text/plain"),
      (" application/json ; charset=\"utf-8\"", "application/json"),
      ("application/problem+json", "application/problem+json"), ("a/b;", "a/b"),
      ("*/*", "*/*"), ("text/plain;garbage\u{1}", "text/plain"),
    ])
  func essence(value: String, essence: String) {
    #expect(mimeTypeEssence(value) == essence)
  }

  @Test(
    "is nil where the value does not parse",
    arguments: ["", "text", "text/", "/plain", "text /plain", "text/pl ain", "a/b/c", "a/b,c/d"])
  func noEssence(value: String) {
    #expect(mimeTypeEssence(value) == nil)
  }
}
