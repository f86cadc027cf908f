import FetchStandard

extension Answer {
  /// What of an exchange decides its class and verdict: absolute values become relations.
  public init(_ facts: ExchangeFacts) {
    self.init()
    let origin = facts.origin.normalized
    method = facts.method.normalized
    status = facts.status == 0 ? nil : facts.status
    isAsteriskForm = facts.isAsteriskForm
    originShape = OriginShape(origin)
    originRelation = OriginRelation(of: origin, to: facts.site)
    requestMethod = facts.requestMethod.normalized
    requestHeaders = facts.requestHeaders.normalized
    requestPrivateNetwork = facts.requestPrivateNetwork.normalized
    fetchSite = facts.fetchSite.normalized
    fetchMode = facts.fetchMode.normalized
    contentTypeClass = ContentTypeClass(facts.contentType)
    upgradesToWebSocket = isWebSocketUpgrade(facts.upgrade)
    hasCookie = facts.hasCookie
    hasAuthorization = facts.hasAuthorization
    hasRemoteUser = facts.hasRemoteUser
    if case .value(let userAgent) = facts.userAgent {
      isScanner = isScannerUserAgent(userAgent)
    }
    isSuspect = facts.isSuspect
    grant = Grant(facts.allowOrigin, to: origin)
    allowCredentials = facts.allowCredentials.normalized
    allowMethods = facts.allowMethods.normalized
    allowHeaders = facts.allowHeaders.normalized
    maxAge = facts.maxAge.normalized
    exposeHeaders = facts.exposeHeaders.normalized
    allowPrivateNetwork = facts.allowPrivateNetwork.normalized
    vary = facts.vary.normalized
    locationKind = LocationKind(facts.location, from: facts.site, path: facts.requestPath)
    cacheControl = facts.cacheControl.normalized
    cacheStatus = facts.cacheStatus.normalized
    upstreamGrant = Grant(facts.upstreamAllowOrigin, to: origin)
    setsCookie = facts.setsCookie
    loggedFields = facts.loggedFields
  }
}

/// RFC 9110 section 7.8: Upgrade is a list of protocols, compared without case.
private func isWebSocketUpgrade(_ upgrade: Observed) -> Bool? {
  guard upgrade.isLogged else { return nil }
  return listMembers(upgrade.headerValue ?? "").contains {
    $0.hasSameBytesIgnoringCase(as: "websocket")
  }
}
