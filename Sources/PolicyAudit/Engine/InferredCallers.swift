/// Pages of other sites that asked, by their Referer, where the logs do not show Origin: inferred, as
/// a link and an image send a Referer, too.
package struct InferredCallers: Hashable, Sendable {
  package struct Caller: Hashable, Sendable {
    /// Scheme, host and port of the pages.
    package var referer: String
    package var requests: Int64
    /// Of these, OPTIONS: what a browser sends to another site only as a preflight.
    package var options: Int64
    /// Site and route that were asked most, OPTIONS first.
    package var site: String
    package var route: String
  }

  package var requests: Int64 = 0
  package var options: Int64 = 0
  package var callerCount: Int64 = 0
  /// OPTIONS first, then most requests.
  package var callers: [Caller] = []
  /// Some of the logs do not name the host asked, so that its own pages are among these.
  package var isHostUnknown = false

  /// More would hide what matters.
  package static let mostCallers = 10

  package init() {}
}

extension InferredCallers {
  /// Those of the window.
  init(in store: StoreReader, window: AuditWindow) throws(AuditError) {
    // As many rows as pages, sites and routes: they may be more than fit into memory.
    try store.write(
      """
      CREATE TEMP TABLE inferred_call AS
      SELECT referer, site, route, sum(requests) AS requests,
        sum(iif(method = 'OPTIONS', requests, 0)) AS options
      FROM main.referers
      WHERE (?1 IS NULL OR site = ?1)
        AND (?2 IS NULL OR hour IS NULL OR hour >= ?2) AND (?3 IS NULL OR hour IS NULL OR hour < ?3)
      GROUP BY referer, site, route
      """, window.ofHours.parameters)
    let sums = try store.rows(
      """
      SELECT coalesce(sum(requests), 0) AS requests, count(DISTINCT referer) AS callers,
        coalesce(sum(options), 0) AS options, coalesce(max(site = ''), 0) AS is_host_unknown
      FROM temp.inferred_call
      """)[0]
    requests = sums.integer("requests") ?? 0
    options = sums.integer("options") ?? 0
    callerCount = sums.integer("callers") ?? 0
    isHostUnknown = sums.isTrue("is_host_unknown")
    try store.forEachRow(
      """
      SELECT referer, sum(requests), sum(options), site, route, max(options * (1 << 40) + requests)
      FROM temp.inferred_call
      GROUP BY referer
      ORDER BY sum(options) > 0 DESC, sum(requests) DESC, referer LIMIT \(Self.mostCallers)
      """
    ) { row in
      callers.append(
        Caller(
          referer: row[0].text ?? "", requests: row[1].integer ?? 0, options: row[2].integer ?? 0,
          site: row[3].text ?? "", route: row[4].text ?? ""))
    }
  }
}
