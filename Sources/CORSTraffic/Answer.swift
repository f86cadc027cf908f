public import FetchStandard

/// Everything of one exchange that decides its class and verdict, except who asked where.
///
/// Origin and target are not in it, only how they relate; an allowed origin is not in it where it is
/// the asker's own. So ten thousand answers tell the story of ten million exchanges, and a corrected
/// judgement is a pass over the answers. Fields that were there without a byte are `.empty`.
public struct Answer: Hashable, Sendable {
  /// The method as sent; `.notLogged` where the request line was unreadable.
  public var method: Observed = .notLogged
  /// The exact status; nil where none was logged or none was set (`000`, `-`).
  public var status: Int? = nil
  /// The request target is `*` (as in `OPTIONS *`).
  public var isAsteriskForm = false
  /// What stands in `Origin`.
  public var originShape: OriginShape = .notLogged
  /// How the origin relates to the site the request went to.
  public var originRelation: OriginRelation = .unknown
  public var requestMethod: Observed = .notLogged
  public var requestHeaders: Observed = .notLogged
  public var requestPrivateNetwork: Observed = .notLogged
  public var fetchSite: Observed = .notLogged
  public var fetchMode: Observed = .notLogged
  /// What the request's Content-Type means for CORS; nil where it is not logged.
  public var contentTypeClass: ContentTypeClass? = nil
  /// The request asked for a websocket: `Upgrade: websocket`; nil where Upgrade is not logged.
  public var upgradesToWebSocket: Bool? = nil
  public var hasCookie: Bool? = nil
  public var hasAuthorization: Bool? = nil
  public var hasRemoteUser: Bool? = nil
  /// The user agent names itself as a scanner, a command-line client or an HTTP library.
  public var isScanner = false
  /// A field stands where an attacker could have forged it, as the logger does not escape.
  public var isSuspect = false
  /// What was granted, seen from the asking origin.
  public var grant: Grant = .notLogged
  public var allowCredentials: Observed = .notLogged
  public var allowMethods: Observed = .notLogged
  public var allowHeaders: Observed = .notLogged
  public var maxAge: Observed = .notLogged
  public var exposeHeaders: Observed = .notLogged
  public var allowPrivateNetwork: Observed = .notLogged
  public var vary: Observed = .notLogged
  /// Where a redirect leads, seen from the target; nil where there is no Location or none is logged.
  public var locationKind: LocationKind? = nil
  public var cacheControl: Observed = .notLogged
  public var cacheStatus: Observed = .notLogged
  /// What the server behind this one granted, seen from the asking origin.
  public var upstreamGrant: Grant = .notLogged
  public var setsCookie: Bool? = nil
  /// Bits of the fields that were logged (`AccessLog.Field`).
  public var loggedFields: UInt64 = 0

  public init() {}
}

/// What stands in `Origin`.
public enum OriginShape: String, CaseIterable, Sendable {
  case notLogged = "not-logged"
  case absent
  /// There, without a byte: no browser sends that.
  case empty
  /// The serialised opaque origin, `null`.
  case null
  /// A value that a browser could have sent.
  case plausible
  /// A value that no browser sends, but for its case: lower-cased it would be plausible.
  case upperCase = "upper-case"
  /// A value that no browser sends.
  case malformed
}

/// How an origin relates to the site asked.
public enum OriginRelation: String, CaseIterable, Sendable {
  /// The origin is the target's.
  case same
  /// Host and port are the target's, the target's scheme is not known.
  case sameUnknownScheme = "same-unknown-scheme"
  case cross
  /// One of the two is not known.
  case unknown
}

/// What a Content-Type means for CORS.
public enum ContentTypeClass: String, CaseIterable, Sendable {
  /// Logged as absent.
  case absent = ""
  /// A CORS-safelisted request-header value, or one of the protocol's exceptions: a browser can send
  /// it without a preflight.
  case safelisted
  /// JSON by its essence: never without a preflight.
  case json
  /// Any other value, the empty one included: never without a preflight.
  case other
}

/// Where a redirect leads, seen from the target.
public enum LocationKind: String, CaseIterable, Sendable {
  /// The same URL under another scheme.
  case scheme
  /// The same URL but for a slash at its end.
  case slash
  /// Another host or port.
  case host
  /// Another path of the same site.
  case path
}

/// An `Access-Control-Allow-Origin` seen from the asking origin.
public enum Grant: Hashable, Sendable {
  case notLogged
  case absent
  case empty
  /// Byte for byte the asking origin, also `null` to `null`.
  case echo
  /// `*`
  case star
  /// `null`, to another origin (or to none).
  case null
  /// More than one value.
  case several(String)
  /// Another value: how it misses the asking origin, and the value itself.
  case other(String, mismatch: GrantMismatch)
}

/// How an allowed origin misses the asking one; the reason of the CORS check is made of it.
public enum GrantMismatch: String, CaseIterable, Sendable {
  case caseOnly = "case"
  case trailingSlashOrPath = "trailing-slash-or-path"
  case scheme
  case port
  /// A pattern such as `https://*.example.com`.
  case wildcardPattern = "wildcard-pattern"
  /// No origin at all.
  case malformed
  /// Another origin.
  case otherOrigin = "other-origin"
}
