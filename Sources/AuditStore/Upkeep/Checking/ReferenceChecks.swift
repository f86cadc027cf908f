/// Whatever refers to something refers to something that is there.
let referenceChecks: [StorePromise] =
  [
    StorePromise(
      sentence: "exchanges have a log, a line that is read, a pattern and a client",
      look: .select(
        """
        SELECT 'line ' || (id & 4294967295) || ' of log ' || (id >> 32) || ' has no ' || CASE
            WHEN consumed IS NULL THEN 'log'
            WHEN NOT (id & 4294967295) BETWEEN 1 AND consumed THEN 'place among its lines'
            WHEN NOT has_pattern THEN 'pattern ' || pattern
            ELSE 'client ' || client END
        FROM (
          SELECT
            id, pattern, client,
            (SELECT consumed_lines FROM source WHERE source.id = exchange.id >> 32) AS consumed,
            EXISTS (SELECT 1 FROM pattern WHERE pattern.id = exchange.pattern) AS has_pattern,
            EXISTS (SELECT 1 FROM client WHERE client.id = exchange.client) AS has_client
          FROM exchange)
        WHERE NOT (
          coalesce((id & 4294967295) BETWEEN 1 AND consumed, 0) AND has_pattern AND has_client)
        """)),
    StorePromise(
      sentence: "times of exchanges are distances from a moment",
      look: .select(
        """
        SELECT 'log ' || source.id || ' has exchanges with times, and no moment they count from'
        FROM source WHERE base_ms IS NULL AND EXISTS (
          SELECT 1 FROM exchange
          WHERE exchange.id BETWEEN source.id << 32 AND (source.id << 32) + 4294967295
            AND time IS NOT NULL)
        """)),
    reference("exchange_path", "exchange", to: "exchange", key: "exchange"),
    reference("client", "address", to: "text", unless: 0),
    reference("client", "user_agent", to: "user_agent", unless: 0),
    reference("pattern", "target", to: "target"),
    reference("pattern", "origin", to: "origin"),
    reference("pattern", "answer", to: "answer"),
    reference("target", "site", to: "site"),
    reference("target", "route", to: "route"),
    reference("target", "method", to: "text", unless: 0),
    reference("policy_day", "pattern", to: "pattern", key: "day"),
    reference("policy_day", "source", to: "source", key: "day"),
    reference("traffic_hour", "source", to: "source", key: "hour"),
    reference("traffic_hour", "target", to: "target", key: "hour"),
    reference("traffic_hour", "answer", to: "answer", key: "hour"),
    reference("referer_hour", "source", to: "source", key: "hour"),
    reference("referer_hour", "target", to: "target", key: "hour"),
    reference("referer_hour", "referer", to: "origin", key: "hour"),
    reference("source", "configuration", to: "configuration"),
    reference("finding", "audit", to: "audit", key: "fingerprint"),
    reference("known_file", "source", to: "source", key: "inode"),
    reference("source_change", "configuration", to: "configuration", key: "from_line"),
  ]
  + ["source_name", "source_block", "source_change", "line_count", "rejected_line", "field_count"]
  .map { reference($0, "source", to: "source", key: "source") }

/// - Parameters:
///   - key: what names a row of the table for people.
///   - nothing: a value that refers to nothing.
private func reference(
  _ table: String, _ column: String, to target: String, key: String = "id",
  unless nothing: Int? = nil
) -> StorePromise {
  let exception = nothing.map { "\(table).\(column) <> \($0) AND " } ?? ""
  return StorePromise(
    sentence: "every \(column) of \(table) is there",
    look: .select(
      """
      SELECT '\(table) with \(key) ' || \(table).\(key) || ': no \(target) ' || \(table).\(column)
      FROM \(table) WHERE \(exception)NOT EXISTS (
        SELECT 1 FROM \(target) AS referred WHERE referred.id = \(table).\(column))
      """))
}
