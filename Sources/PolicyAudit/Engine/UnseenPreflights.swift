/// Requests that a browser sends only after a preflight, of sites whose logs have no OPTIONS at all.
///
/// The preflights were sent, but these logs do not show them: they leave OPTIONS out, or something in
/// front of the server answers them. What browsers were told then is not known, which is no pass.
package struct UnseenPreflights: Hashable, Sendable {
  /// Requests that needed a preflight.
  package var requests: Int64 = 0
  /// How many sites they went to, and some of them, most requests first.
  package var siteCount = 0
  package var sites: [String] = []
  /// Logs that they are in.
  package var sources: [String] = []

  /// More names are not kept: invented hosts have no end.
  package static let mostNames = 20

  package init() {}
}

extension UnseenPreflights {
  /// Those of the window.
  init(in store: StoreReader) throws(AuditError) {
    let unseen = """
      SELECT server, site, sample_source, sum(requests) AS requests FROM temp.policies
      WHERE class = 'cors-preflighted' AND method <> 'OPTIONS' AND synthetic = 0
        AND (server, site) NOT IN (SELECT server, site FROM temp.traffic WHERE method = 'OPTIONS')
      GROUP BY server, site, sample_source
      """
    try store.forEachRow(
      "SELECT site, sum(requests) FROM (\(unseen)) GROUP BY site ORDER BY sum(requests) DESC, site"
    ) { row in
      requests += row[1].integer ?? 0
      siteCount += 1
      if sites.count < Self.mostNames { sites.append(row[0].text ?? "") }
    }
    guard requests > 0 else { return }
    try store.forEachRow(
      """
      SELECT sample_source FROM (\(unseen)) WHERE sample_source IS NOT NULL
      GROUP BY sample_source ORDER BY sum(requests) DESC, sample_source LIMIT \(Self.mostNames)
      """
    ) { row in sources.append(row[0].text ?? "") }
  }
}
