import AuditStore
import CORSTraffic
import FetchStandard
import Testing

@testable import PolicyAudit

@Suite("Recording audits")
struct RecordingTests {
  private let nullGranted = SampleRequest.read(from: "null") { $0.answer.grant = .echo }

  @Test("What was recorded is what the next audit is compared with")
  func roundTrip() throws {
    let store = try SampleStore([nullGranted])
    let audit = try store.audit()
    #expect(!audit.findings.isEmpty)
    try store.change { try record(audit, under: AuditConfiguration(), in: $0) }
    let end = try #require(audit.window?.upperBound)
    var before: RecordedAudit?
    try store.change { before = try baseline(endingBefore: end + 1, in: $0) }
    #expect(
      Set(before?.findings ?? []) == Set(audit.findings.map(RecordedFinding.init)))
    #expect(before?.windowEnd == end)
    let next = try store.audit(baseline: before)
    #expect(next.findings.allSatisfy { $0.state == .persisting })
  }

  @Test("An audit is not its own baseline")
  func notItsOwn() throws {
    let store = try SampleStore([nullGranted])
    let audit = try store.audit()
    let end = try #require(audit.window?.upperBound)
    try store.change {
      let id = try record(audit, under: AuditConfiguration(), in: $0)
      #expect(try baseline(endingBefore: end, in: $0) == nil)
      #expect(try recordedAudit(id: id, in: $0)?.id == id)
      #expect(try recordedAudit(id: id + 1, in: $0) == nil)
    }
  }

  @Test("What is only remembered is not recorded")
  func remembered() throws {
    let gone = RecordedFinding(Finding.sample(.high, .confirmed))
    let audit = Audit.sample(findings: []).compared(
      with: RecordedAudit(id: 1, createdMilliseconds: 0, windowEnd: 0, findings: [gone])
    ) { _ in true }
    #expect(audit.findings.count == 1)
    let store = try SampleStore([nullGranted])
    try store.change {
      let id = try record(audit, under: AuditConfiguration(), in: $0)
      #expect(try $0.findings(ofAudit: id).isEmpty)
    }
  }

  @Test("The summary and the evidence are JSON that any SQL shell reads")
  func json() throws {
    let store = try SampleStore([nullGranted])
    let audit = try store.audit()
    try store.change { try record(audit, under: AuditConfiguration(), in: $0) }
    let connection = try ReadOnlyConnection(path: store.path)
    #expect(
      try connection.query("SELECT summary ->> 'requests' FROM audits").rows == [[.integer(1)]])
    #expect(
      try connection.query(
        """
        SELECT evidence ->> '$.samples[0].line' FROM findings
        WHERE rule = 'null-origin-allowed'
        """
      ).rows == [[.integer(1)]])
  }
}
