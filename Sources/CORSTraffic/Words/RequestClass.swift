/// What a request was, as far as its log line shows. The raw values are stored and printed.
public enum RequestClass: String, CaseIterable, Sendable {
  case preflight
  case preflightInferred = "preflight-inferred"
  case corsSimple = "cors-simple"
  case corsActual = "cors-actual"
  case corsPreflighted = "cors-preflighted"
  case ambiguousPost = "ambiguous-post"
  case corsOriginUnlogged = "cors-origin-unlogged"
  case corsOriginMissing = "cors-origin-missing"
  case sameOrigin = "same-origin"
  case sameOriginInferred = "same-origin-inferred"
  case navigation
  case noCORS = "no-cors"
  case webSocket = "websocket"
  case nonCORS = "non-cors"
  case optionsNonCORS = "options-non-cors"
  case malformedPreflight = "malformed-preflight"
  case nonBrowser = "non-browser"
  case unknown
  case optionsUnknown = "options-unknown"
}

/// The classes, gathered by what the audit asks of them. The raw values are stored and printed.
public enum Kind: String, CaseIterable, Sendable {
  case preflight
  case crossOrigin = "cross-origin"
  case sameOrigin = "same-origin"
  case notCORS = "not-cors"
  case unknown
}

extension RequestClass {
  /// What the audit asks of this class.
  public var kind: Kind {
    switch self {
    case .preflight, .preflightInferred: .preflight
    case .corsSimple, .corsActual, .corsPreflighted, .ambiguousPost, .corsOriginUnlogged,
      .corsOriginMissing:
      .crossOrigin
    case .sameOrigin, .sameOriginInferred: .sameOrigin
    case .navigation, .noCORS, .webSocket, .nonCORS, .optionsNonCORS, .malformedPreflight,
      .nonBrowser:
      .notCORS
    case .unknown, .optionsUnknown: .unknown
    }
  }
}
