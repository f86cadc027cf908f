/// What a browser makes of an exchange: its class, its verdict, and why.
public struct Judgement: Hashable, Sendable {
  public var requestClass: RequestClass
  public var verdict: Verdict
  /// nil where the verdict needs none (allowed, not applicable).
  public var reason: Reason?
  /// What varies in a reason: a header's name, for instance.
  public var reasonDetail: String?
  /// The standard's reason, where shipping browsers do otherwise.
  public var reasonStandard: Reason?
  public var flags: Set<Flag>
  /// The verdict if the request was made without credentials.
  public var anonymous: SubVerdict
  /// The verdict if the request was made with credentials.
  public var credentialed: SubVerdict

  public var kind: Kind { requestClass.kind }

  public init(
    requestClass: RequestClass, verdict: SubVerdict, reasonStandard: Reason?, flags: Set<Flag>,
    anonymous: SubVerdict, credentialed: SubVerdict
  ) {
    self.requestClass = requestClass
    self.verdict = verdict.verdict
    self.reason = verdict.reason
    self.reasonDetail = verdict.reasonDetail
    self.reasonStandard = reasonStandard
    self.flags = flags
    self.anonymous = anonymous
    self.credentialed = credentialed
  }
}

/// A verdict for one credentials mode.
public struct SubVerdict: Hashable, Sendable {
  public var verdict: Verdict
  public var reason: Reason?
  public var reasonDetail: String?

  public init(_ verdict: Verdict, _ reason: Reason? = nil, detail: String? = nil) {
    self.verdict = verdict
    self.reason = reason
    self.reasonDetail = detail
  }
}
