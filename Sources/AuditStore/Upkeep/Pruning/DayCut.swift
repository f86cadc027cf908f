/// What of `policy_day`, which is kept by day, lies before the limit.
struct DayCut {
  private let sourcesWithoutTime: [Int64]

  init(_ cuts: [SourceCut], _ limits: RetentionLimits) {
    sourcesWithoutTime = cuts.filter(\.takesCountersWithoutTime).map(\.source)
  }

  /// A counter that goes, with the first day that stays as `?1`; after ``prepare(_:)``.
  static let going = """
    (iif(day = 0 AND first_time IS NULL,
      source IN (SELECT source FROM temp.going_without_time), day < ?1))
    """

  /// Makes the TEMP table that ``going`` reads.
  func prepare(_ query: StoreQuery) throws {
    _ = try query("DROP TABLE IF EXISTS temp.going_without_time", [])
    _ = try query("CREATE TEMP TABLE going_without_time (source INTEGER PRIMARY KEY)", [])
    for source in sourcesWithoutTime {
      _ = try query("INSERT INTO temp.going_without_time (source) VALUES (?)", [.integer(source)])
    }
  }
}
