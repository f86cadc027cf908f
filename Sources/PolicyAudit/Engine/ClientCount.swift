import AuditStore

/// Counts the distinct clients of all findings in one pass over the rows.
struct ClientCount {
  struct Clients {
    /// nil where no rows of the finding are kept, or no clients.
    var all: Int64?
    /// Over the patterns that show credentials in use.
    var withCredentials: Int64 = 0
  }

  let store: StoreReader
  let window: AuditWindow

  /// A client of a finding.
  private struct Pair: Hashable {
    /// Of the finding, twice; plus one for what shows credentials in use.
    let group: Int64
    let client: Int64
  }

  /// Pairs held at once, which fill a table of 16 MiB; then they go to a TEMP table.
  private static let mostPairs = 3 << 18

  /// The clients of each finding that has any, by its number in `proof`.
  func clients() throws(AuditError) -> [Int64: Clients] {
    try store.prepare(
      """
      CREATE INDEX temp.proof_by_pattern ON proof (policy_id);
      CREATE TEMP TABLE finding_client (finding INTEGER, client INTEGER,
        PRIMARY KEY (finding, client)) WITHOUT ROWID
      """)
    let writer = try store.repeated("INSERT OR IGNORE INTO temp.finding_client VALUES (?1, ?2)")
    var pairs: Set<Pair> = []
    pairs.reserveCapacity(1024)
    func spill() throws(AuditError) {
      // In the order of the table, so that it is written from its beginning to its end.
      for pair in pairs.sorted(by: { ($0.group, $0.client) < ($1.group, $1.client) }) {
        try writer.write([.integer(pair.group), .integer(pair.client)])
      }
      pairs.removeAll(keepingCapacity: true)
    }
    try store.forEachPair(
      """
      SELECT proof.finding * 2 + pattern.shows_credentials, exchanges.client_key
      FROM main.exchanges CROSS JOIN temp.proof ON proof.policy_id = exchanges.policy_id
      CROSS JOIN temp.pattern ON pattern.policy_id = exchanges.policy_id
      WHERE \(window.holdsMilliseconds("exchanges.time_ms"))
      """
    ) { group, client throws(AuditError) in
      // 0 is NULL: no client is kept.
      guard client != 0 else { return }
      pairs.insert(Pair(group: group, client: client))
      if pairs.count >= ClientCount.mostPairs { try spill() }
    }
    try spill()
    return try counted()
  }

  private func counted() throws(AuditError) -> [Int64: Clients] {
    var clients: [Int64: Clients] = [:]
    try store.forEachRow(
      """
      SELECT finding / 2, count(DISTINCT client), sum(finding % 2)
      FROM temp.finding_client GROUP BY finding / 2
      """
    ) { row in
      guard let finding = row[0].integer else { return }
      clients[finding] = Clients(
        all: row[1].integer, withCredentials: row[2].integer ?? 0)
    }
    return clients
  }
}
