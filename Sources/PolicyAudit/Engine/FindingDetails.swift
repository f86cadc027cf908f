import AuditStore

/// Fills in what of a finding's evidence are lists: routes, origins and sample lines, each bounded,
/// whatever a log invented.
struct FindingDetails {
  let store: StoreReader
  /// UTF-8 bytes of lists that may still be kept.
  private var budget = FindingDetails.mostBytes
  /// Findings whose proof may still be shown in full.
  private var proofs = FindingDetails.mostProofs

  init(store: StoreReader) { self.store = store }

  /// Routes that a finding lists; of further ones it says how many they are.
  static let mostRoutes = 1000
  /// Origins that a finding names.
  static let mostOrigins = 10
  /// Lines that prove a finding.
  static let mostSamples = 5
  /// Bytes of lists in one audit; when they are spent, a list is its first entry.
  static let mostBytes = 8 << 20
  /// Findings, of those that are not accepted, whose first sample has the line's fields: a report
  /// for people shows fewer.
  static let mostProofs = 100

  /// Findings are to be filled in the order of the audit: the first have the most room.
  mutating func fill(_ finding: inout Finding, _ id: Int64) throws(AuditError) {
    let routes = try mostRequested("route", of: id, atMost: FindingDetails.mostRoutes)
    finding.routes = withinBudget(routes.names)
    finding.moreRoutes = routes.count - Int64(finding.routes.count)
    let origins = try mostRequested("origin", of: id, atMost: FindingDetails.mostOrigins)
    finding.evidence.origins = withinBudget(origins.names)
    finding.evidence.originCount = origins.count
    finding.evidence.parties = try count("party", of: id)
    let isShown = finding.accepted == nil && proofs > 0
    if isShown { proofs -= 1 }
    finding.evidence.samples = try samples(of: id, withFields: isShown)
  }

  private mutating func withinBudget(_ names: [String]) -> [String] {
    var kept: [String] = []
    for name in names where kept.isEmpty || budget > 0 {
      kept.append(name)
      budget -= name.utf8.count
    }
    return kept
  }

  /// The patterns that prove a finding, `?1`.
  private static let patterns = "temp.proof CROSS JOIN temp.pattern USING (policy_id)"

  private func mostRequested(
    _ column: String, of id: Int64, atMost limit: Int
  ) throws(AuditError) -> MostRequested {
    var most = MostRequested(limit: limit)
    // A request to no route that is known is one to the empty route, one without an origin has none.
    let condition = column == "route" ? "1" : "\(column) <> ''"
    try store.forEachRow(
      """
      SELECT \(column), sum(requests) FROM \(FindingDetails.patterns)
      WHERE finding = ?1 AND \(condition) GROUP BY \(column)
      """, [.integer(id)]
    ) { row in most.add(row[0].text ?? "", row[1].integer ?? 0) }
    return most
  }

  private func count(_ column: String, of id: Int64) throws(AuditError) -> Int64 {
    try store.rows(
      """
      SELECT count(*) AS number FROM (SELECT 1 FROM \(FindingDetails.patterns)
        WHERE finding = ?1 AND \(column) <> '' GROUP BY \(column))
      """, [.integer(id)]
    ).first?.integer("number") ?? 0
  }

  /// The clearest lines: of browsers before others, of frequent patterns before rare ones, and of
  /// each origin and route one before a second of any.
  private func samples(of id: Int64, withFields: Bool) throws(AuditError) -> [EvidenceSample] {
    var seen: Set<[String]> = []
    var firsts: [Int64] = []
    var others: [Int64] = []
    try store.forFirstRows(
      """
      SELECT policy_id, route, coalesce(origin, '') FROM \(FindingDetails.patterns)
      WHERE finding = ?1 ORDER BY is_synthetic, requests DESC, policy_id
      """, [.integer(id)]
    ) { row in
      guard let pattern = row[0].integer else { return true }
      if seen.insert([row[1].text ?? "", row[2].text ?? ""]).inserted {
        firsts.append(pattern)
      } else if others.count < FindingDetails.mostSamples {
        others.append(pattern)
      }
      return firsts.count < FindingDetails.mostSamples
    }
    var samples: [EvidenceSample] = []
    var more: [EvidenceSample] = []
    for pattern in (firsts + others).prefix(FindingDetails.mostSamples) {
      let lines = try lines(of: pattern, withFields: withFields && samples.isEmpty)
      samples += lines.prefix(1)
      more += lines.dropFirst()
    }
    return Array((samples + more).prefix(FindingDetails.mostSamples))
  }

  /// One line of each of the first days and servers of a pattern.
  private func lines(
    of pattern: Int64, withFields: Bool
  ) throws(AuditError) -> [EvidenceSample] {
    let rows = try store.rows(
      """
      SELECT \(withFields ? "*" : "sample_source, sample_line") FROM temp.policies
      WHERE policy_id = ?1 ORDER BY day, server LIMIT ?2
      """, [.integer(pattern), .integer(Int64(FindingDetails.mostSamples))])
    return rows.enumerated().compactMap { index, row in
      guard let source = row.text("sample_source"), let line = row.integer("sample_line") else {
        return nil
      }
      let fields = withFields && index == 0 ? row.fields : []
      return EvidenceSample(
        source: source, line: line, fields: fields.filter { !countedColumns.contains($0.name) })
    }
  }
}

/// Columns of `policies` that tell of a pattern's day, not of the line.
private let countedColumns: Set<String> = [
  "requests", "private_clients", "with_duration", "slow_requests", "first_time", "last_time",
  "sample_source", "sample_line", "policy_id", "day",
]
