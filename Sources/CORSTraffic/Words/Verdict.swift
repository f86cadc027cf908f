/// What a browser makes of a response. The raw values are stored and printed.
public enum Verdict: String, CaseIterable, Sendable {
  case allowed
  case blocked
  /// Allowed without credentials, not allowed (or not known) with them; which it was is not logged.
  case conditional
  case unknown
  case notApplicable = "n/a"
}
