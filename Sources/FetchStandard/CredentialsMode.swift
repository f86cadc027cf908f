/// A request's credentials mode, https://fetch.spec.whatwg.org/#concept-request-credentials-mode.
///
/// Of the standard's three values the CORS protocol only asks whether it is "include":
/// `sameOrigin` behaves as `omit` on every CORS request.
public enum CredentialsMode: String, CaseIterable, Sendable {
  case omit
  case sameOrigin = "same-origin"
  case include
}
