/// What a preflight's response does to the request behind it, with the step that decided.
public enum PreflightCheckResult: Hashable, Sendable {
  case success
  case networkError(PreflightStep)
}

/// The steps of Fetch §CORS-preflight fetch that can end in a network error.
public enum PreflightStep: Hashable, Sendable {
  /// Step 7: the CORS check fails, or the status is not an ok status.
  case corsCheckAndStatus
  /// Step 7.3: one of the two lists does not parse.
  case extraction
  /// Step 7.5: the method is neither listed nor safelisted nor covered by `*`.
  case method
  /// Step 7.6: a name that `*` does not cover is not listed.
  case nonWildcardHeader(String)
  /// Step 7.7: a CORS-unsafe request-header name is neither listed nor covered by `*`.
  case header(String)
}

/// Whether the response to a preflight lets the request through.
///
/// Fetch §CORS-preflight fetch, steps 7.1 to 7.7, with the outcome of step 7's own conditions given:
/// https://fetch.spec.whatwg.org/#cors-preflight-fetch
///
/// - Parameters:
///   - unsafeHeaderNames: the CORS-unsafe request-header names, as the preflight asked for them.
///   - usesPreflightFlag: the request's use-CORS-preflight flag (upload listeners, streams). No
///     engine is known to follow step 7.4, and no log shows the flag.
public func preflightCheck(
  corsCheck: CORSCheckResult, status: Int, method: String, unsafeHeaderNames: [String],
  allowMethods: String?, allowHeaders: String?, credentialsMode: CredentialsMode,
  usesPreflightFlag: Bool = false
) -> PreflightCheckResult {
  guard corsCheck.isSuccess, isOKStatus(status) else { return .networkError(.corsCheckAndStatus) }
  // 7.1 to 7.3.
  var methods: [String] = []
  switch extractTokenList(allowMethods) {
  case .failure: return .networkError(.extraction)
  case .null: if usesPreflightFlag { methods = [method] }  // 7.4
  case .values(let values): methods = values
  }
  var headerNames: [String] = []
  switch extractTokenList(allowHeaders) {
  case .failure: return .networkError(.extraction)
  case .null: break
  case .values(let values): headerNames = values
  }
  let isCredentialed = credentialsMode == .include
  // 7.5.
  if !methods.contains(where: { $0.hasSameBytes(as: method) }), !isCORSSafelistedMethod(method),
    isCredentialed || !methods.contains("*")
  {
    return .networkError(.method)
  }
  let listed = Set(headerNames.map(\.byteLowercased))
  // 7.6.
  for name in unsafeHeaderNames where isCORSNonWildcardRequestHeaderName(name) {
    if !listed.contains(name.byteLowercased) { return .networkError(.nonWildcardHeader(name)) }
  }
  // 7.7.
  for name in unsafeHeaderNames where !listed.contains(name.byteLowercased) {
    if isCredentialed || !listed.contains("*") { return .networkError(.header(name)) }
  }
  return .success
}
