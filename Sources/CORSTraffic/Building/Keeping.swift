import FetchStandard

/// What is kept of an exchange beside the hourly traffic (STORE, Tables).
extension Answer {
  /// Kept row by row: preflights and cross-origin exchanges, everything with a foreign origin, and
  /// unsafe requests from other sites.
  func keepsRow(_ judgement: Judgement) -> Bool {
    switch judgement.kind {
    case .preflight, .crossOrigin: return true
    case .sameOrigin: return false
    case .notCORS, .unknown: break
    }
    if hasOriginValue { return true }
    guard case .value(let name) = method, !isSafe(method: name) else { return false }
    return fetchSite == .value("cross-site") || fetchSite == .value("same-site")
  }

  /// Counted in `policies`: what is kept as a row, every OPTIONS, every response with a CORS or Vary
  /// header, and successful reads without an origin.
  func countsInPolicies(_ judgement: Judgement) -> Bool {
    if keepsRow(judgement) || method == .value("OPTIONS") || hasPolicyHeader { return true }
    let isRead = method == .value("GET") || method == .value("HEAD")
    return isRead && !hasOriginValue && (200..<300).contains(status ?? 0)
  }

  private var hasOriginValue: Bool {
    switch originShape {
    case .null, .plausible, .upperCase, .malformed: true
    case .notLogged, .absent, .empty: false
    }
  }

  private var hasPolicyHeader: Bool {
    let grantIsSet =
      switch grant {
      case .notLogged, .absent: false
      default: true
      }
    let headers = [
      allowCredentials, allowMethods, allowHeaders, maxAge, exposeHeaders, allowPrivateNetwork,
      vary,
    ]
    return grantIsSet
      || headers.contains { header in
        switch header {
        case .notLogged, .absent: false
        case .empty, .value: true
        }
      }
  }
}

/// RFC 9110 section 9.2.1.
private func isSafe(method: String) -> Bool {
  ["GET", "HEAD", "OPTIONS", "TRACE"].contains(method)
}
