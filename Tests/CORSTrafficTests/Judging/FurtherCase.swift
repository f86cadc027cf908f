import CORSTraffic
import FetchStandard
import Foundation
import Testing

/// One case of `Fixtures/further-cases.json`, whose exchange is written in a line.
///
/// `GET 200 · Origin: {O} · ?Access-Control-Allow-Origin · Cookie`: method, status, then headers;
/// `?` marks what is not logged, what is not written is logged as absent. `{O}` is
/// `https://app.example.com`, `{T}` the site asked, `https://api.example.com`.
struct FurtherCase: Decodable, Sendable, CustomTestStringConvertible {
  let group: String
  let title: String
  let given: String
  let requestClass: String
  let verdict: String
  let flags: String?
  let anonymous: String?
  let credentialed: String?
  let standard: String?

  var testDescription: String { "\(group): \(title)" }

  private enum CodingKeys: String, CodingKey {
    case group, title, given
    case requestClass = "class"
    case verdict, flags, anonymous, credentialed, standard
  }

  /// All cases of the file.
  static let all: [FurtherCase] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/further-cases.json")
    do {
      return try JSONDecoder().decode([FurtherCase].self, from: Data(contentsOf: file))
    } catch {
      fatalError("\(file.path): \(error)")
    }
  }()
}

/// An exchange and the join inputs, as a case writes them.
struct WrittenExchange {
  var facts = ExchangeFacts()
  var hint: CredentialsHint?
  var priorPassed = false

  init(_ text: String) {
    let text = text.replacing("{O}", with: "https://app.example.com")
      .replacing("{T}", with: "https://api.example.com")
    facts.site = Site(parsed: "https://api.example.com")
    facts.hasCookie = false
    facts.hasAuthorization = false
    for (_, field) in WrittenExchange.headers { facts[keyPath: field] = .absent }
    var parts = text.split(separator: " · ")[...]
    readStart(String(parts.removeFirst()))
    for part in parts { read(String(part)) }
    if hint == nil { hint = Answer(facts).storedHint }
  }

  private mutating func readStart(_ start: String) {
    let words = start.split(separator: " ")
    facts.method = words[0] == "?" ? .notLogged : .value(String(words[0]))
    if let status = Int(words[1]) {
      facts.status = status
      facts.loggedFields = 1 << 7
    }
  }

  private mutating func read(_ part: String) {
    switch part {
    case "Cookie": facts.hasCookie = true
    case "Authorization": facts.hasAuthorization = true
    case "suspect": facts.isSuspect = true
    case "?site": facts.site = nil
    case "target=*": facts.isAsteriskForm = true
    case "prior=passed": priorPassed = true
    case _ where part.hasPrefix("hint="):
      hint = CredentialsHint(rawValue: String(part.dropFirst(5)))
    case _ where part.hasPrefix("site="): facts.site = Site(parsed: String(part.dropFirst(5)))
    case _ where part.hasPrefix("?"): set(String(part.dropFirst()), .notLogged)
    default:
      let colon = part.firstRange(of: ": ") ?? part.endIndex..<part.endIndex
      set(String(part[..<colon.lowerBound]), .value(String(part[colon.upperBound...])))
    }
  }

  private mutating func set(_ header: String, _ value: Observed) {
    guard let field = WrittenExchange.headers[header] else { fatalError("no field \(header)") }
    facts[keyPath: field] = value
  }

  private static var headers: [String: WritableKeyPath<ExchangeFacts, Observed>] {
    [
      "Origin": \.origin,
      "Access-Control-Request-Method": \.requestMethod,
      "Access-Control-Request-Headers": \.requestHeaders,
      "Access-Control-Request-Private-Network": \.requestPrivateNetwork,
      "Sec-Fetch-Site": \.fetchSite,
      "Sec-Fetch-Mode": \.fetchMode,
      "Content-Type": \.contentType,
      "Upgrade": \.upgrade,
      "User-Agent": \.userAgent,
      "Access-Control-Allow-Origin": \.allowOrigin,
      "Access-Control-Allow-Credentials": \.allowCredentials,
      "Access-Control-Allow-Methods": \.allowMethods,
      "Access-Control-Allow-Headers": \.allowHeaders,
      "Access-Control-Max-Age": \.maxAge,
      "Access-Control-Allow-Private-Network": \.allowPrivateNetwork,
    ]
  }
}
