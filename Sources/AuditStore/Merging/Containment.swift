import CORSTraffic

/// Whether everything that was counted of one log is among what was counted of a longer one: no
/// counter is greater, and the exchanges kept of its lines are the same ones.
///
/// Values are compared, never ids; keyed values only where both stores have the same key. What was
/// pruned in either store is left out.
struct Containment {
  private let connection: MergeConnection
  private let shorter: MergeLog
  private let longer: MergeLog

  private static let cache = 8192
  private static let matched = ["target", "answer", "pattern", "client"]

  init(
    shorter: MergeLog, in shorterStore: MergeInput, longer: MergeLog, in longerStore: MergeInput,
    stop: StopSignal
  ) throws(StoreError) {
    self.shorter = shorter
    self.longer = longer
    connection = try MergeConnection(
      .comparing, file: "", path: shorterStore.path, cache: Containment.cache, stop: stop)
    try connection.attach(longerStore.path, as: "longer", cache: Containment.cache)
    try connection.attach(shorterStore.path, as: "shorter", cache: Containment.cache)
  }

  func holds() throws(StoreError) -> Bool {
    try makeMatches()
    for table in Containment.matched
    where try connection.exists("SELECT 1 FROM temp.\(table)_match WHERE match IS NULL") {
      return false
    }
    for missing in [
      missingLines, missingHours, missingReferers, missingDays, missingExchanges,
    ]
    where try connection.exists(missing) {
      return false
    }
    let mine = try connection.integer(
      "SELECT count(*) FROM shorter.exchange WHERE \(isOfShorter("id"))\(isKept("time", "shorter"))"
    )
    let others = try connection.integer(
      """
      SELECT count(*) FROM longer.exchange
      WHERE id BETWEEN \(longer.id << 32) AND \(longer.id << 32 + shorter.consumedLines)\
      \(isKept("time", "longer"))
      """)
    return mine == others
  }

  /// TEMP tables: for each value of the shorter's that its rows use, its id in the longer's store.
  private func makeMatches() throws(StoreError) {
    for table in Containment.matched {
      try connection.execute(
        "CREATE TEMP TABLE \(table)_match (id INTEGER PRIMARY KEY, match INTEGER)")
    }
    try connection.execute(
      """
      INSERT INTO temp.pattern_match (id)
      SELECT pattern FROM shorter.policy_day WHERE source = \(shorter.id)
      UNION SELECT pattern FROM shorter.exchange WHERE \(isOfShorter("id"))
      """)
    try connection.execute(
      """
      INSERT INTO temp.target_match (id)
      SELECT target FROM shorter.traffic_hour WHERE source = \(shorter.id)
      UNION SELECT target FROM shorter.referer_hour WHERE source = \(shorter.id)
      UNION SELECT target FROM shorter.pattern WHERE id IN (SELECT id FROM temp.pattern_match)
      """)
    try connection.execute(
      """
      INSERT INTO temp.answer_match (id)
      SELECT answer FROM shorter.traffic_hour WHERE source = \(shorter.id)
      UNION SELECT answer FROM shorter.pattern WHERE id IN (SELECT id FROM temp.pattern_match)
      """)
    try connection.execute(
      """
      INSERT INTO temp.client_match (id)
      SELECT DISTINCT client FROM shorter.exchange WHERE \(isOfShorter("id"))
      """)
    try connection.execute(
      """
      UPDATE temp.target_match SET match = (
        SELECT found.id FROM shorter.target AS mine
        CROSS JOIN shorter.site ON site.id = mine.site
        CROSS JOIN shorter.route ON route.id = mine.route
        CROSS JOIN longer.target AS found
          ON found.site = (
            SELECT id FROM longer.site AS other
            WHERE other.scheme = site.scheme AND other.host = site.host AND other.port = site.port)
          AND found.route = (
            SELECT id FROM longer.route AS other WHERE other.value = route.value)
          AND found.method = \(textMatch("mine.method"))
        WHERE mine.id = target_match.id)
      """)
    try connection.execute(
      """
      UPDATE temp.answer_match SET match = (
        SELECT found.id FROM shorter.answer AS mine
        CROSS JOIN longer.answer AS found ON found.digest = mine.digest
        WHERE mine.id = answer_match.id)
      """)
    try connection.execute(
      """
      UPDATE temp.pattern_match SET match = (
        SELECT found.id FROM shorter.pattern AS mine
        CROSS JOIN shorter.origin ON origin.id = mine.origin
        CROSS JOIN longer.pattern AS found
          ON found.target = (SELECT match FROM temp.target_match WHERE id = mine.target)
          AND found.origin = CASE WHEN mine.origin <= 2 THEN mine.origin
            ELSE (SELECT id FROM longer.origin AS other WHERE other.value = origin.value) END
          AND found.answer = (SELECT match FROM temp.answer_match WHERE id = mine.answer)
        WHERE mine.id = pattern_match.id)
      """)
    try makeClientMatches()
  }

  /// Without a common key clients are compared by what is kept of them in clear; then the match is no
  /// id but any of the clients that look so.
  private func makeClientMatches() throws(StoreError) {
    let isKeyCommon = try isKeyCommon()
    let look = "(SELECT id FROM longer.user_agent AS other WHERE other.value = user_agent.value)"
    try connection.execute(
      """
      CREATE TEMP TABLE client_look AS
      SELECT client_match.id AS id, \(isKeyCommon ? "mine.key" : "NULL") AS key,
        \(textMatch("mine.address")) AS address,
        CASE mine.user_agent WHEN 0 THEN 0 ELSE \(look) END AS user_agent
      FROM temp.client_match
      CROSS JOIN shorter.client AS mine ON mine.id = client_match.id
      LEFT JOIN shorter.user_agent ON user_agent.id = mine.user_agent
      """)
    try connection.execute("CREATE UNIQUE INDEX temp.client_look_id ON client_look (id)")
    try connection.execute(
      """
      UPDATE temp.client_match SET match = (
        SELECT \(isKeyCommon
          ? """
            (SELECT found.id FROM longer.client AS found
             WHERE found.key = client_look.key AND found.address = client_look.address
               AND found.user_agent = client_look.user_agent)
            """
          : "CASE WHEN address IS NOT NULL AND user_agent IS NOT NULL THEN id END")
        FROM temp.client_look WHERE client_look.id = client_match.id)
      """)
  }

  private func isKeyCommon() throws(StoreError) -> Bool {
    try connection.exists(
      """
      SELECT 1 FROM shorter.store_key AS mine JOIN longer.store_key AS other
        ON mine.name = 'client_key' AND other.name = mine.name AND other.value = mine.value
      """)
  }
}

// What is missing in the longer, as statements that find it.
extension Containment {
  private var missingLines: String {
    """
    SELECT 1 FROM shorter.line_count AS mine WHERE source = \(shorter.id) AND NOT EXISTS (
      SELECT 1 FROM longer.line_count AS other
      WHERE other.source = \(longer.id) AND other.outcome = mine.outcome
        AND other.reason = mine.reason AND other.lines >= mine.lines)
    UNION ALL
    SELECT 1 FROM shorter.field_count AS mine WHERE source = \(shorter.id) AND NOT EXISTS (
      SELECT 1 FROM longer.field_count AS other
      WHERE other.source = \(longer.id) AND other.logged_fields = mine.logged_fields
        AND other.requests >= mine.requests)
    """
  }

  private var missingHours: String {
    """
    SELECT 1 FROM shorter.traffic_hour AS mine
    WHERE source = \(shorter.id) AND hour >= \(firstWhole(3_600_000)) AND NOT EXISTS (
      SELECT 1 FROM longer.traffic_hour AS other
      WHERE other.source = \(longer.id) AND other.hour = mine.hour
        AND other.target = (SELECT match FROM temp.target_match WHERE id = mine.target)
        AND other.answer = (SELECT match FROM temp.answer_match WHERE id = mine.answer)
        AND other.requests >= mine.requests AND other.bytes >= mine.bytes)
    """
  }

  private var missingReferers: String {
    """
    SELECT 1 FROM shorter.referer_hour AS mine
    WHERE source = \(shorter.id) AND hour >= \(firstWhole(3_600_000)) AND NOT EXISTS (
      SELECT 1 FROM longer.referer_hour AS other
      WHERE other.source = \(longer.id) AND other.hour = mine.hour
        AND other.target = (SELECT match FROM temp.target_match WHERE id = mine.target)
        AND other.referer = (
          SELECT found.id FROM longer.origin AS found WHERE found.value = (
            SELECT value FROM shorter.origin WHERE id = mine.referer))
        AND other.requests >= mine.requests)
    """
  }

  private var missingDays: String {
    """
    SELECT 1 FROM shorter.policy_day AS mine
    WHERE source = \(shorter.id) AND day >= \(firstWhole(86_400_000)) AND NOT EXISTS (
      SELECT 1 FROM longer.policy_day AS other
      WHERE other.day = mine.day
        AND other.pattern = (SELECT match FROM temp.pattern_match WHERE id = mine.pattern)
        AND other.source = \(longer.id)
        AND other.requests >= mine.requests AND other.private_clients >= mine.private_clients
        AND other.with_duration >= mine.with_duration
        AND other.slow_requests >= mine.slow_requests
        AND other.sample_line = mine.sample_line)
    """
  }

  private var missingExchanges: String {
    let client = """
      EXISTS (
        SELECT 1 FROM temp.client_look CROSS JOIN longer.client AS seen ON seen.id = other.client
        WHERE client_look.id = mine.client AND seen.address = client_look.address
          AND seen.user_agent = client_look.user_agent
          AND (client_look.key IS NULL OR seen.key = client_look.key AND other.url = mine.url))
      """
    return """
      SELECT 1 FROM shorter.exchange AS mine
      WHERE \(isOfShorter("mine.id"))\(isKept("mine.time", "shorter")) AND NOT EXISTS (
        SELECT 1 FROM longer.exchange AS other
        WHERE other.id = mine.id + \((longer.id - shorter.id) << 32)
          AND other.time + \(base("longer")) IS mine.time + \(base("shorter"))
          AND other.pattern = (SELECT match FROM temp.pattern_match WHERE id = mine.pattern)
          AND other.bytes IS mine.bytes AND other.duration IS mine.duration AND \(client))
      """
  }

  private func isOfShorter(_ id: String) -> String {
    "\(id) BETWEEN \(shorter.id << 32) AND \((shorter.id << 32) + ExchangeID.mostLines)"
  }

  private func base(_ store: String) -> String {
    let id = store == "shorter" ? shorter.id : longer.id
    return "(SELECT coalesce(base_ms, 0) FROM \(store).source WHERE id = \(id))"
  }

  /// Of exchanges: that neither store pruned them.
  private func isKept(_ time: String, _ store: String) -> String {
    guard let bound = [shorter.rowsPruned, longer.rowsPruned].compactMap(\.self).max() else {
      return ""
    }
    return " AND (\(time) IS NULL OR \(time) + \(base(store)) >= \(bound))"
  }

  /// The first hour or day that neither store pruned; one that has begun before is left out.
  private func firstWhole(_ milliseconds: Int64) -> Int64 {
    let pruned = [shorter.rollupsPruned, longer.rollupsPruned].compactMap(\.self).max()
    return pruned.map { $0 / milliseconds + 1 } ?? -(1 << 32)
  }

  /// The id of a text in the longer's store; 0 for 0.
  private func textMatch(_ id: String) -> String {
    """
    CASE \(id) WHEN 0 THEN 0 ELSE (
      SELECT other.id FROM shorter.text AS own
      CROSS JOIN longer.text AS other ON other.value = own.value WHERE own.id = \(id)) END
    """
  }
}
