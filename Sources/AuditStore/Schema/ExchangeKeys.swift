/// The exchanges of a window as numbers alone, for counting and finding samples among millions: the
/// view `exchanges` would look up the log of every row to know its time.
///
/// Columns: `id` (as in `exchanges`), `policy_id`, `client_id` (the same for one address and user
/// agent), `client_key` (0 where it is not kept), `time_ms`.
/// - Parameter window: milliseconds since 1970 UTC; nil for everything, also what has no time.
package func exchangeKeys(between window: ClosedRange<Int64>?) -> String {
  let condition =
    window.map { window in
      """

      WHERE source.first_ms <= \(window.upperBound) AND source.last_ms >= \(window.lowerBound)
        AND exchange.time BETWEEN \(window.lowerBound) - source.base_ms
          AND \(window.upperBound) - source.base_ms
      """
    } ?? ""
  return """
    SELECT
      exchange.id AS id,
      exchange.pattern AS policy_id,
      exchange.client AS client_id,
      (SELECT key FROM client WHERE client.id = exchange.client) AS client_key,
      source.base_ms + exchange.time AS time_ms
    FROM source
    CROSS JOIN exchange
      ON exchange.id BETWEEN source.id << 32 AND (source.id << 32) + \(ExchangeID.mostLines)\(condition)
    """
}
