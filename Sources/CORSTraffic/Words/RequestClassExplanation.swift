extension RequestClass {
  /// One plain sentence for people who never heard of CORS.
  public var explanation: String {
    switch self {
    case .preflight:
      "The browser asks beforehand whether a page of another origin may send a certain request."
    case .preflightInferred:
      "Probably a browser asking beforehand; the log lacks the header that would prove it."
    case .corsSimple:
      "A page of another origin asks directly, as any form could; the answer may be withheld from it."
    case .corsActual:
      "A page of another origin asks; whether the browser had to ask beforehand cannot be told."
    case .corsPreflighted:
      "A page of another origin sends what its browser had to ask beforehand for."
    case .ambiguousPost:
      "A POST from another origin, by a script or by a plain form: the log does not tell."
    case .corsOriginUnlogged:
      "A page of another origin asks, but the log does not show which."
    case .corsOriginMissing:
      "A page of another origin asks, but something in between removed its Origin header."
    case .sameOrigin:
      "A page asks its own origin; nothing is withheld from it."
    case .sameOriginInferred:
      "A page asks its own host and port; the log does not show the scheme, probably its own too."
    case .navigation:
      "A link, a form or an address that somebody entered: the browser shows the answer itself."
    case .noCORS:
      "An image, a script or a beacon: the page does not read the answer, so nothing is withheld."
    case .webSocket:
      "A websocket begins; browsers leave it to the server to check who asks."
    case .nonCORS:
      "A plain request without Origin, as for pages, images and tools."
    case .optionsNonCORS:
      "An OPTIONS request that is no browser's question beforehand: a health check, WebDAV, a tool."
    case .malformedPreflight:
      "It looks like a browser asking beforehand, but without Origin, which no browser omits."
    case .nonBrowser:
      "No browser sends such a request: a tool, another server, a scanner."
    case .unknown:
      "The log does not show enough to tell what this request was."
    case .optionsUnknown:
      "An OPTIONS request; the log shows nothing that tells whether a browser asked beforehand."
    }
  }
}
