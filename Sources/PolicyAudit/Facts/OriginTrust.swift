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

  /// A site's party is one's own from this share of all requests on.
  ///
  /// The host of a request is chosen by whoever sends it: without a floor, one request with
  /// `Host: evil.example` would make that origin the operator's own.
  package static let smallestShareOfAnOwnSite = 0.001

  /// - Parameter sites: requests of each audited site (`scheme://host[:port]`).
  package init(
    sites: [String: Int64], configuration: AuditConfiguration, publicSuffixes: PublicSuffixList
  ) {
    trusted = Set(configuration.trustedOrigins)
    appOrigins = Set(configuration.appOrigins)
    ownDomains = configuration.ownDomains.compactMap { Hostname($0)?.text }
    var requests: [String: Int64] = [:]
    var all: Int64 = 0
    for (site, count) in sites {
      all += count
      guard let parts = OriginParts(of: site), let host = Hostname(String(parts.host)) else {
        continue
      }
      requests[Party(of: host, publicSuffixes).name, default: 0] += count
    }
    let least = Double(all) * TrustJudge.smallestShareOfAnOwnSite
    ownParties = Set(requests.filter { Double($0.value) >= least }.keys)
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
