import CORSTraffic
import FetchStandard
import Foundation
import Testing

/// One case of `Fixtures/verdict-cases.json`: a log line's fields and what a browser makes of them.
struct VerdictCase: Decodable, Sendable, CustomTestStringConvertible {
  let id: Int
  let facts: ExchangeFacts
  let hint: CredentialsHint?
  let priorPassed: Bool
  let requestClass: String
  let verdict: String
  let reason: String?
  let flags: [String]
  let why: String

  var testDescription: String { "\(id): \(requestClass), \(verdict), because \(why)" }

  private enum Keys: String, CodingKey { case id, fields, expect, why }
  private enum ExpectKeys: String, CodingKey { case classification, verdict, reason, flags }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    id = try container.decode(Int.self, forKey: .id)
    why = try container.decode(String.self, forKey: .why)
    let fields = try container.decode([String: FieldValue?].self, forKey: .fields)
    let expect = try container.nestedContainer(keyedBy: ExpectKeys.self, forKey: .expect)
    requestClass = try expect.decode(String.self, forKey: .classification)
    verdict = try expect.decode(String.self, forKey: .verdict)
    reason = try expect.decodeIfPresent(String.self, forKey: .reason)
    flags = try expect.decodeIfPresent([String].self, forKey: .flags) ?? []

    /// A missing key is a field that is not logged, null one that is logged and absent.
    func observed(_ key: String) -> Observed {
      guard let value = fields[key] else { return .notLogged }
      guard case .text(let text) = value else { return .absent }
      return text.isEmpty ? .empty : .value(text)
    }
    func presence(_ key: String) -> Bool? {
      observed(key).isLogged ? observed(key).isPresent : nil
    }
    var facts = ExchangeFacts()
    facts.method = observed("method")
    if case .number(let status) = fields["status"] { facts.status = status }
    if case .value(let target) = observed("target") { facts.site = Site(parsed: target) }
    facts.origin = observed("origin")
    facts.requestMethod = observed("acrm")
    facts.requestHeaders = observed("acrh")
    facts.requestPrivateNetwork = observed("acrpn")
    facts.fetchSite = observed("sfs")
    facts.fetchMode = observed("sfm")
    facts.contentType = observed("ct")
    facts.upgrade = observed("upgrade")
    facts.hasCookie = presence("cookie")
    facts.hasAuthorization = presence("authz")
    facts.allowOrigin = observed("acao")
    facts.allowCredentials = observed("acac")
    facts.allowMethods = observed("acam")
    facts.allowHeaders = observed("acah")
    facts.maxAge = observed("acma")
    facts.exposeHeaders = observed("aceh")
    facts.vary = observed("vary")
    facts.allowPrivateNetwork = observed("acapn")
    self.facts = facts
    if case .value(let hint) = observed("hint") {
      self.hint = CredentialsHint(rawValue: hint)
    } else {
      hint = Answer(facts).storedHint
    }
    priorPassed = observed("prior") == .value("passed")
  }

  private enum FieldValue: Decodable {
    case text(String)
    case number(Int)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  /// All cases of the file.
  static let all: [VerdictCase] = {
    struct File: Decodable { let cases: [VerdictCase] }
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/verdict-cases.json")
    do {
      return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases
    } catch {
      fatalError("\(file.path): \(error)")
    }
  }()
}
