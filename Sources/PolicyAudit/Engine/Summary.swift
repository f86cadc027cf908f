/// The parts of an audit that are read, not judged: totals, sources, coverage.
extension AuditRun {
  func summary(
    assessment: [RuleAssessment], findings: [Finding]
  ) throws(AuditError) -> AuditSummary {
    let traffic = try store.rows(
      """
      SELECT coalesce(sum(requests), 0) AS requests,
        coalesce(sum(requests) FILTER (WHERE kind = 'preflight'), 0) AS preflights,
        coalesce(sum(requests) FILTER (WHERE kind = 'cross-origin'), 0) AS cross_origin,
        coalesce(sum(requests) FILTER (WHERE verdict = 'blocked'), 0) AS blocked,
        coalesce(sum(requests) FILTER (WHERE verdict = 'conditional'), 0) AS conditional,
        count(DISTINCT nullif(site, '')) AS sites
      FROM temp.traffic
      """)[0]
    let origins = try store.rows(
      "SELECT count(DISTINCT nullif(origin, '')) AS origins FROM temp.policies")[0]
    let all = try store.rows("SELECT coalesce(sum(entries), 0) AS entries FROM main.sources")[0]
    let requests = traffic.integer("requests") ?? 0
    let judged = assessment.filter { $0.rule.id != Rule.logCoverage }
    return AuditSummary(
      requests: requests, outside: max(0, (all.integer("entries") ?? 0) - requests),
      preflights: traffic.integer("preflights") ?? 0,
      crossOrigin: traffic.integer("cross_origin") ?? 0, blocked: traffic.integer("blocked") ?? 0,
      conditional: traffic.integer("conditional") ?? 0, origins: origins.integer("origins") ?? 0,
      sites: traffic.integer("sites") ?? 0,
      findings: Dictionary(grouping: findings, by: \.severity).mapValues(\.count),
      assessable: judged.count { $0.status.isAssessed }, rules: judged.count)
  }

  func sourceSummaries() throws(AuditError) -> [SourceSummary] {
    try store.rows("SELECT * FROM main.sources").map { row in
      SourceSummary(
        source: row.text("source") ?? "", server: row.text("server") ?? "",
        format: row.text("format") ?? "", state: row.text("state") ?? "",
        lines: row.integer("lines") ?? 0, entries: row.integer("entries") ?? 0,
        foreign: row.integer("foreign") ?? 0, rejected: row.integer("rejected") ?? 0,
        comments: row.integer("comments") ?? 0, blank: row.integer("blank") ?? 0,
        pendingBytes: row.integer("pending_bytes") ?? 0, firstTime: row.text("first_time"),
        lastTime: row.text("last_time"), duplicateVisibility: row.text("duplicate_visibility") ?? ""
      )
    }
  }

  func fieldCoverage() throws(AuditError) -> [FieldCoverage] {
    try store.rows("SELECT * FROM main.coverage").map { row in
      FieldCoverage(
        source: row.text("source") ?? "", field: row.text("field") ?? "",
        state: row.text("state") ?? "", requests: row.integer("requests") ?? 0,
        share: row["share"]?.real ?? 0)
    }
  }

  /// The window as asked for; where it is open, as far as the sources reach. nil for an empty store.
  func windowRange(_ sources: [SourceSummary]) throws(AuditError) -> ClosedRange<Int64>? {
    let first = window.since ?? sources.compactMap(\.firstTime).compactMap(milliseconds).min()
    let last =
      window.until.map { $0 - 1 } ?? sources.compactMap(\.lastTime).compactMap(milliseconds).max()
    guard let first, let last, first <= last else { return nil }
    return first...last
  }
}
