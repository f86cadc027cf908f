import AccessLog

/// What a server's logger does not say as it was: which fields of which requests, and what its log
/// shows instead.
///
/// The tests demand exactly these: a loss that is not listed fails them, and one that no longer
/// occurs, too. What a user has to know of them is in the format's `losses`.
struct KnownLoss: Sendable {
  /// Names of servers.
  var servers: [String]
  /// Names of requests.
  var requests: [String]
  /// Empty for the whole line.
  var fields: [Field]
  var shown: Shown
  var why: String
  /// nil for every version; else from this one on it does not occur any more.
  var before: [Int]? = nil

  enum Shown: Sendable {
    /// The request has no line at all.
    case noLine
    /// Nothing can be known of the field from the line.
    case notLogged
    case absent
    case empty
    case text(String)
    /// What becomes of the true bytes.
    case changed(@Sendable ([UInt8]) -> [UInt8])
  }

  func includes(
    _ request: TortureRequest, _ server: any RealServer, version: [Int]
  ) -> Bool {
    servers.contains(server.name) && requests.contains(request.name)
      && before.map { version.lexicographicallyPrecedes($0) } ?? true
  }

  /// What the log shows in place of the truth.
  func shown(for truth: LoggedValue) -> LoggedValue {
    switch shown {
    case .noLine, .notLogged: return .notLogged
    case .absent: return .absent
    case .empty: return .empty
    case .text(let text): return .text(text)
    case .changed(let change):
      guard case .value(let bytes) = truth else { return truth }
      return .value(change(bytes))
    }
  }
}
