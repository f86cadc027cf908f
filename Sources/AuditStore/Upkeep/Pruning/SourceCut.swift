/// What of one log lies before the limits.
///
/// What has no time is as old as the newest entry of its log; in a log without any time, as old as
/// the last change of its file. Where that is not known either, nothing tells its age, and it stays.
struct SourceCut {
  let source: Int64
  /// Exchanges at a smaller distance from the log's `base_ms` go.
  private(set) var time = Int64.min
  /// Exchanges without time go.
  private(set) var takesRowsWithoutTime = false
  /// Counters of earlier hours go.
  private(set) var hour = Int64.min
  /// Counters without time go: those of day 0 without a first time, and of hour 0.
  private(set) var takesCountersWithoutTime = false
  /// The counters of hour 0 are of 1970: the log has such times.
  private(set) var hasHourZero = false
  /// Some entries of the log lie before the limit, so that its rows are marked as pruned.
  private(set) var marksRows = false
  private(set) var marksRollUps = false
  /// Nothing tells how old the log is.
  let isAgeless: Bool

  /// - Parameters:
  ///   - base: what times of its exchanges are distances from.
  ///   - first: the time of its first entry.
  ///   - age: the time of its last entry, or else of its file's last change.
  init(
    source: Int64, base: Int64?, first: Int64?, age: Int64?, limits: RetentionLimits
  ) {
    self.source = source
    isAgeless = age == nil
    guard let age else { return }
    if let rows = limits.rows {
      let (distance, overflow) = rows.subtractingReportingOverflow(base ?? 0)
      time = overflow ? .min : distance
      takesRowsWithoutTime = age < rows
      marksRows = (first ?? age) < rows
    }
    if let rollUps = limits.rollUps {
      hour = limits.firstHour
      takesCountersWithoutTime = age < rollUps
      hasHourZero = first.map { $0 < 3_600_000 } ?? false
      marksRollUps = (first ?? age) < rollUps
    }
  }

  /// The ids of its exchanges.
  var lowestID: SQLValue { .integer(ExchangeID.make(source: source, line: 0)) }
  var highestID: SQLValue {
    .integer(ExchangeID.make(source: source, line: ExchangeID.mostLines))
  }

  /// An exchange that goes, with ``rowParameters``.
  static let goingRow = "id BETWEEN ?1 AND ?2 AND coalesce(time < ?3, ?4)"
  /// An exchange that stays.
  static let stayingRow = "id BETWEEN ?1 AND ?2 AND NOT coalesce(time < ?3, ?4)"

  var rowParameters: [SQLValue] {
    [lowestID, highestID, .integer(time), .integer(takesRowsWithoutTime ? 1 : 0)]
  }

  /// The tables of counters by hour; what counts a part stands before the whole.
  static let hourTables = ["referer_hour", "traffic_hour"]

  /// A counter of an hour that goes, with ``hourParameters``.
  static let goingHour = "(hour < ?2 AND (hour <> 0 OR ?3))"

  var hourParameters: [SQLValue] {
    [
      .integer(source), .integer(hour),
      .integer(takesCountersWithoutTime || hasHourZero ? 1 : 0),
    ]
  }
}

/// Reads the store by statements of ours, on whichever connection.
typealias StoreQuery = (_ sql: String, _ parameters: [SQLValue]) throws -> [[SQLValue]]

extension SourceCut {
  /// Of every log, in the order of their ids.
  static func all(_ limits: RetentionLimits, _ query: StoreQuery) throws -> [SourceCut] {
    let rows = try query(
      """
      SELECT source.id, base_ms, first_ms, coalesce(last_ms, file.modified_ms) FROM source
      LEFT JOIN (
        SELECT source, max(modified_ns) / 1000000 AS modified_ms FROM known_file GROUP BY source
      ) AS file ON file.source = source.id
      ORDER BY source.id
      """, [])
    return rows.compactMap { row in
      row[0].integer.map { id in
        SourceCut(
          source: id, base: row[1].integer, first: row[2].integer, age: row[3].integer,
          limits: limits)
      }
    }
  }
}
