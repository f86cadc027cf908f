import AuditStore
import CORSTraffic
import FetchStandard
import Testing

@testable import PolicyAudit

@Suite("The facts that a store keeps")
struct StoredFactsTests {
  private func refresh(
    _ store: SampleStore, _ configure: (inout AuditConfiguration) -> Void = { _ in },
    version: String = "1.0.0"
  ) throws {
    var configuration = AuditConfiguration()
    configure(&configuration)
    try store.change {
      try refreshStoredFacts(
        store: $0, configuration: configuration, version: version,
        publicSuffixes: try PublicSuffixList())
    }
  }

  private func rows(_ store: SampleStore, _ sql: String) throws -> [[SQLValue]] {
    try ReadOnlyConnection(path: store.path).query(sql).rows
  }

  private let requests: [SampleRequest] = [
    .read(), .read(from: "https://a.github.io"), .read(from: ""),
    .read { $0.site.host = "wiki.corp.internal" },
  ]

  @Test("Origins and sites have theirs in every view")
  func derivedColumns() throws {
    let store = try SampleStore(requests)
    try refresh(store)
    #expect(
      try rows(
        store,
        """
        SELECT DISTINCT origin_party, origin_icann_party, origin_category FROM policies
        WHERE origin <> '' ORDER BY 1
        """) == [
          [.text("a.github.io"), .text("github.io"), .text("shared-hosting")],
          [.text("example.com"), .text("example.com"), .text("web")],
        ])
    #expect(
      try rows(store, "SELECT DISTINCT site_exposure FROM policies ORDER BY 1") == [
        [.text("private")], [.text("public")],
      ])
  }

  @Test("Every rule of ours runs as it is in any SQL shell and finds what the audit finds")
  func rulesRun() throws {
    let store = try SampleStore(requests + [.read(from: "null") { $0.answer.grant = .echo }])
    try refresh(store)
    let auditor = try PolicyAuditor(
      configuration: AuditConfiguration(), version: "", publicSuffixes: try PublicSuffixList())
    let audit = try store.audit()
    for rule in auditor.rules {
      guard let select = rule.select else { continue }
      let found = try rows(store, select)
      #expect(found.isEmpty == audit.findings(of: rule.header.id).isEmpty, "\(rule.header.id)")
    }
  }

  @Test("The trust of origins is stored")
  func originTrust() throws {
    let store = try SampleStore(requests)
    try refresh(store) { $0.trustedOrigins = ["https://a.github.io"] }
    #expect(
      try rows(store, "SELECT origin, trusted, own, unrelated FROM origin_trust ORDER BY origin")
        == [
          [.text("https://a.github.io"), .integer(1), .integer(0), .integer(0)],
          [.text("https://app.example.com"), .integer(0), .integer(1), .integer(0)],
        ])
  }

  @Test("Settings are stored with what overrides them")
  func settings() throws {
    let store = try SampleStore(requests)
    try refresh(store) { $0.settings = ["null-origin.requests": 7] }
    #expect(
      try rows(store, "SELECT value FROM settings WHERE name = 'null-origin.requests'") == [
        [.real(7)]
      ])
  }

  @Test("What has not changed is not made again")
  func unchanged() throws {
    let store = try SampleStore(requests)
    try refresh(store)
    try store.change {
      try $0.makePreparedTables([PreparedTable(name: "mark", content: .select("SELECT 1 AS one"))])
    }
    try refresh(store)
    #expect(try rows(store, "SELECT one FROM mark") == [[.integer(1)]])
    try refresh(store, version: "1.0.1")
    #expect(
      try rows(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'mark'") == [[.integer(0)]])
  }

  @Test("Another configuration or version makes them anew")
  func changed() throws {
    let store = try SampleStore([.read(from: "https://localhost")])
    try refresh(store)
    let category = "SELECT DISTINCT origin_category FROM policies"
    #expect(try rows(store, category) == [[.text("local")]])
    try refresh(store) { $0.appOrigins = ["https://localhost"] }
    #expect(try rows(store, category) == [[.text("app")]])
  }

  @Test("A report under another configuration judges anew and keeps that to itself")
  func otherConfiguration() throws {
    let store = try SampleStore([.read(from: "https://localhost")])
    try refresh(store)
    let rule = RuleFile.sample(
      select: """
        SELECT site, route, origin_category AS discriminator, policy_id FROM policies
        """)
    let audit = try store.audit(rules: [rule]) { $0.appOrigins = ["https://localhost"] }
    #expect(audit.findings(of: "sample-rule").map(\.discriminator) == ["app"])
    #expect(
      try rows(store, "SELECT DISTINCT origin_category FROM policies") == [[.text("local")]])
  }
}
