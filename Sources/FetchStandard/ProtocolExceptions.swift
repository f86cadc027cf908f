/// Content types that browsers send across origins without a preflight although they are not
/// safelisted.
///
/// Fetch §CORS protocol exceptions: https://fetch.spec.whatwg.org/#cors-protocol-exceptions.
/// `application/reports+json` is none of them: reports are preflighted (whatwg/fetch#776).
public let corsProtocolExceptions: Set<String> = [
  "application/csp-report",
  "application/expect-ct-report+json",
  "application/xss-auditor-report",
  "application/ocsp-request",
]

/// True for a Content-Type value that can reach a server of another origin without a preflight: a
/// CORS-safelisted one or one of the protocol's exceptions.
public func isContentTypeWithoutPreflight(_ value: String) -> Bool {
  if isCORSSafelistedRequestHeader(name: "content-type", value: value) { return true }
  return mimeTypeEssence(value).map(corsProtocolExceptions.contains) ?? false
}
