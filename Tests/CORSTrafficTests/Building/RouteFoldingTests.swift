import Testing

@testable import CORSTraffic

@Suite("A path becomes a route by the shape of its segments")
struct RouteFoldingTests {
  @Test(
    "Segments that look like identifiers become {id}, others stay",
    arguments: [
      ("/", "/"),
      ("/v1/users/42", "/v1/users/{id}"),
      ("/v1/users/42/orders/7", "/v1/users/{id}/orders/{id}"),
      ("/users/me", "/users/me"),
      ("/v2", "/v2"),
      ("/things/550e8400-e29b-41d4-a716-446655440000", "/things/{id}"),
      ("/commits/deadbeef", "/commits/{id}"),
      ("/commits/dead", "/commits/dead"),
      ("/commits/9f86d081884c7d65", "/commits/{id}"),
      ("/token/eyJhbGciOiJIUzI1NiJ9", "/token/{id}"),
      ("/token/a1b2c3d4e5f6g7h8", "/token/{id}"),
      ("/blog/getting-started-with-cors-part-2", "/blog/getting-started-with-cors-part-2"),
      ("/people/jane@example.com", "/people/{id}"),
      ("/archive/2026-11-24", "/archive/{id}"),
      ("/archive/2026-11", "/archive/{id}"),
      ("/archive/26-11-2024", "/archive/26-11-2024"),
      ("/a/b/", "/a/b/"),
      ("//", "//"),
      ("/static/app.js", "/static/app.js"),
      ("/x/" + String(repeating: "y", count: 41), "/x/{id}"),
      ("/x/" + String(repeating: "y", count: 40), "/x/" + String(repeating: "y", count: 40)),
    ])
  func foldsByShape(path: String, route: String) {
    #expect(fold(path, []) == route)
  }

  @Test("Configured routes come first, the first that fits wins")
  func configuredFirst() {
    let routes = ["/shops/{shop}/menu", "/shops/{any}/{page}"]
    #expect(fold("/shops/luigi/menu", routes) == "/shops/{shop}/menu")
    #expect(fold("/shops/luigi/hours", routes) == "/shops/{any}/{page}")
    #expect(fold("/shops/luigi", routes) == "/shops/luigi")
    #expect(fold("/shops//menu", routes) == "/shops//menu")
  }

  @Test(
    "Only the path of a request target counts",
    arguments: [
      ("/a?b=/c", "/a"), ("/a#b", "/a"), ("*", "*"), ("http://host/a?b", "/a"),
      ("https://host", "/"), ("host:443", nil), ("", nil),
    ])
  func pathOfTarget(target: String, path: String?) {
    let bytes = Array(target.utf8)
    #expect(pathOf(bytes[...]).map { String(decoding: $0, as: UTF8.self) } == path)
  }

  private func fold(_ path: String, _ routes: [String]) -> String {
    let bytes = Array(path.utf8)
    var output: [UInt8] = []
    RouteFolding(routes: routes).fold(bytes[...], into: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
