import FetchStandard

extension Answer {
  /// Everything about the request that no conforming browser does.
  ///
  /// Such an exchange is evidence of what the server does, never of what a user met.
  var isSynthetic: Bool {
    isScanner || isOriginMalformed
      || requestMethod.isPresent && (!isOptions || !isRequestMethodPlausible)
      || isRequestHeadersNonconformant
      || isOptions && asksForMethod && hasCookie == true
      || isMethodImpossible
  }

  /// Browsers write what they will send: normalised, and never a forbidden method.
  private var isRequestMethodPlausible: Bool {
    guard case .value(let method) = requestMethod else { return false }
    return canBrowserSendMethod(method)
  }

  /// A forbidden or not normalised method beside an Origin; CONNECT may open a websocket.
  private var isMethodImpossible: Bool {
    guard !lacksOrigin, case .value(let method) = self.method else { return false }
    return !canBrowserSendMethod(method) && !method.hasSameBytes(as: "CONNECT")
  }

  /// Fetch §CORS-preflight fetch, step 5: sorted, lower-case, joined by a comma alone, never empty.
  var isRequestHeadersNonconformant: Bool {
    switch requestHeaders {
    case .notLogged, .absent: false
    case .empty: true
    case .value(let value): !isConformantRequestHeaders(value)
    }
  }

  /// The flags that do not come from the verdict.
  func flags(of requestClass: RequestClass) -> Set<Flag> {
    var flags: Set<Flag> = []
    if isSynthetic { flags.insert(.synthetic) }
    if isRequestHeadersNonconformant { flags.insert(.requestHeadersNonconformant) }
    if requestClass == .preflight, originRelation == .same { flags.insert(.sameOriginPreflight) }
    if requestPrivateNetwork.isPresent || allowPrivateNetwork.isPresent {
      flags.insert(.legacyPrivateNetworkAccess)
    }
    if requestClass == .preflightInferred { flags.insert(.inferred) }
    if isSuspect { flags.insert(.suspect) }
    return flags
  }
}
