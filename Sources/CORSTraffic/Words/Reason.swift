/// Why a verdict is not a plain "allowed". The raw values are stored and printed.
///
/// What varies, a header's name, is the reason's detail and stands beside it.
public enum Reason: String, CaseIterable, Sendable {
  // The CORS check.
  case allowOriginMissing = "acao-missing"
  case allowOriginEmpty = "acao-empty"
  case allowOriginMultipleValues = "acao-multiple-values"
  case allowOriginWildcardCredentialed = "acao-wildcard-credentialed"
  case allowOriginNullMismatch = "acao-null-mismatch"
  case allowOriginCaseMismatch = "acao-case-mismatch"
  case allowOriginTrailingSlashOrPath = "acao-trailing-slash-or-path"
  case allowOriginSchemeMismatch = "acao-scheme-mismatch"
  case allowOriginPortMismatch = "acao-port-mismatch"
  case allowOriginWildcardPattern = "acao-wildcard-pattern"
  case allowOriginMalformed = "acao-malformed"
  case allowOriginOtherOrigin = "acao-other-origin"
  case allowCredentialsMissing = "acac-missing"
  case allowCredentialsNotTrue = "acac-not-true"

  // The preflight.
  case preflightRedirect = "preflight-redirect"
  case preflightStatusNotOK = "preflight-status-not-ok"
  case allowMethodsUnparseable = "acam-unparseable"
  case allowHeadersUnparseable = "acah-unparseable"
  case allowMethodsMissing = "acam-missing"
  case allowMethodsWildcardCredentialed = "acam-wildcard-credentialed"
  case methodCaseMismatch = "method-case-mismatch"
  case methodNotAllowed = "method-not-allowed"
  case allowHeadersMissing = "acah-missing"
  case allowHeadersWildcardCredentialed = "acah-wildcard-credentialed"
  case authorizationNotCoveredByWildcard = "authorization-not-covered-by-wildcard"
  /// The detail is the header's name.
  case headerNotAllowed = "header-not-allowed"

  // What the log does not tell.
  case allowOriginNotLogged = "acao-not-logged"
  case allowCredentialsNotLogged = "acac-not-logged"
  case allowMethodsNotLogged = "acam-not-logged"
  case allowHeadersNotLogged = "acah-not-logged"
  case requestMethodNotLogged = "acrm-not-logged"
  case requestHeadersNotLogged = "acrh-not-logged"
  case originNotLogged = "origin-not-logged"
  case targetNotLogged = "target-not-logged"
  case methodNotLogged = "method-not-logged"
  case statusNotLogged = "status-not-logged"
  case modeNotLogged = "mode-not-logged"
  case originStripped = "origin-stripped"
  case notModifiedUsesStoredHeaders = "not-modified-uses-stored-headers"
  case responseIncomplete = "response-incomplete"
  case proxyAuthentication = "proxy-auth"
}
