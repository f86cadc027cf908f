import FetchStandard

/// Whose preflight checks are asked for.
enum PreflightRules {
  /// The Fetch standard's.
  case standard
  /// What Chromium and Firefox agree on: `Access-Control-Allow-Headers: *` covers `Authorization`.
  case shippingBrowsers
}

/// What a browser makes of the response to a preflight (Fetch §CORS-preflight fetch, step 7).
///
/// A definite block wins over an unknown; an unknown names the first missing field in the order of
/// the checks. A list that is not logged is taken to parse where nothing in it is needed.
func preflightVerdict(
  _ answer: Answer, _ mode: CredentialsMode, _ rules: PreflightRules
) -> SubVerdict {
  if answer.isIncomplete { return SubVerdict(.unknown, .responseIncomplete) }
  var firstUnknown: SubVerdict?
  for check in preflightChecks {
    let result = check(answer, mode, rules)
    if result.verdict == .blocked { return result }
    if result.verdict == .unknown, firstUnknown == nil { firstUnknown = result }
  }
  return firstUnknown ?? SubVerdict(.allowed)
}

/// The checks, in the order in which a reason is looked for.
private let preflightChecks: [@Sendable (Answer, CredentialsMode, PreflightRules) -> SubVerdict] = [
  { answer, _, _ in checkStatus(answer) },
  // A 304 is no ok status, so nothing stored fills a gap here.
  { answer, mode, _ in corsCheckVerdict(answer, mode, isNotModified: false) },
  { answer, _, _ in checkParses(answer.allowMethods, .allowMethodsUnparseable) },
  { answer, _, _ in checkParses(answer.allowHeaders, .allowHeadersUnparseable) },
  { answer, mode, _ in checkMethod(answer, mode) },
  { answer, mode, rules in checkHeaders(answer, mode, rules) },
]

/// Step 7: an ok status. A redirect is not followed, whatever it says.
private func checkStatus(_ answer: Answer) -> SubVerdict {
  guard let status = answer.status else { return SubVerdict(.unknown, .statusNotLogged) }
  if isRedirectStatus(status) { return SubVerdict(.blocked, .preflightRedirect) }
  return isOKStatus(status) ? SubVerdict(.allowed) : SubVerdict(.blocked, .preflightStatusNotOK)
}

/// Steps 7.1 to 7.3.
private func checkParses(_ list: Observed, _ reason: Reason) -> SubVerdict {
  extractTokenList(list.headerValue) == .failure
    ? SubVerdict(.blocked, reason) : SubVerdict(.allowed)
}

/// Step 7.5.
private func checkMethod(_ answer: Answer, _ mode: CredentialsMode) -> SubVerdict {
  guard case .values(let methods) = extractTokenList(answer.allowMethods.headerValue ?? "") else {
    return SubVerdict(.blocked, .allowMethodsUnparseable)
  }
  let hasWildcard = methods.contains("*")
  if hasWildcard, mode != .include { return SubVerdict(.allowed) }
  guard answer.requestMethod.isLogged else {
    return SubVerdict(.unknown, .requestMethodNotLogged)
  }
  let method = answer.requestMethod.headerValue ?? ""
  if isCORSSafelistedMethod(method) { return SubVerdict(.allowed) }
  guard answer.allowMethods.isLogged else { return SubVerdict(.unknown, .allowMethodsNotLogged) }
  guard answer.allowMethods.isValue else { return SubVerdict(.blocked, .allowMethodsMissing) }
  if methods.contains(where: { $0.hasSameBytes(as: method) }) { return SubVerdict(.allowed) }
  if hasWildcard { return SubVerdict(.blocked, .allowMethodsWildcardCredentialed) }
  let isCaseOnly = methods.contains { $0.hasSameBytesIgnoringCase(as: method) }
  return SubVerdict(.blocked, isCaseOnly ? .methodCaseMismatch : .methodNotAllowed)
}

/// Steps 7.6 and 7.7.
private func checkHeaders(
  _ answer: Answer, _ mode: CredentialsMode, _ rules: PreflightRules
) -> SubVerdict {
  guard case .values(let allowed) = extractTokenList(answer.allowHeaders.headerValue ?? "") else {
    return SubVerdict(.blocked, .allowHeadersUnparseable)
  }
  let listed = Set(allowed.map(\.byteLowercased))
  let hasWildcard = listed.contains("*")
  let coversAll = hasWildcard && mode != .include
  guard answer.requestHeaders.isLogged else {
    if coversAll, rules == .shippingBrowsers || listed.contains("authorization") {
      return SubVerdict(.allowed)
    }
    return SubVerdict(.unknown, .requestHeadersNotLogged)
  }
  let requested = listMembers(answer.requestHeaders.headerValue ?? "")
    .filter { !$0.isEmpty }.map(\.byteLowercased)
  if requested.isEmpty { return SubVerdict(.allowed) }
  guard answer.allowHeaders.isLogged else { return SubVerdict(.unknown, .allowHeadersNotLogged) }

  // Step 7.6 goes first, and names alone what `*` does not cover.
  let isAuthorizationMissing =
    requested.contains(where: isCORSNonWildcardRequestHeaderName)
    && !listed.contains("authorization")
  // Only tokens are listed; what is none is not, though it may compare equal as text.
  let missing =
    isAuthorizationMissing
    ? "authorization" : requested.first { !listed.contains($0) || !isToken($0) }
  guard let missing else { return SubVerdict(.allowed) }
  if coversAll {
    return isAuthorizationMissing && rules == .standard
      ? SubVerdict(.blocked, .authorizationNotCoveredByWildcard) : SubVerdict(.allowed)
  }
  guard answer.allowHeaders.isValue else { return SubVerdict(.blocked, .allowHeadersMissing) }
  if !hasWildcard { return SubVerdict(.blocked, .headerNotAllowed, detail: missing) }
  return SubVerdict(.blocked, .allowHeadersWildcardCredentialed)
}
