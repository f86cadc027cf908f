/// What holds in every store that the program wrote, as statements that find a row where it does not.
///
/// What a row refers to in a dictionary is not looked up here: taking the row finds that out.
let inputInvariants: [(detail: String, broken: String)] = [
  (
    "a configuration is not as the program writes it",
    """
    SELECT 1 FROM configuration WHERE \(isNoID("id")) OR typeof(options) <> 'text'
      OR NOT json_valid(options)
    """
  ),
  (
    "a log is not as the program writes it",
    """
    SELECT 1 FROM source WHERE id NOT BETWEEN 1 AND 2147483647
      OR typeof(label) <> 'text' OR typeof(format) <> 'text' OR typeof(name) <> 'text'
      OR duplicate_visibility NOT IN ('first', 'last', 'joined', 'all', 'unknown')
      OR time_kind NOT IN ('start', 'end')
      OR state NOT IN ('complete', 'growing', 'incomplete', 'damaged')
      OR typeof(possible_fields) <> 'integer'
      OR \(isOutside("consumed_bytes", 0, mostBytes)) OR \(isOutside("pending_bytes", 0, mostBytes))
      OR \(isOutside("consumed_lines", 0, ExchangeID.mostLines))
      OR \(isOutside("first_block", 0, mostBytes >> 20))
      OR \(isNoTime("base_ms")) OR \(isNoTime("first_ms")) OR \(isNoTime("last_ms"))
      OR \(isNoTime("rows_pruned_ms")) OR \(isNoTime("rollups_pruned_ms"))
      OR typeof(waypoints) NOT IN ('null', 'blob') OR length(waypoints) > 65536
      OR NOT EXISTS (SELECT 1 FROM configuration WHERE id = source.configuration)
    """
  ),
  (
    "a log's name is not as the program writes it",
    """
    SELECT 1 FROM source_name WHERE \(hasNoSource("source_name"))
      OR typeof(name) <> 'text' OR \(isOutside("position", -mostCount, mostCount))
    """
  ),
  (
    "a log's changed options are not as the program writes them",
    """
    SELECT 1 FROM source_change WHERE \(hasNoSource("source_change"))
      OR \(isOutside("from_line", 1, ExchangeID.mostLines + 1)) OR typeof(format) <> 'text'
      OR NOT EXISTS (SELECT 1 FROM configuration WHERE id = source_change.configuration)
    """
  ),
  (
    "a block of the ledger is not as the program writes it",
    """
    SELECT 1 FROM source_block WHERE \(hasNoSource("source_block"))
      OR \(isOutside("block", 0, mostBytes >> 20)) OR \(isOutside("length", 1, blockLength))
      OR typeof(hash) <> 'blob' OR length(hash) <> 16
    """
  ),
  (
    "the ledger does not have all blocks of a log",
    """
    SELECT 1 FROM source WHERE consumed_bytes >> 20 <> (
        SELECT count(*) FROM source_block
        WHERE source = source.id AND length = \(blockLength) AND block < consumed_bytes >> 20)
      OR consumed_bytes & \(blockLength - 1) > 0 AND NOT EXISTS (
        SELECT 1 FROM source_block
        WHERE source = source.id AND block = consumed_bytes >> 20
          AND length >= consumed_bytes & \(blockLength - 1))
    """
  ),
  (
    "a count of lines is not as the program writes it",
    """
    SELECT 1 FROM line_count WHERE \(hasNoSource("line_count"))
      OR outcome NOT IN ('entry', 'foreign', 'comment', 'blank', 'rejected')
      OR typeof(reason) <> 'text' OR \(isOutside("lines", 0, mostCount))
    UNION ALL
    SELECT 1 FROM field_count WHERE \(hasNoSource("field_count"))
      OR typeof(logged_fields) <> 'integer' OR \(isOutside("requests", 0, mostCount))
    """
  ),
  (
    "a rejected line is not as the program writes it",
    """
    SELECT 1 FROM rejected_line WHERE \(hasNoSource("rejected_line"))
      OR typeof(reason) <> 'text' OR typeof(shape) <> 'text'
      OR typeof(position) <> 'integer' OR typeof(length) <> 'integer'
      OR \(isOutside("line", 0, ExchangeID.mostLines))
    """
  ),
  (
    "it keeps more rejected lines than the program does",
    """
    SELECT 1 FROM rejected_line GROUP BY source, reason
    HAVING count(*) > \(BatchWriter.rejectedSamplesKept)
    """
  ),
  (
    "a text is not as the program writes it",
    """
    SELECT 1 FROM text WHERE \(isNoID("id")) OR typeof(value) <> 'text'
    UNION ALL
    SELECT 1 FROM route WHERE \(isNoID("id")) OR typeof(value) <> 'text'
    UNION ALL
    SELECT 1 FROM user_agent WHERE \(isNoID("id")) OR typeof(value) <> 'text'
      OR family NOT IN ('chromium', 'firefox', 'safari', 'other', '')
    """
  ),
  (
    "a site is not as the program writes it",
    """
    SELECT 1 FROM site WHERE \(isNoID("id")) OR typeof(value) <> 'text'
      OR typeof(scheme) <> 'text' OR typeof(host) <> 'text' OR \(isOutside("port", 0, 65535))
      OR exposure NOT IN ('public', 'private', 'loopback')
    """
  ),
  (
    "an origin is not as the program writes it",
    """
    SELECT 1 FROM origin WHERE \(isNoID("id"))
      OR value IS NOT CASE id WHEN 1 THEN NULL WHEN 2 THEN '' ELSE nullif(value, '') END
      OR (id > 2 AND typeof(value) <> 'text') OR typeof(party) NOT IN ('null', 'text')
      OR typeof(icann_party) NOT IN ('null', 'text') OR typeof(category) NOT IN ('null', 'text')
    UNION ALL
    SELECT 1 WHERE (SELECT count(*) FROM origin WHERE id IN (1, 2)) <> 2
    """
  ),
  (
    "a target, a pattern or a client is not as the program writes it",
    """
    SELECT 1 FROM target WHERE \(isNoID("id")) OR typeof(site) <> 'integer'
      OR typeof(route) <> 'integer' OR typeof(method) <> 'integer'
    UNION ALL
    SELECT 1 FROM pattern WHERE \(isNoID("id")) OR typeof(target) <> 'integer'
      OR typeof(origin) <> 'integer' OR typeof(answer) <> 'integer'
    UNION ALL
    SELECT 1 FROM client WHERE \(isNoID("id")) OR typeof(key) <> 'integer'
      OR typeof(address) <> 'integer' OR typeof(user_agent) <> 'integer'
    """
  ),
  (
    "an answer is not as the program writes it",
    """
    SELECT 1 FROM answer WHERE \(isNoID("id")) OR typeof(digest) <> 'blob' OR length(digest) <> 16
      OR \(answerColumnsOfOtherKinds)
    """
  ),
  (
    "a day's count is not as the program writes it",
    """
    SELECT 1 FROM policy_day WHERE \(hasNoSource("policy_day")) OR \(isOutside("day", -most32, most32))
      OR typeof(pattern) <> 'integer' OR \(isOutside("requests", 1, mostCount))
      OR \(isOutside("private_clients", 0, mostCount)) OR \(isOutside("with_duration", 0, mostCount))
      OR \(isOutside("slow_requests", 0, mostCount)) OR \(isNoTime("first_time"))
      OR \(isNoTime("last_time")) OR \(isOutside("sample_line", 0, ExchangeID.mostLines))
    """
  ),
  (
    "an hour's count is not as the program writes it",
    """
    SELECT 1 FROM traffic_hour WHERE \(hasNoSource("traffic_hour"))
      OR \(isOutside("hour", -most32, most32)) OR typeof(target) <> 'integer'
      OR typeof(answer) <> 'integer' OR \(isOutside("requests", 1, mostCount))
      OR \(isOutside("bytes", 0, Int64.max))
    """
  ),
  (
    "a count of referers is not as the program writes it",
    """
    SELECT 1 FROM referer_hour WHERE \(hasNoSource("referer_hour"))
      OR \(isOutside("hour", -most32, most32)) OR typeof(target) <> 'integer'
      OR typeof(referer) <> 'integer' OR referer <= 2 OR \(isOutside("requests", 1, mostCount))
    """
  ),
  (
    "an exchange is not as the program writes it",
    """
    SELECT 1 FROM exchange WHERE \(isNoTime("time")) OR typeof(client) <> 'integer'
      OR typeof(pattern) <> 'integer' OR typeof(bytes) NOT IN ('integer', 'null')
      OR typeof(duration) NOT IN ('integer', 'null') OR typeof(url) <> 'integer'
    """
  ),
  (
    "a path is not as the program writes it",
    """
    SELECT 1 FROM exchange_path WHERE typeof(path) <> 'text'
      OR NOT EXISTS (SELECT 1 FROM exchange WHERE id = exchange_path.exchange)
    """
  ),
]

private let blockLength = LedgerWalk.blockLength
/// Far beyond any log, and far from where sums overflow.
private let mostBytes: Int64 = 1 << 56
private let mostCount: Int64 = 1 << 40
private let most32: Int64 = 1 << 31

/// Ids leave room for those that are added behind them.
private func isNoID(_ column: String) -> String {
  "\(column) NOT BETWEEN 1 AND \(1 << 60 as Int64)"
}

private func isOutside(_ column: String, _ least: Int64, _ most: Int64) -> String {
  "typeof(\(column)) <> 'integer' OR \(column) NOT BETWEEN \(least) AND \(most)"
}

/// Milliseconds, or NULL; sums of two of them do not overflow.
private func isNoTime(_ column: String) -> String {
  """
  typeof(\(column)) NOT IN ('integer', 'null') \
  OR \(column) NOT BETWEEN -2305843009213693952 AND 2305843009213693952
  """
}

private func hasNoSource(_ table: String) -> String {
  "NOT EXISTS (SELECT 1 FROM source WHERE source.id = \(table).source)"
}

private let answerColumnsOfOtherKinds: String = {
  let numbers: Set<String> = [
    "logged_fields", "empty_fields", "status", "is_asterisk_form", "upgrades_to_websocket",
    "has_cookie", "has_authorization", "has_remote_user", "is_scanner", "sets_cookie",
    "engine_divergent", "synthetic", "max_age_s",
  ]
  return (baseAnswerColumns + derivedAnswerColumns).map { column in
    "typeof(\(column)) NOT IN ('null', '\(numbers.contains(column) ? "integer" : "text")')"
  }.joined(separator: " OR ")
}()
