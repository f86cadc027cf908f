package import AuditStore
import FetchStandard

/// How an origin stands to the operator's house: a row of the prepared fact `origin_trust`.
package struct OriginTrust: Hashable, Sendable {
  package var origin: String
  /// Listed in `trusted_origins`.
  package var trusted: Bool
  /// Its party is one of the own domains or of the audited sites, or it is an app of one's own.
  package var own: Bool
  /// Neither of them.
  package var unrelated: Bool { !trusted && !own }
}

/// Decides the trust of any number of origins.
package struct TrustJudge: Sendable {
  private let trusted: Set<String>
  private let appOrigins: Set<String>
  private let ownDomains: [String]
  private let ownParties: Set<String>

  /// - Parameter forEachSite: goes through the audited sites (`scheme://host[:port]`) and their
  ///   requests; called twice.
  package init<Failure: Error>(
    configuration: AuditConfiguration, publicSuffixes: PublicSuffixList,
    forEachSite: ((String, Int64) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    trusted = Set(configuration.trustedOrigins)
    appOrigins = Set(configuration.appOrigins)
    ownDomains = configuration.ownDomains.compactMap { Hostname($0)?.text }
    ownParties = try OwnParties.names(publicSuffixes, forEachSite)
  }

  package func trust(of origin: String, _ facts: OriginFacts) -> OriginTrust {
    OriginTrust(origin: origin, trusted: trusted.contains(origin), own: isOwn(origin, facts))
  }

  private func isOwn(_ origin: String, _ facts: OriginFacts) -> Bool {
    if appOrigins.contains(origin) { return true }
    guard case .tuple(let scheme, let host, _)? = Origin(serialized: origin),
      scheme == "http" || scheme == "https", let name = Hostname(host)
    else { return false }
    return ownParties.contains(facts.party) || ownDomains.contains(where: name.isUnder)
  }
}
