/// That two contributions of one log, of which one is left out, were made in the same way: the base is
/// a function of the lines and of how they were read.
struct Agreement {
  private let log: MergeLog
  private let store: MergeInput
  private let longer: MergeLog
  private let longerStore: MergeInput

  /// - Parameter log: the one that is left out.
  init(
    of log: MergeLog, in store: MergeInput, with longer: MergeLog, in longerStore: MergeInput
  ) {
    self.log = log
    self.store = store
    self.longer = longer
    self.longerStore = longerStore
  }

  func check() throws(StoreError) {
    if let difference = try difference() {
      throw .merge(
        .contribution(
          MergeRefusal.LogPlace(store: store.path, name: log.name),
          MergeRefusal.LogPlace(store: longerStore.path, name: longer.name),
          difference: difference))
    }
  }

  private func difference() throws(StoreError) -> String? {
    let mine = try history(of: log, in: store)
    let others = try history(of: longer, in: longerStore)
    // Changes behind the shorter's end are none of its lines.
    let shared = others.filter { $0.fromLine <= max(1, log.consumedLines) }
    let known = mine.filter { $0.fromLine <= max(1, log.consumedLines) }
    if known.map(\.fromLine) != shared.map(\.fromLine) {
      return "the options or the format changed at other lines"
    }
    for (one, other) in zip(known, shared) {
      if one.options != other.options { return "other options held from line \(one.fromLine) on" }
      if let format = one.format, let otherFormat = other.format, format != otherFormat {
        return "it was read as \(format) in the one and as \(otherFormat) in the other"
      }
    }
    let isSameLength =
      log.consumedBytes == longer.consumedBytes && log.firstBlock == longer.firstBlock
    let isPrunedAlike =
      log.rowsPruned == longer.rowsPruned && log.rollupsPruned == longer.rollupsPruned
    guard isSameLength, isPrunedAlike else { return nil }
    for (what, sum) in sums where try store.sum(sum, log) != longerStore.sum(sum, longer) {
      return "the two stores have other \(what) of it"
    }
    return nil
  }

  private struct Way {
    var fromLine: Int64
    var options: String
    /// nil where it is not known any more.
    var format: String?
  }

  /// How its lines were read, in their order.
  private func history(of log: MergeLog, in store: MergeInput) throws(StoreError) -> [Way] {
    let rows = try store.connection.rows(
      """
      SELECT 0, options, NULL FROM source
      JOIN configuration ON configuration.id = source.configuration WHERE source.id = ?1
      UNION ALL
      SELECT * FROM (
        SELECT from_line, options, source_change.format FROM source_change
        JOIN configuration ON configuration.id = source_change.configuration
        WHERE source = ?1 ORDER BY from_line)
      """, [.integer(log.id)])
    var ways = rows.map { row -> Way in
      guard case (.integer(let line), .text(let options)) = (row[0], row[1]) else {
        return Way(fromLine: 0, options: "", format: nil)
      }
      if case .text(let format) = row[2] {
        return Way(fromLine: line, options: options, format: format)
      }
      return Way(fromLine: line, options: options, format: nil)
    }
    if ways.count == 1 { ways[0].format = log.format }
    return ways
  }

  /// What is equal in two stores that read the same lines, as statements on one log.
  private let sums: [(what: String, sql: String)] = [
    (
      "counts of lines",
      """
      SELECT outcome, reason, lines FROM line_count WHERE source = ?1
      UNION ALL SELECT '', logged_fields, requests FROM field_count WHERE source = ?1
      ORDER BY 1, 2
      """
    ),
    (
      "hourly counts",
      "SELECT count(*), sum(requests), total(bytes) FROM traffic_hour WHERE source = ?1"
    ),
    (
      "counts of referers",
      "SELECT count(*), sum(requests) FROM referer_hour WHERE source = ?1"
    ),
    (
      "daily counts",
      """
      SELECT count(*), sum(requests), sum(private_clients), sum(with_duration), sum(slow_requests),
        total(first_time), total(last_time), sum(sample_line)
      FROM policy_day WHERE source = ?1
      """
    ),
    (
      "exchanges",
      """
      SELECT count(*) FROM exchange
      WHERE id BETWEEN ?1 << 32 AND (?1 << 32) + \(ExchangeID.mostLines)
      """
    ),
  ]
}

extension MergeInput {
  fileprivate func sum(_ sql: String, _ log: MergeLog) throws(StoreError) -> [[SQLValue]] {
    try connection.rows(sql, [.integer(log.id)])
  }
}
