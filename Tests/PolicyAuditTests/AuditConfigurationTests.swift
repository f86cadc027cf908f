import AuditStore
import Testing

@testable import PolicyAudit

@Suite("What a configuration may say")
struct AuditConfigurationTests {
  private func mistakes(_ change: (inout AuditConfiguration) -> Void) throws -> [String] {
    var configuration = AuditConfiguration()
    change(&configuration)
    return configuration.mistakes(
      publicSuffixes: try PublicSuffixList(), knownSettings: ["known.setting"]
    ).map { "\($0.key): \($0.value)" }
  }

  @Test("An empty one is right")
  func empty() throws {
    #expect(try mistakes { _ in }.isEmpty)
  }

  @Test(
    "Domains",
    arguments: [
      ("example.com", true), ("shop.example.co.uk", true), ("Example.com", true),
      ("a.github.io", true), ("xn--bcher-kva.example", true),
      ("co.uk", false), ("github.io", false), ("com", false), ("https://example.com", false),
      ("*.example.com", false), (".example.com", false), ("example.com:8080", false),
      ("10.0.0.1", false), ("b\u{FC}cher.example", false), ("", false),
    ])
  func domains(_ domain: String, _ isRight: Bool) throws {
    #expect(
      try mistakes { $0.ownDomains = [domain] } == (isRight ? [] : ["own_domains: \(domain)"]))
  }

  @Test(
    "Origins",
    arguments: [
      ("https://example.com", true), ("capacitor://localhost", true), ("null", true),
      ("https://example.com/", false), ("https://EXAMPLE.com", false),
      ("https://example.com:443", false), ("example.com", false),
    ])
  func origins(_ origin: String, _ isRight: Bool) throws {
    #expect(
      try mistakes { $0.trustedOrigins = [origin] }
        == (isRight ? [] : ["trusted_origins: \(origin)"]))
    #expect(
      try mistakes { $0.appOrigins = [origin] } == (isRight ? [] : ["app_origins: \(origin)"]))
  }

  @Test("All mistakes are told at once")
  func all() throws {
    let found = try mistakes {
      $0.ownDomains = ["com"]
      $0.settings = ["known.setting": 1, "no.setting": 2]
      $0.acceptedFindings = [
        AcceptedFinding(fingerprint: "xyz", owner: "", reason: "", until: "soon")
      ]
    }
    #expect(
      found == [
        "own_domains: com", "settings: no.setting", "accepted_findings: xyz",
        "accepted_findings: soon",
      ])
  }

  @Test("An accepted finding is accepted up to its last day")
  func acceptance() throws {
    let accepted = [
      AcceptedFinding(
        fingerprint: "ab", owner: "Ada", reason: "until the move", until: "2026-11-24")
    ]
    let lastMoment = try #require(milliseconds(ofTime: "2026-11-24T23:59:59.999Z"))
    #expect(
      PolicyAudit.acceptance(of: "ab", in: accepted, atMilliseconds: lastMoment)
        == "Ada: until the move, until 2026-11-24")
    #expect(PolicyAudit.acceptance(of: "ab", in: accepted, atMilliseconds: lastMoment + 1) == nil)
    #expect(PolicyAudit.acceptance(of: "cd", in: accepted, atMilliseconds: 0) == nil)
  }
}
