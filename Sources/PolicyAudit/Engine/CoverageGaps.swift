/// What each log would have to say so that rules become assessable, by source.
///
/// Only fields that some rule of this audit missed are named: a log need not say everything.
func coverageGaps(
  assessment: [RuleAssessment], coverage: [FieldCoverage], sources: [SourceSummary]
) -> [CoverageGap] {
  let formats = Dictionary(
    sources.map { ($0.source, $0.format) }, uniquingKeysWith: { first, _ in first })
  var order: [String] = []
  var gaps: [String: CoverageGap] = [:]
  for row in coverage where row.state != "logged" {
    let rules = assessment.filter {
      $0.missing.contains(row.field) && $0.missingIn.contains(row.source)
    }
    guard !rules.isEmpty else { continue }
    if gaps[row.source] == nil {
      order.append(row.source)
      gaps[row.source] = CoverageGap(
        source: row.source, format: formats[row.source] ?? "", missing: [], cannot: [], rules: [])
    }
    if row.state == "cannot" {
      gaps[row.source]?.cannot.append(row.field)
    } else {
      gaps[row.source]?.missing.append(row.field)
    }
    for id in rules.map(\.rule.id) where gaps[row.source]?.rules.contains(id) == false {
      gaps[row.source]?.rules.append(id)
    }
  }
  return order.compactMap { gaps[$0] }
}
