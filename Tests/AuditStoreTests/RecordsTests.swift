import CORSTraffic
import Testing

@testable import AuditStore

@Suite("What the program keeps about itself")
struct RecordsTests {
  private let sample: SampleStore
  private var store: AuditStore { sample.store }

  init() throws { sample = try SampleStore() }

  private func audit(end: Int64) -> AuditRecord {
    AuditRecord(
      windowStartMilliseconds: 0, windowEndMilliseconds: end, createdMilliseconds: 5,
      version: "1.0", configurationHash: "c0ffee", summary: #"{"requests":3}"#)
  }

  private func finding(_ fingerprint: String) -> FindingRecord {
    FindingRecord(
      fingerprint: fingerprint, rule: "null-origin-allowed", discriminator: "null", attribute: nil,
      severity: "high", confidence: "confirmed", site: "https://api.example.com",
      routes: ["/v1/\"quoted\"", "/caf\u{E9}\n"], state: "new", requests: 3, clients: nil,
      parties: 1, firstMilliseconds: 1_795_168_800_000, lastMilliseconds: nil, evidence: "{}")
  }

  @Test("settings: a default holds until it is overridden, and is dropped with its rule")
  func settings() throws {
    let limit = StoreSetting(name: "a.limit", value: 1, meaning: "the limit")
    let share = StoreSetting(name: "b.share", value: 0.5, meaning: "the share")
    try store.setSettings(defaults: [limit, share], overrides: ["b.share": 0.9, "unknown": 1])
    #expect(
      try sample.rows("SELECT * FROM settings ORDER BY name")
        == ["a.limit|1.0|the limit", "b.share|0.9|the share"])
    try store.setSettings(defaults: [share], overrides: [:])
    #expect(try store.settings() == [share])
  }

  @Test("runs: begun, and finished with an exit code")
  func runs() throws {
    let run = try store.beginRun(command: "ingest", version: "1.0", inputs: ["a \"b\".log", "-"])
    #expect(
      try sample.row("SELECT id, command, inputs, finished, exit_code, version FROM runs")
        == #"1|ingest|["a \"b\".log","-"]|NULL|NULL|1.0"#)
    try store.finishRun(run, exitCode: 2)
    #expect(try sample.row("SELECT exit_code, finished >= started FROM runs") == "2|1")
  }

  @Test("audits: the last one that ended before is found with its findings")
  func audits() throws {
    let early = try store.recordAudit(audit(end: 100), findings: [finding("b"), finding("a")])
    let late = try store.recordAudit(audit(end: 200), findings: [])
    #expect(try store.lastAudit(endingBefore: 201)?.id == late)
    #expect(try store.lastAudit(endingBefore: 200)?.id == early)
    #expect(try store.lastAudit(endingBefore: 100) == nil)
    #expect(try store.findings(ofAudit: early) == [finding("a"), finding("b")])
    var expected = audit(end: 100)
    expected.id = early
    #expect(try store.audit(id: early) == expected)
    #expect(
      try sample.row("SELECT audit, rule, first_time, last_time, clients FROM findings")
        == "1|null-origin-allowed|2026-11-20T10:00:00.000Z|NULL|NULL")
    #expect(try sample.row("SELECT window_end FROM audits") == "1970-01-01T00:00:00.100Z")
  }

  @Test("accepted findings: as the configuration has them")
  func accepted() throws {
    let forever = AcceptedFinding(fingerprint: "b", owner: "ops", reason: "public", until: nil)
    let year = AcceptedFinding(fingerprint: "a", owner: "ops", reason: "", until: "2027-01-01")
    try store.setAcceptedFindings([forever, year])
    #expect(
      try sample.rows("SELECT * FROM accepted_findings ORDER BY fingerprint")
        == ["a|ops||2027-01-01", "b|ops|public|NULL"])
    try store.setAcceptedFindings([forever])
    #expect(try store.acceptedFindings() == [forever])
  }
}

@Suite("What is derived of the dictionaries")
struct DerivedTests {
  private let sample: SampleStore

  init() throws {
    sample = try SampleStore()
    try sample.write([
      SampleRequest(),
      SampleRequest().with {
        $0.line = 2
        $0.origin = .value("null")
      },
      SampleRequest().with {
        $0.line = 3
        $0.origin = .absent
      },
      SampleRequest().with {
        $0.line = 4
        $0.origin = .notLogged
      },
    ])
  }

  @Test("origins with a value get facts, and the views show them")
  func origins() throws {
    let origins = try sample.store.origins(.withoutFacts)
    #expect(origins.map(\.value) == ["https://app.example.com", "null"])
    #expect(try sample.store.origins(.withoutFacts, after: origins[0].id).count == 1)
    #expect(try sample.store.origins(.withoutFacts, limit: 1) == [origins[0]])
    try sample.store.setOriginFacts([
      origins[0].id: OriginFacts(party: "example.com", icannParty: "example.com", category: "web")
    ])
    #expect(try sample.store.origins(.withoutFacts).map(\.value) == ["null"])
    #expect(try sample.store.origins(.all).count == 2)
    #expect(
      try sample.rows(
        "SELECT origin, origin_party, origin_icann_party, origin_category FROM policies ORDER BY 1")
        == [
          "NULL|NULL|NULL|NULL", "|||", "https://app.example.com|example.com|example.com|web",
          "null|NULL|NULL|NULL",
        ])
  }

  @Test("sites get their exposure")
  func sites() throws {
    let site = try #require(try sample.store.sites(.withoutFacts).first)
    #expect(site.value == "https://api.example.com")
    #expect(site.port == nil)
    try sample.store.setSiteExposures([site.id: .public])
    #expect(try sample.store.sites(.withoutFacts) == [])
    #expect(try sample.row("SELECT DISTINCT site_exposure FROM policies") == "public")
  }

  @Test("what facts were made from is remembered")
  func derivation() throws {
    #expect(try sample.store.derivation(of: "parties") == nil)
    try sample.store.note(fact: "parties", madeFrom: "list 1")
    try sample.store.note(fact: "parties", madeFrom: "list 2")
    #expect(try sample.store.derivation(of: "parties") == "list 2")
  }
}
