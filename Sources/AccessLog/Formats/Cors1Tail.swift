/// The tail that servers can write behind a combined line where they have no JSON: `o="…" acrm="…"`, a
/// key and a value for each header that CORS can be judged by.
struct Cors1Tail {
  /// How the server writes the value of a request header.
  var request: (String) -> String
  /// How it writes that of a response header.
  var response: (String) -> String

  /// Headers that tell secrets are left out: these servers can only log their values.
  var text: String {
    let requests = Self.requestHeaders.map { key, header in #"\#(key)="\#(request(header))""# }
    let responses = Self.responseHeaders.map { key, header in #"\#(key)="\#(response(header))""# }
    return (requests + responses).joined(separator: " ")
  }

  private static let requestHeaders = [
    ("hh", "Host"), ("o", "Origin"), ("acrm", "Access-Control-Request-Method"),
    ("acrh", "Access-Control-Request-Headers"),
    ("acrpn", "Access-Control-Request-Private-Network"), ("sfs", "Sec-Fetch-Site"),
    ("sfm", "Sec-Fetch-Mode"), ("ct", "Content-Type"), ("up", "Upgrade"),
  ]
  private static let responseHeaders = [
    ("acao", "Access-Control-Allow-Origin"), ("acac", "Access-Control-Allow-Credentials"),
    ("acam", "Access-Control-Allow-Methods"), ("acah", "Access-Control-Allow-Headers"),
    ("acma", "Access-Control-Max-Age"), ("aceh", "Access-Control-Expose-Headers"),
    ("acapn", "Access-Control-Allow-Private-Network"), ("vary", "Vary"), ("loc", "Location"),
    ("cc", "Cache-Control"),
  ]
}
