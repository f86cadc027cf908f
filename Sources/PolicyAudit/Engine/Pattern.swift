/// One pattern of `policies` as evidence: its days and servers in the window summed.
struct Pattern {
  let policyID: Int64
  let route: String
  let method: String?
  let requestMethod: String?
  let status: Int64?
  let origin: String?
  let party: String?
  let kind: String?
  let verdict: String?
  let verdictCredentialed: String?
  let allowCredentials: String?
  let hasCookie: Bool
  let hasRemoteUser: Bool
  let isSynthetic: Bool
  let siteExposure: String?
  /// The origin is known (granted by name, trusted, or one's own over https).
  let isKnownOrigin: Bool
  /// The origin is not known: a stranger, or the http twin of one's own that was never granted
  /// anything.
  let isStranger: Bool
  let requests: Int64
  let firstTime: String?
  let lastTime: String?

  /// The patterns whose ids stand in the JSON array `?1`.
  static let statement = """
    SELECT policy_id, route, method, request_method, status, policies.origin AS origin,
      origin_party, kind, verdict, verdict_credentialed, allow_credentials, has_cookie,
      has_remote_user, synthetic, site_exposure, sum(requests) AS requests,
      min(first_time) AS first_time, max(last_time) AS last_time, known.known AS is_known,
      known.known = 0 AS is_stranger
    FROM temp.policies AS policies
    LEFT JOIN temp.known_origins AS known ON known.origin = policies.origin
    WHERE policy_id IN (SELECT value FROM json_each(?1))
    GROUP BY policy_id
    """

  init(_ row: Row) {
    policyID = row.integer("policy_id") ?? 0
    route = row.text("route") ?? ""
    method = row.text("method")
    requestMethod = row.text("request_method")
    status = row.integer("status")
    origin = row.text("origin")
    party = row.text("origin_party")
    kind = row.text("kind")
    verdict = row.text("verdict")
    verdictCredentialed = row.text("verdict_credentialed")
    allowCredentials = row.text("allow_credentials")
    hasCookie = row.isTrue("has_cookie")
    hasRemoteUser = row.isTrue("has_remote_user")
    isSynthetic = row.isTrue("synthetic")
    siteExposure = row.text("site_exposure")
    isKnownOrigin = row.isTrue("is_known")
    isStranger = row.isTrue("is_stranger")
    requests = row.integer("requests") ?? 0
    firstTime = row.text("first_time")
    lastTime = row.text("last_time")
  }

  /// A browser lets a page read this answer with the visitor's credentials, or just did.
  var isAllowed: Bool { verdict == "allowed" || verdictCredentialed == "allowed" }

  /// Credentials were sent, and the answer to them was granted: the strongest credential evidence.
  var showsCredentials: Bool {
    allowCredentials == "true" && (hasCookie || hasRemoteUser) && isAllowed
  }

  /// A preflight was granted for a method that changes something, or such a request was executed.
  var grantsWrite: Bool {
    guard isAllowed else { return false }
    if kind == "preflight" { return requestMethod.map(isWrite) ?? false }
    return (method.map(isWrite) ?? false) && !isError
  }

  var isError: Bool { status.map { $0 >= 400 } ?? false }
}

/// Methods that change something, in the sense of severity: all but GET, HEAD and OPTIONS. An empty
/// method (absent) is none.
private func isWrite(_ method: String) -> Bool {
  !method.isEmpty && method != "GET" && method != "HEAD" && method != "OPTIONS"
}
