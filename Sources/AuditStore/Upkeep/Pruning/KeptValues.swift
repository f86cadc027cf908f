/// Which values of the dictionaries something still refers to once everything before the limits is
/// gone: TEMP tables `kept_…` of their ids.
struct KeptValues {
  let query: StoreQuery

  /// - Parameter pause: called between statements; what it throws ends the work.
  init(
    _ cuts: [SourceCut], _ limits: RetentionLimits, pause: () throws -> Void,
    _ query: @escaping StoreQuery
  ) throws {
    self.query = query
    for dictionary in PrunedDictionary.allCases {
      _ = try query("DROP TABLE IF EXISTS temp.\(dictionary.kept)", [])
      _ = try query("CREATE TEMP TABLE \(dictionary.kept) (id INTEGER PRIMARY KEY)", [])
    }
    for cut in cuts {
      for (dictionary, column) in [(PrunedDictionary.pattern, "pattern"), (.client, "client")] {
        try pause()
        try keep(
          dictionary,
          "SELECT \(column) FROM main.exchange WHERE \(SourceCut.stayingRow) GROUP BY \(column)",
          cut.rowParameters)
      }
      for (dictionary, column) in [(PrunedDictionary.target, "target"), (.answer, "answer")] {
        try pause()
        try keep(
          dictionary,
          """
          SELECT \(column) FROM main.traffic_hour
          WHERE source = ?1 AND NOT \(SourceCut.goingHour) GROUP BY \(column)
          """, cut.hourParameters)
      }
    }
    for cut in cuts {
      for (dictionary, column) in [(PrunedDictionary.target, "target"), (.origin, "referer")] {
        try pause()
        try keep(
          dictionary,
          """
          SELECT \(column) FROM main.referer_hour
          WHERE source = ?1 AND NOT \(SourceCut.goingHour) GROUP BY \(column)
          """, cut.hourParameters)
      }
    }
    try pause()
    try keepOfDays(cuts, limits)
    try keepOfValues()
  }

  /// How many values of a dictionary go.
  func countGoing(_ dictionary: PrunedDictionary) throws -> Int64 {
    let rows = try query(
      """
      SELECT count(*) FROM main.\(dictionary.rawValue)
      WHERE id NOT IN (SELECT id FROM temp.\(dictionary.kept))
      """, [])
    return rows.first?.first?.integer ?? 0
  }

  private func keep(
    _ dictionary: PrunedDictionary, _ select: String, _ parameters: [SQLValue] = []
  ) throws {
    _ = try query("INSERT OR IGNORE INTO temp.\(dictionary.kept) \(select)", parameters)
  }

  private func keepOfDays(_ cuts: [SourceCut], _ limits: RetentionLimits) throws {
    try DayCut(cuts, limits).prepare(query)
    try keep(
      .pattern, "SELECT pattern FROM main.policy_day WHERE NOT \(DayCut.going) GROUP BY pattern",
      [.integer(limits.firstDay)])
  }

  /// What the kept patterns, targets and clients are made of.
  private func keepOfValues() throws {
    let pattern = "FROM main.pattern WHERE id IN (SELECT id FROM temp.kept_pattern)"
    try keep(.target, "SELECT DISTINCT target \(pattern)")
    try keep(.answer, "SELECT DISTINCT answer \(pattern)")
    try keep(.origin, "SELECT DISTINCT origin \(pattern)")
    // Two rows that stand for no origin.
    try keep(.origin, "VALUES (1), (2)")
    let target = "FROM main.target WHERE id IN (SELECT id FROM temp.kept_target)"
    try keep(.site, "SELECT DISTINCT site \(target)")
    try keep(.route, "SELECT DISTINCT route \(target)")
    try keep(.text, "SELECT DISTINCT method \(target)")
    let client = "FROM main.client WHERE id IN (SELECT id FROM temp.kept_client)"
    try keep(.text, "SELECT DISTINCT address \(client)")
    try keep(.userAgent, "SELECT DISTINCT user_agent \(client)")
  }
}

extension PrunedDictionary {
  /// The TEMP table of the ids that stay.
  var kept: String { "kept_\(rawValue)" }
}
