import Queries

/// What each log would have to say so that rules become assessable, by source.
///
/// Only fields that some rule of this audit missed are named: a log need not say everything.
func coverageGaps(
  assessment: [RuleAssessment], coverage: [FieldCoverage], sources: [SourceSummary],
  unseenPreflights: UnseenPreflights
) -> [CoverageGap] {
  let formats = Dictionary(
    sources.map { ($0.source, $0.format) }, uniquingKeysWith: { first, _ in first })
  var order: [String] = []
  var gaps: [String: CoverageGap] = [:]
  func note(_ need: String, _ source: String, cannot: Bool) {
    let rules = assessment.filter { $0.missing.contains(need) && $0.missingIn.contains(source) }
    guard !rules.isEmpty else { return }
    if gaps[source] == nil {
      order.append(source)
      gaps[source] = CoverageGap(
        source: source, format: formats[source] ?? "", missing: [], cannot: [], rules: [])
    }
    if cannot {
      gaps[source]?.cannot.append(need)
    } else {
      gaps[source]?.missing.append(need)
    }
    for id in rules.map(\.rule.id) where gaps[source]?.rules.contains(id) == false {
      gaps[source]?.rules.append(id)
    }
  }
  for row in coverage where row.state != "logged" {
    note(row.field, row.source, cannot: row.state == "cannot")
  }
  for source in sources {
    for ability in LogAbility.allCases {
      let isLacking =
        switch ability {
        case .preflights: unseenPreflights.sources.contains(source.source)
        case .repeatedHeaders: !source.showsRepeatedHeaders
        }
      if isLacking { note(ability.rawValue, source.source, cannot: false) }
    }
  }
  return order.compactMap { gaps[$0] }
}
