/// GET, HEAD or POST, byte for byte: they need no preflight and no Access-Control-Allow-Methods.
///
/// Fetch §Methods, "CORS-safelisted method":
/// https://fetch.spec.whatwg.org/#cors-safelisted-method
public func isCORSSafelistedMethod(_ method: String) -> Bool {
  ["GET", "HEAD", "POST"].contains { method.hasSameBytes(as: $0) }
}

/// CONNECT, TRACE or TRACK in any case: no page can send them.
///
/// Fetch §Methods, "forbidden method": https://fetch.spec.whatwg.org/#forbidden-method
public func isForbiddenMethod(_ method: String) -> Bool {
  ["CONNECT", "TRACE", "TRACK"].contains { method.hasSameBytesIgnoringCase(as: $0) }
}

/// The method as a browser sends it: `put` as PUT, but `patch` as `patch`.
///
/// Fetch §Methods, "normalize": https://fetch.spec.whatwg.org/#concept-method-normalize
public func normalizedMethod(_ method: String) -> String {
  normalizedMethods.first { method.hasSameBytesIgnoringCase(as: $0) } ?? method
}

private let normalizedMethods = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"]

/// False for a method that no browser puts on the wire: forbidden, no token, or not normalised.
public func canBrowserSendMethod(_ method: String) -> Bool {
  isToken(method) && !isForbiddenMethod(method)
    && normalizedMethod(method).hasSameBytes(as: method)
}
