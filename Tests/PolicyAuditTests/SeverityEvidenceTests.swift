import AuditStore
import CORSTraffic
import FetchStandard
import Testing

@testable import PolicyAudit

@Suite("What evidence makes a finding more or less severe")
struct SeverityEvidenceTests {
  private func severity(
    group: String = "exposure", base: String = "medium", _ requests: [SampleRequest],
    _ configure: (inout AuditConfiguration) -> Void = { _ in }
  ) throws -> Severity? {
    let rule = RuleFile.sample(group: group, severity: base)
    return try SampleStore(requests).audit(rules: [rule], configure)
      .findings(of: "sample-rule").first?.severity
  }

  private func credentialed(_ change: (inout SampleRequest) -> Void = { _ in }) -> SampleRequest {
    .read(from: "https://evil.example") {
      $0.answer.grant = .echo
      $0.answer.allowCredentials = .value("true")
      $0.answer.hasCookie = true
      change(&$0)
    }
  }

  @Test("A browser's cookie on a granted answer: one up")
  func cookie() throws {
    #expect(try severity([credentialed()]) == .high)
  }

  @Test("A user name in the log tells as much")
  func remoteUser() throws {
    #expect(
      try severity([
        credentialed {
          $0.answer.hasCookie = false
          $0.answer.hasRemoteUser = true
        }
      ]) == .high)
  }

  @Test("One scanner with a cookie does not")
  func oneScanner() throws {
    #expect(try severity([credentialed { $0.answer.isScanner = true }]) == .medium)
  }

  @Test("Two clients do, whatever they are")
  func twoClients() throws {
    #expect(
      try severity([
        credentialed {
          $0.answer.isScanner = true
          $0.count = 2
          $0.clients = 2
        }
      ]) == .high)
  }

  @Test("A cookie on an answer that was refused does not")
  func refused() throws {
    #expect(try severity([credentialed { $0.answer.grant = .absent }]) == .medium)
  }

  @Test("Credentials that are allowed and not seen change nothing")
  func allowedOnly() throws {
    #expect(try severity([credentialed { $0.answer.hasCookie = false }]) == .medium)
  }

  @Test("Credentials that are never allowed: one down")
  func neverAllowed() throws {
    #expect(try severity([credentialed { $0.answer.allowCredentials = .absent }]) == .low)
  }

  @Test("Credentials that are not logged change nothing")
  func notLogged() throws {
    #expect(
      try severity([
        credentialed {
          $0.answer.allowCredentials = .notLogged
          $0.answer.loggedFields &= ~fieldBit("allow_credentials")
        }
      ]) == .medium)
  }

  @Test("A granted preflight for a write: one up")
  func write() throws {
    #expect(
      try severity([
        .preflight(from: "https://evil.example") {
          $0.answer.grant = .echo
          $0.answer.allowMethods = .value("PUT")
          $0.answer.allowCredentials = .value("true")
        }
      ]) == .high)
  }

  @Test("Only errors: one down")
  func errors() throws {
    #expect(
      try severity([
        credentialed {
          $0.answer.hasCookie = false
          $0.answer.status = 404
        }
      ]) == .low)
  }

  @Test("Critical only where credentials are in use or the target is private")
  func critical() throws {
    let write = SampleRequest.preflight(from: "https://evil.example") {
      $0.answer.grant = .echo
      $0.answer.allowMethods = .value("PUT")
      $0.answer.allowCredentials = .value("true")
    }
    #expect(try severity(base: "high", [write]) == .high)
    var inside = write
    inside.site.host = "wiki.corp.internal"
    #expect(try severity(base: "high", [inside]) == .critical)
    #expect(try severity(base: "high", [credentialed()]) == .critical)
  }

  @Test("What is broken for a stranger who was never granted anything is info")
  func stranger() throws {
    let denied = SampleRequest.read(from: "https://stranger.example")
    #expect(try severity(group: "broken", base: "high", [denied]) == .info)
    let own = SampleRequest.read(from: "https://app.example.com")
    #expect(try severity(group: "broken", base: "high", [own]) == .high)
    #expect(
      try severity(group: "broken", base: "high", [denied]) {
        $0.trustedOrigins = ["https://stranger.example"]
      } == .high)
    let granted = SampleRequest.read(from: "https://stranger.example") { $0.answer.grant = .echo }
    #expect(try severity(group: "broken", base: "high", [denied, granted]) == .high)
  }
}
