import FetchStandard

/// The parties of the audited sites that are the operator's own: those with their share of all
/// requests.
///
/// The host of a request is chosen by whoever sends it, so there may be a million sites: of at most
/// as many parties as can have the share a count is kept, and the sites are gone through twice (the
/// algorithm of Misra and Gries finds who may have it, the second time tells who does).
struct OwnParties {
  /// A site's party is one's own from this share of all requests on: one in so many.
  ///
  /// Without a floor, one request with `Host: evil.example` would make that origin the operator's
  /// own.
  static let leastShare: Int64 = 1000

  private var candidates: [String: Int64] = [:]
  private var counts: [String: Int64] = [:]
  private var all: Int64 = 0

  /// - Parameter forEachSite: goes through the audited sites (`scheme://host[:port]`) and their
  ///   requests; called twice.
  static func names<Failure: Error>(
    _ publicSuffixes: PublicSuffixList,
    _ forEachSite: ((String, Int64) -> Void) throws(Failure) -> Void
  ) throws(Failure) -> Set<String> {
    var parties = OwnParties()
    try forEachSite { site, requests in
      parties.all += requests
      if let party = party(ofSite: site, publicSuffixes) { parties.consider(party, requests) }
    }
    try forEachSite { site, requests in
      guard let party = party(ofSite: site, publicSuffixes),
        parties.candidates[party] != nil
      else { return }
      parties.counts[party, default: 0] += requests
    }
    return Set(
      parties.counts.filter {
        $0.value.multipliedReportingOverflow(by: leastShare).partialValue >= parties.all
      }.keys)
  }

  /// Whoever has more than one in `leastShare + 1` of all requests stays a candidate.
  private mutating func consider(_ party: String, _ requests: Int64) {
    var rest = requests
    while rest > 0 {
      if candidates[party] != nil || candidates.count <= OwnParties.leastShare {
        candidates[party, default: 0] += rest
        return
      }
      let least = min(rest, candidates.values.min() ?? rest)
      for (name, count) in candidates {
        candidates[name] = count > least ? count - least : nil
      }
      rest -= least
    }
  }

  private static func party(ofSite site: String, _ publicSuffixes: PublicSuffixList) -> String? {
    guard let parts = OriginParts(of: site), let host = Hostname(String(parts.host)) else {
      return nil
    }
    return Party(of: host, publicSuffixes).name
  }
}
