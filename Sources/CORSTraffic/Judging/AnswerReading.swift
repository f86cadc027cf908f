import AccessLog
import FetchStandard

/// A value of `Sec-Fetch-Site`; any other value says nothing.
enum FetchSite: String {
  case sameOrigin = "same-origin"
  case sameSite = "same-site"
  case crossSite = "cross-site"
  case none
}

/// A value of `Sec-Fetch-Mode` that the classification asks for.
enum FetchMode: String {
  case cors
  case noCORS = "no-cors"
  case navigate
  case webSocket = "websocket"
}

/// The questions that table 5.2 asks of an answer.
extension Answer {
  /// Byte for byte: `options` is another method.
  var isOptions: Bool { method.isBytes("OPTIONS") }
  var isPost: Bool { method.isBytes("POST") }
  var isGetOrHead: Bool { method.isBytes("GET") || method.isBytes("HEAD") }
  /// An unreadable request line has no method.
  var hasMethod: Bool {
    guard case .value = method else { return false }
    return true
  }

  /// A preflight is OPTIONS, Origin and this header; nothing less.
  var asksForMethod: Bool { requestMethod.isPresent }

  var isOriginMalformed: Bool {
    switch originShape {
    case .malformed, .upperCase, .empty: true
    case .notLogged, .absent, .null, .plausible: false
    }
  }
  /// Absent or not logged.
  var lacksOrigin: Bool { originShape == .absent || originShape == .notLogged }

  var site: FetchSite? {
    guard case .value(let value) = fetchSite else { return nil }
    return FetchSite(rawValue: value)
  }
  var mode: FetchMode? {
    guard case .value(let value) = fetchMode else { return nil }
    return FetchMode(rawValue: value)
  }

  /// Sec-Fetch-Site beats a target that was put together wrongly.
  var isSameOrigin: Bool { originRelation == .same || site == .sameOrigin }

  /// The browser, or the server, left before there was a response: nginx 499 and 444, a load
  /// balancer's 460, or no status at all.
  var isIncomplete: Bool {
    guard let status else { return loggedFields & Field.status.bit != 0 }
    return status <= 0 || status == 499 || status == 444 || status == 460
  }
}
