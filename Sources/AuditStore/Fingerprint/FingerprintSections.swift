/// What the fingerprint is made of: SELECTs whose rows are values, never ids, in an order that only
/// the values decide.
///
/// Counters are summed over the logs of a label: which of two parting logs keeps the blocks they
/// share depends on which was read first, their sum does not. Left out are keyed values (another
/// store has another key), names, states, times of runs, and everything derived.
///
/// The fingerprint must not change: it is compared with earlier ones.
enum FingerprintSections {
  /// The base without rows.
  static let counters: [(name: String, sql: String)] = [
    ("lines", lines), ("fields", fields), ("rejected", rejected), ("policies", policies),
    ("traffic", traffic),
  ]

  /// Of what a store may have none: a section without rows does not count, so that stores made before
  /// there was one keep their fingerprint.
  static let furtherCounters: [(name: String, table: String, sql: String)] = [
    ("referers", "referer_hour", referers)
  ]

  private static let lines = """
    SELECT source.label, outcome, reason, sum(lines)
    FROM line_count JOIN source ON source.id = line_count.source
    GROUP BY source.label, outcome, reason
    ORDER BY source.label, outcome, reason
    """

  private static let fields = """
    SELECT source.label, logged_fields, sum(requests)
    FROM field_count JOIN source ON source.id = field_count.source
    GROUP BY source.label, logged_fields
    ORDER BY source.label, logged_fields
    """

  private static let rejected = """
    SELECT source.label, reason, line, position, length, shape
    FROM rejected_line JOIN source ON source.id = rejected_line.source
    ORDER BY source.label, reason, line, position, length, shape
    """

  private static let policies = """
    SELECT
      counted.label, counted.day, \(targetValues), origin.value, answer.digest,
      counted.requests, counted.private_clients, counted.with_duration, counted.slow_requests,
      counted.first_time, counted.last_time, counted.sample_line
    FROM (
      SELECT
        source.label AS label, day, pattern, sum(requests) AS requests,
        sum(private_clients) AS private_clients, sum(with_duration) AS with_duration,
        sum(slow_requests) AS slow_requests, min(first_time) AS first_time,
        max(last_time) AS last_time, min(sample_line) AS sample_line
      FROM policy_day JOIN source ON source.id = policy_day.source
      GROUP BY source.label, day, pattern
    ) AS counted
    JOIN pattern ON pattern.id = counted.pattern
    JOIN target ON target.id = pattern.target
    JOIN site ON site.id = target.site
    JOIN route ON route.id = target.route
    LEFT JOIN text AS method ON method.id = target.method
    JOIN origin ON origin.id = pattern.origin
    JOIN answer ON answer.id = pattern.answer
    ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9
    """

  private static let traffic = """
    SELECT
      counted.label, counted.hour, \(targetValues), answer.digest, counted.requests, counted.bytes
    FROM (
      SELECT source.label AS label, hour, target, answer, sum(requests) AS requests,
        CAST(total(bytes) AS INTEGER) AS bytes
      FROM traffic_hour JOIN source ON source.id = traffic_hour.source
      GROUP BY source.label, hour, target, answer
    ) AS counted
    JOIN target ON target.id = counted.target
    JOIN site ON site.id = target.site
    JOIN route ON route.id = target.route
    LEFT JOIN text AS method ON method.id = target.method
    JOIN answer ON answer.id = counted.answer
    ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
    """

  private static let referers = """
    SELECT counted.label, counted.hour, \(targetValues), origin.value, counted.requests
    FROM (
      SELECT source.label AS label, hour, target, referer, sum(requests) AS requests
      FROM referer_hour JOIN source ON source.id = referer_hour.source
      GROUP BY source.label, hour, target, referer
    ) AS counted
    JOIN target ON target.id = counted.target
    JOIN site ON site.id = target.site
    JOIN route ON route.id = target.route
    LEFT JOIN text AS method ON method.id = target.method
    JOIN origin ON origin.id = counted.referer
    ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
    """

  private static let targetValues = "site.scheme, site.host, site.port, route.value, method.value"

  /// The values of each pattern and client by id, so that rows need only their digests.
  static let patternValues = """
    SELECT pattern.id, \(targetValues), origin.value, answer.digest
    FROM pattern
    JOIN target ON target.id = pattern.target
    JOIN site ON site.id = target.site
    JOIN route ON route.id = target.route
    LEFT JOIN text AS method ON method.id = target.method
    JOIN origin ON origin.id = pattern.origin
    JOIN answer ON answer.id = pattern.answer
    """
  static let clientValues = """
    SELECT client.id, text.value, user_agent.value
    FROM client
    LEFT JOIN text ON text.id = client.address
    LEFT JOIN user_agent ON user_agent.id = client.user_agent
    """

  /// The exchanges; reads the digests of the two above from TEMP tables.
  static let rows = """
    SELECT
      source.label, exchange.id & 4294967295, source.base_ms + exchange.time,
      pattern_digest.digest, client_digest.digest, exchange.bytes, exchange.duration,
      exchange_path.path
    FROM exchange
    JOIN source ON source.id = exchange.id >> 32
    JOIN temp.pattern_digest ON pattern_digest.id = exchange.pattern
    JOIN temp.client_digest ON client_digest.id = exchange.client
    LEFT JOIN exchange_path ON exchange_path.exchange = exchange.id
    ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
    """
}
