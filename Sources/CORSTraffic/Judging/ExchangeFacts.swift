public import FetchStandard

/// The facts of one exchange, absolute: who asked where, and what was answered.
///
/// Values are lossless text as logged; white space at their ends is cut when they become an
/// ``Answer``, because a header value has none.
public struct ExchangeFacts: Hashable, Sendable {
  public var method: Observed = .notLogged
  /// nil or 0 where none was logged or none was set; `loggedFields` tells the two apart.
  public var status: Int? = nil
  /// The request target is `*` (as in `OPTIONS *`).
  public var isAsteriskForm = false
  /// nil where it is not known; its scheme may be unknown alone.
  public var site: Site? = nil
  /// The request target as sent, path and query, for what a redirect does to it.
  public var requestPath: String? = nil

  public var origin: Observed = .notLogged
  public var requestMethod: Observed = .notLogged
  public var requestHeaders: Observed = .notLogged
  public var requestPrivateNetwork: Observed = .notLogged
  public var fetchSite: Observed = .notLogged
  public var fetchMode: Observed = .notLogged
  public var contentType: Observed = .notLogged
  public var upgrade: Observed = .notLogged
  public var userAgent: Observed = .notLogged
  public var hasCookie: Bool? = nil
  public var hasAuthorization: Bool? = nil
  public var hasRemoteUser: Bool? = nil

  public var allowOrigin: Observed = .notLogged
  public var allowCredentials: Observed = .notLogged
  public var allowMethods: Observed = .notLogged
  public var allowHeaders: Observed = .notLogged
  public var maxAge: Observed = .notLogged
  public var exposeHeaders: Observed = .notLogged
  public var allowPrivateNetwork: Observed = .notLogged
  public var vary: Observed = .notLogged
  public var location: Observed = .notLogged
  public var cacheControl: Observed = .notLogged
  public var cacheStatus: Observed = .notLogged
  public var upstreamAllowOrigin: Observed = .notLogged
  public var setsCookie: Bool? = nil

  /// A field stands where an attacker could have forged it, as the logger does not escape.
  public var isSuspect = false
  /// Bits of the fields that were logged (`AccessLog.Field`).
  public var loggedFields: UInt64 = 0

  public init() {}
}
