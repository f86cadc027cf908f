package import AuditStore
import Queries

/// Brings the facts that a store keeps beside its base up to date: what follows from origins and
/// sites, the settings, and the prepared facts as tables, so that every rule and view is complete in
/// any SQL shell.
///
/// Called at the end of every ingest; costs next to nothing where neither the logs nor what the
/// facts are made from have changed.
///
/// - Parameters:
///   - store: open for ingest.
///   - version: of corsaudit.
package func refreshStoredFacts(
  store: AuditStore, configuration: AuditConfiguration, version: String,
  publicSuffixes: PublicSuffixList
) throws(StoreError) {
  let rules = QueryCatalogue.rules.map { Rule($0) }
  let refresh = FactRefresh(
    store: store, configuration: configuration, publicSuffixes: publicSuffixes,
    madeFrom: [version, publicSuffixes.version, configuration.factsDigest])
  try refresh.judgeOriginsAndSites()
  try store.setSettings(
    defaults: rules.flatMap(\.header.settings).map {
      StoreSetting(name: $0.name, value: $0.value, meaning: $0.meaning)
    }, overrides: configuration.settings)
  try store.setAcceptedFindings(configuration.acceptedFindings)
  try refresh.prepareTables(queries: QueryCatalogue.prepared)
}

/// One refresh of a store's facts.
private struct FactRefresh {
  let store: AuditStore
  let configuration: AuditConfiguration
  let publicSuffixes: PublicSuffixList
  /// Everything that facts follow from, beside the logs.
  let madeFrom: [String]

  private var mark: String { madeFrom.joined(separator: "; ") }

  func judgeOriginsAndSites() throws(StoreError) {
    let isUnchanged = try store.derivation(of: "origins") == mark
    let selection: DerivedSelection = isUnchanged ? .withoutFacts : .all
    let appOrigins = Set(configuration.appOrigins)
    // In slices, so that a log of made-up origins costs no memory.
    var last: Int64 = 0
    while true {
      let origins = try store.origins(selection, after: last, limit: 10_000)
      guard let next = origins.last?.id else { break }
      last = next
      var facts: [Int64: OriginFacts] = [:]
      for origin in origins {
        facts[origin.id] = OriginFacts(
          of: origin.value, appOrigins: appOrigins, publicSuffixes: publicSuffixes)
      }
      try store.setOriginFacts(facts)
    }
    last = 0
    while true {
      let sites = try store.sites(selection, after: last, limit: 10_000)
      guard let next = sites.last?.id else { break }
      last = next
      var exposures: [Int64: SiteExposure] = [:]
      for site in sites { exposures[site.id] = SiteExposure(ofSite: site.value) }
      try store.setSiteExposures(exposures)
    }
    try store.note(fact: "origins", madeFrom: mark)
  }

  func prepareTables(queries: [PreparedFact]) throws(StoreError) {
    let madeFrom = "\(mark); \(try store.contentMark())"
    guard try store.derivation(of: "prepared") != madeFrom else { return }
    let judge = try TrustJudge(configuration: configuration, publicSuffixes: publicSuffixes) {
      visit throws(StoreError) in try store.forEachSite(visit)
    }
    let appOrigins = Set(configuration.appOrigins)
    let trust = PreparedTable(
      name: OriginTrust.table,
      content: .origins(columns: OriginTrust.columns) { origin in
        let facts = OriginFacts(
          of: origin, appOrigins: appOrigins, publicSuffixes: publicSuffixes)
        return judge.trust(of: origin, facts).row
      })
    try store.makePreparedTables(
      [trust] + queries.map { PreparedTable(name: $0.id, content: .select($0.select)) })
    try store.note(fact: "prepared", madeFrom: madeFrom)
  }
}

extension OriginTrust {
  static let table = "origin_trust"
  static let columns = """
    origin TEXT PRIMARY KEY, trusted INTEGER NOT NULL, own INTEGER NOT NULL,
    unrelated INTEGER NOT NULL
    """

  var row: [SQLValue] { [.text(origin), .flag(trusted), .flag(own), .flag(unrelated)] }
}

extension AuditConfiguration {
  /// Names everything here that facts follow from; the same for the same, in any order.
  var factsDigest: String {
    let lists = [ownDomains, trustedOrigins, appOrigins].map { $0.sorted() }
    let parts = lists.flatMap { ["\($0.count)"] + $0 }
    return Fingerprint.of(parts)
  }
}
