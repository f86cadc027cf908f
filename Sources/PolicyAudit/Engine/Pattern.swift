/// The TEMP table `pattern`: each pattern that is evidence, its days and servers in the window
/// summed, with what severity and weight depend on.
enum Pattern {
  /// A browser lets a page read this answer with the visitor's credentials, or just did.
  private static let isAllowed = "(verdict = 'allowed' OR verdict_credentialed = 'allowed')"

  /// Credentials were sent, and the answer to them was granted: the strongest credential evidence.
  private static let showsCredentials = """
    (allow_credentials = 'true' AND (has_cookie = 1 OR has_remote_user = 1) AND \(isAllowed))
    """

  /// Methods that change something, in the sense of severity: all but GET, HEAD and OPTIONS. An empty
  /// method (absent) is none.
  private static func isWrite(_ method: String) -> String {
    "\(method) NOT IN ('', 'GET', 'HEAD', 'OPTIONS')"
  }

  /// A preflight was granted for a method that changes something, or such a request was executed.
  private static let grantsWrite = """
    (\(isAllowed) AND iif(kind = 'preflight', \(isWrite("request_method")),
      \(isWrite("method")) AND coalesce(status < 400, 1)))
    """

  /// The columns and what they are made of. Conditions are 1 or 0; what is not logged is 0.
  private static let columns: [(name: String, value: String)] = [
    ("route", "coalesce(route, '')"),
    ("origin", "policies.origin"),
    ("party", "origin_party"),
    ("requests", "sum(requests)"),
    ("first_time", "min(first_time)"),
    ("last_time", "max(last_time)"),
    ("is_synthetic", condition("synthetic = 1")),
    // Granted by name, trusted, or one's own over https.
    ("is_known", condition("known.known = 1")),
    // A stranger, or the http twin of one's own that was never granted anything.
    ("is_stranger", condition("known.known = 0")),
    ("shows_credentials", condition(showsCredentials)),
    ("never_allows_credentials", condition("allow_credentials <> 'true'")),
    ("grants_write", condition(grantsWrite)),
    ("is_error", condition("status >= 400")),
    ("is_private", condition("site_exposure = 'private'")),
  ]

  private static func condition(_ text: String) -> String { "coalesce(\(text), 0)" }

  /// Makes the table of the patterns in `named_pattern`.
  static var statement: String {
    """
    CREATE TEMP TABLE pattern (policy_id INTEGER PRIMARY KEY,
      \(columns.map(\.name).joined(separator: ", ")));
    INSERT INTO temp.pattern
    SELECT policy_id, \(columns.map(\.value).joined(separator: ",\n  "))
    FROM temp.policies AS policies
    LEFT JOIN temp.known_origins AS known ON known.origin = policies.origin
    WHERE policy_id IN (SELECT policy_id FROM temp.named_pattern)
    GROUP BY policy_id
    """
  }
}
