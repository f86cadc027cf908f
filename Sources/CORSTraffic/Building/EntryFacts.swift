import AccessLog
import FetchStandard

extension ExchangeFacts {
  /// The facts of an entry, as text.
  init(_ entries: EntryBatch, _ index: Int, site siteValue: SiteValue) {
    self.init()
    let entry = entries.entries[index]
    func observed(_ field: Field) -> Observed {
      guard entry.logged & field.bit != 0 else { return .notLogged }
      guard entry.present & field.bit != 0 else { return .absent }
      let value = trimmed(entries.value(field, of: index))
      return value.isEmpty ? .empty : .value(boundedText(value, upTo: AnswerTable.longestValue))
    }
    func presence(_ field: Field) -> Bool? {
      entry.logged & field.bit != 0 ? entry.present & field.bit != 0 : nil
    }
    method = observed(.method)
    status = entry.present & Field.status.bit != 0 ? Int(entry.status) : nil
    let requestTarget = entries.value(.path, of: index)
    isAsteriskForm = requestTarget.elementsEqual([UInt8(ascii: "*")])
    site = siteValue.fetchSite
    requestPath =
      requestTarget.isEmpty
      ? nil : boundedText(requestTarget, upTo: AnswerTable.longestValue)
    origin = observed(.origin)
    requestMethod = observed(.requestMethod)
    requestHeaders = observed(.requestHeaders)
    requestPrivateNetwork = observed(.requestPrivateNetwork)
    fetchSite = observed(.fetchSite)
    fetchMode = observed(.fetchMode)
    contentType = observed(.contentType)
    upgrade = observed(.upgrade)
    userAgent = observed(.userAgent)
    hasCookie = presence(.hasCookie)
    hasAuthorization = presence(.hasAuthorization)
    hasRemoteUser = presence(.hasRemoteUser)
    allowOrigin = observed(.allowOrigin)
    allowCredentials = observed(.allowCredentials)
    allowMethods = observed(.allowMethods)
    allowHeaders = observed(.allowHeaders)
    maxAge = observed(.maxAge)
    exposeHeaders = observed(.exposeHeaders)
    allowPrivateNetwork = observed(.allowPrivateNetwork)
    vary = observed(.vary)
    location = observed(.location)
    cacheControl = observed(.cacheControl)
    cacheStatus = observed(.cacheStatus)
    upstreamAllowOrigin = observed(.upstreamAllowOrigin)
    setsCookie = presence(.setsCookie)
    loggedFields = entry.logged
  }

  /// Where its redirect leads, if it is one.
  var locationKind: LocationKind? { LocationKind(location, from: site, path: requestPath) }
}

extension SiteValue {
  /// The site in the standard's terms; nil where the host is not known.
  var fetchSite: Site? {
    guard !host.isEmpty else { return nil }
    return Site(scheme: scheme == "?" ? nil : scheme, host: host, port: port)
  }
}
