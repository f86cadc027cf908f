import AuditStore
import Queries

/// Makes the TEMP tables that rules read: the window's `policies` and `traffic`, `settings`, and the
/// prepared facts. They shadow the views of the store, so that a rule's text runs in both places.
struct WindowTables {
  private let auditor: PolicyAuditor
  private let window: AuditWindow
  private let store: StoreReader

  init(_ run: AuditRun) {
    auditor = run.auditor
    window = run.window
    store = run.store
  }

  func make() throws(AuditError) {
    // SQLite's own default for temporary tables is 2 MiB, with all else going to and fro a file. Each
    // sort in memory may be as large as the cache of the store, and some statements have several.
    // One transaction, never rolled back: ending one for each row costs a walk through the cache.
    try store.prepare(
      """
      PRAGMA main.cache_size = -16384; PRAGMA temp.cache_size = -32768;
      PRAGMA temp.journal_mode = OFF; BEGIN
      """)
    try makePolicies()
    try makeTraffic()
    try makeSettings()
    try judgeOrigins()
    try judgeSites()
    for fact in QueryCatalogue.prepared {
      try store.prepare("CREATE TEMP TABLE \"\(fact.id)\" AS \(fact.select)")
    }
    try makeCandidatePolicies()
  }

  private func makePolicies() throws(AuditError) {
    try store.write(
      """
      CREATE TEMP TABLE policies AS SELECT * FROM main.policies
      WHERE (?1 IS NULL OR site = ?1)
        AND (?2 IS NULL OR last_time IS NULL OR last_time >= ?2)
        AND (?3 IS NULL OR first_time IS NULL OR first_time < ?3)
      """, window.parameters)
    try store.prepare("CREATE INDEX temp.policies_by_id ON policies (policy_id)")
  }

  private func makeTraffic() throws(AuditError) {
    try store.write(
      """
      CREATE TEMP TABLE traffic AS SELECT * FROM main.traffic
      WHERE (?1 IS NULL OR site = ?1)
        AND (?2 IS NULL OR hour IS NULL OR hour >= ?2) AND (?3 IS NULL OR hour IS NULL OR hour < ?3)
      """, window.ofHours.parameters)
  }

  private func makeSettings() throws(AuditError) {
    try store.prepare("CREATE TEMP TABLE settings (name TEXT PRIMARY KEY, value REAL)")
    for setting in auditor.rules.flatMap(\.header.settings) {
      let value = auditor.configuration.settings[setting.name] ?? setting.value
      try store.write(
        "INSERT OR IGNORE INTO temp.settings VALUES (?1, ?2)", [.text(setting.name), .real(value)])
    }
  }

  /// Origin facts as this configuration and this list have them, whatever the store kept.
  private func judgeOrigins() throws(AuditError) {
    let judge = try TrustJudge(
      configuration: auditor.configuration, publicSuffixes: auditor.publicSuffixes
    ) { visit throws(AuditError) in try forEachSite(visit) }
    let appOrigins = Set(auditor.configuration.appOrigins)
    try store.prepare(
      """
      CREATE TEMP TABLE \(OriginTrust.table) (\(OriginTrust.columns));
      CREATE TEMP TABLE changed_origin (origin TEXT PRIMARY KEY, party TEXT, icann_party TEXT,
        category TEXT)
      """)
    let trustWriter = try store.repeated(
      "INSERT OR IGNORE INTO temp.origin_trust VALUES (?1, ?2, ?3, ?4)")
    let changeWriter = try store.repeated(
      "INSERT OR IGNORE INTO temp.changed_origin VALUES (?1, ?2, ?3, ?4)")
    var changed = false
    try store.forEachRow(
      """
      SELECT DISTINCT origin, origin_party, origin_icann_party, origin_category
      FROM temp.policies WHERE origin <> ''
      """
    ) { row throws(AuditError) in
      guard case .text(let origin) = row[0] else { return }
      let facts = OriginFacts(
        of: origin, appOrigins: appOrigins, publicSuffixes: auditor.publicSuffixes)
      let trust = judge.trust(of: origin, facts)
      try trustWriter.write(trust.row)
      guard !facts.isStored(in: row) else { return }
      changed = true
      try changeWriter.write(
        [.text(origin), .text(facts.party), .text(facts.icannParty), .text(facts.category)])
    }
    guard changed else { return }
    try store.prepare(
      """
      UPDATE temp.policies SET (origin_party, origin_icann_party, origin_category) = (
        SELECT party, icann_party, category FROM temp.changed_origin AS changed
        WHERE changed.origin = policies.origin)
      WHERE origin IN (SELECT origin FROM temp.changed_origin)
      """)
  }

  private func judgeSites() throws(AuditError) {
    try store.forEachRow("SELECT DISTINCT site, site_exposure FROM temp.policies") {
      row throws(AuditError) in
      guard case .text(let site) = row[0] else { return }
      let exposure = SQLValue.text(SiteExposure(ofSite: site).rawValue)
      guard row[1] != exposure else { return }
      try store.write(
        "UPDATE temp.policies SET site_exposure = ?2 WHERE site IS ?1", [row[0], exposure])
    }
  }

  private func forEachSite(_ visit: (String, Int64) -> Void) throws(AuditError) {
    try store.forEachRow("SELECT site, sum(requests) AS requests FROM temp.traffic GROUP BY site") {
      row in
      guard case (.text(let site), .integer(let requests)) = (row[0], row[1]) else { return }
      visit(site, requests)
    }
  }

  /// `candidate_policies`: what a rule's `candidates` are asked of. Closed words `unknown` are NULL
  /// in it, and requests that only `traffic` counts because their class is unknown are in it too,
  /// with NULL in every column that `traffic` lacks.
  private func makeCandidatePolicies() throws(AuditError) {
    let known: Set = ["site", "route", "method", "status", "requests"]
    let told: Set = ["kind", "class", "verdict", "origin_relation"]
    let columns = try store.columns(of: "SELECT * FROM temp.policies")
    let counted = columns.map { told.contains($0) ? "nullif(\($0), 'unknown') AS \($0)" : $0 }
    let uncounted = columns.map { known.contains($0) ? $0 : "NULL AS \($0)" }
    let key = "site, route, method, status"
    try store.prepare(
      """
      CREATE TEMP TABLE uncounted AS
      SELECT all_requests.site, all_requests.route, all_requests.method, all_requests.status,
        all_requests.requests - coalesce(counted.requests, 0) AS requests
      FROM (SELECT \(key), sum(requests) AS requests FROM traffic WHERE kind = 'unknown'
        GROUP BY \(key)) AS all_requests
      LEFT JOIN (SELECT \(key), sum(requests) AS requests FROM policies WHERE kind = 'unknown'
        GROUP BY \(key)) AS counted
      ON counted.site IS all_requests.site AND counted.route IS all_requests.route
        AND counted.method IS all_requests.method AND counted.status IS all_requests.status
      WHERE all_requests.requests > coalesce(counted.requests, 0)
        AND NOT (all_requests.method IS NULL AND all_requests.status IN (\(unreadableRequests)));
      CREATE TEMP VIEW candidate_policies AS
      SELECT \(counted.joined(separator: ", ")) FROM temp.policies
      UNION ALL
      SELECT \(uncounted.joined(separator: ", ")) FROM temp.uncounted
      """)
  }
}

/// Statuses with which servers answer what they could not read as a request (nginx's own among
/// them). Where such a line shows no method either, no browser stands behind it, and it does not
/// keep a rule from having seen everything.
private let unreadableRequests = "400, 408, 414, 431, 494, 495, 496, 497, 499, 505"

extension OriginFacts {
  fileprivate func isStored(in row: [SQLValue]) -> Bool {
    row[1] == .text(party) && row[2] == .text(icannParty) && row[3] == .text(category)
  }
}
