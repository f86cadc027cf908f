extension RequestClass {
  /// What of the standard makes a request one of this class.
  var step: String {
    switch self {
    case .preflight:
      "Fetch §HTTP requests: OPTIONS with Origin and Access-Control-Request-Method is a "
        + "CORS-preflight request."
    case .preflightInferred:
      "Fetch §HTTP requests: OPTIONS with Origin is a CORS-preflight request if it has "
        + "Access-Control-Request-Method, which is not logged."
    case .corsSimple:
      "Fetch §HTTP fetch: a CORS request with a safelisted method, and no header seen that would "
        + "have needed a preflight."
    case .corsActual:
      "Fetch §HTTP fetch: a CORS request; whether it needed a preflight is not logged."
    case .corsPreflighted:
      "Fetch §HTTP fetch: only CORS, after a preflight, sends this method or Content-Type to "
        + "another origin."
    case .ambiguousPost:
      "Fetch §`Origin` header: every cross-origin POST carries Origin, in CORS mode or not."
    case .corsOriginUnlogged:
      "Fetch Metadata §Sec-Fetch-Mode: `cors` to another origin is a CORS request; Origin is not "
        + "logged."
    case .corsOriginMissing:
      "Fetch §`Origin` header: a CORS request always has Origin, and this one arrived without."
    case .sameOrigin:
      "Fetch §Main fetch: a request to its own origin gets a basic response, without a CORS check."
    case .sameOriginInferred:
      "Fetch §Main fetch: host and port are the origin's own; the scheme is not logged."
    case .navigation:
      "Fetch §Main fetch: mode \"navigate\" gets a basic response, without a CORS check."
    case .noCORS:
      "Fetch §Main fetch: mode \"no-cors\" gets an opaque response, without a CORS check."
    case .webSocket:
      "Fetch §Main fetch: mode \"websocket\" knows no CORS check; the server has to check Origin."
    case .nonCORS:
      "Fetch §`Origin` header: a GET or HEAD without Origin is no CORS request."
    case .optionsNonCORS:
      "Fetch §HTTP requests: OPTIONS without Origin is neither a CORS request nor a preflight."
    case .malformedPreflight:
      "Fetch §CORS-preflight fetch, step 4: every preflight has Origin, and this one has none."
    case .nonBrowser:
      "Fetch §`Origin` header: no browser sends this Origin, or none with this method."
    case .unknown:
      "Fetch §HTTP requests: whether this is a CORS request cannot be told from what is logged."
    case .optionsUnknown:
      "Fetch §HTTP requests: whether this OPTIONS is a CORS-preflight request is not logged."
    }
  }
}
