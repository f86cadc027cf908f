/// What is worth knowing of an exchange beside its verdict. The raw values are stored and printed.
public enum Flag: String, CaseIterable, Sendable {
  /// Not from a browser that conforms to the Fetch standard: evidence of what the server does, never
  /// of what a user met.
  case synthetic
  /// Shipping browsers and the standard, or two browsers, do not agree on it.
  case engineDivergent = "engine-divergent"
  /// Access-Control-Request-Headers is not as a browser writes it: unsorted, upper-case or spaced.
  case requestHeadersNonconformant = "acrh-nonconformant"
  /// A preflight from the target's own origin: the target is wrong, or the client is no browser.
  case sameOriginPreflight = "same-origin-preflight"
  /// Headers of Private Network Access, which Local Network Access has superseded.
  case legacyPrivateNetworkAccess = "legacy-pna"
  /// Taken for a preflight although Access-Control-Request-Method is not logged.
  case inferred
  /// A field stands where an attacker could have forged it, as the logger does not escape.
  case suspect
}
