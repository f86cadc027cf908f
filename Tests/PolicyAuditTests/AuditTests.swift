import AuditStore
import CORSTraffic
import FetchStandard
import Testing

@testable import PolicyAudit

@Suite("An audit from end to end")
struct AuditTests {
  private let nullGranted = SampleRequest.read(from: "null") {
    $0.answer.grant = .echo
    $0.answer.allowCredentials = .value("true")
    $0.answer.hasCookie = true
    $0.count = 3
    $0.clients = 2
  }

  @Test("The rules of ours find what they are for")
  func finds() throws {
    let audit = try SampleStore([nullGranted, .read()]).audit()
    let found = try #require(audit.findings(of: "null-origin-allowed").first)
    #expect(found.severity == .critical)
    #expect(found.confidence == .confirmed)
    #expect(found.site == "https://api.example.com")
    #expect(found.evidence.requests == 3)
    #expect(found.evidence.clients == 2)
    #expect(found.state == .new)
    #expect(audit.summary.findings[.critical] == audit.findings.count { $0.severity == .critical })
    #expect(audit.findings.first?.severity == .critical)
  }

  @Test("Every rule is assessed, in the order of the catalogue")
  func assessesAll() throws {
    let audit = try SampleStore([nullGranted]).audit()
    let auditor = try PolicyAuditor(
      configuration: AuditConfiguration(), version: "", publicSuffixes: try PublicSuffixList())
    #expect(audit.assessment.map(\.rule.id) == auditor.ruleHeaders.map(\.id))
    #expect(audit.version == "1.0.0")
  }

  @Test("An accepted finding says by whom and why")
  func accepted() throws {
    let store = try SampleStore([nullGranted])
    let found = try #require(try store.audit().findings(of: "null-origin-allowed").first)
    let audit = try store.audit {
      $0.acceptedFindings = [
        .init(fingerprint: found.fingerprint, owner: "Ada", reason: "kiosk", until: nil)
      ]
    }
    #expect(audit.findings(of: "null-origin-allowed").first?.accepted == "Ada: kiosk")
  }

  @Test("A repaired route is resolved, a silent one has no traffic")
  func comparison() throws {
    let before = try SampleStore([nullGranted]).audit()
    let recorded = RecordedAudit(
      id: 1, createdMilliseconds: 0, windowEnd: 0,
      findings: before.findings.map(RecordedFinding.init))

    var denied = nullGranted
    denied.answer.grant = .absent
    let repaired = try SampleStore([denied]).audit(baseline: recorded)
    #expect(repaired.findings(of: "null-origin-allowed").map(\.state) == [.resolved])
    #expect(repaired.currentFindings.filter { $0.rule.id == "null-origin-allowed" }.isEmpty)

    let silent = try SampleStore([.read()]).audit(baseline: recorded)
    #expect(silent.findings(of: "null-origin-allowed").map(\.state) == [.noTraffic])

    let elsewhere = try SampleStore([
      .read(from: "null") { $0.route = "/elsewhere" }
    ]).audit(baseline: recorded)
    #expect(elsewhere.findings(of: "null-origin-allowed").map(\.state) == [.noTraffic])

    let same = try SampleStore([nullGranted]).audit(baseline: recorded)
    #expect(same.findings(of: "null-origin-allowed").map(\.state) == [.persisting])
    #expect(same.baseline?.id == 1)
  }

  @Test("A store that is none is refused in one sentence")
  func noStore() throws {
    let auditor = try PolicyAuditor(
      configuration: AuditConfiguration(), version: "", publicSuffixes: try PublicSuffixList())
    let error = #expect(throws: AuditError.self) {
      try auditor.audit(store: "/nowhere/audit.db", at: 0)
    }
    #expect(error?.code == .storeUnreadable)
    #expect(error?.description.contains("/nowhere/audit.db") == true)
  }
}
