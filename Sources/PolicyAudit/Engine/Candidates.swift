import AuditStore

/// Counts the requests that a rule is about, and those of them whose lines say enough.
struct Candidates {
  let store: StoreReader
  let coverage: [FieldCoverage]

  /// The requests that each of our rules is about, in the window, in one pass.
  ///
  /// A condition on something the log does not tell counts as possibly true (`IS NOT FALSE`), and
  /// what could not be told apart (`unknown`) is not told: on a log without Origin a rule about
  /// origins is not assessable, not without traffic. Only a condition that is true beyond doubt
  /// (`IS TRUE`) makes a request one that was assessed: a log that names no host shows no request as
  /// cross-origin, and that is no pass.
  func counts(of rules: [Rule]) throws(AuditError) -> [CandidateCount] {
    guard !rules.isEmpty else { return [] }
    let groups = try store.rows(countingStatement(rules))
    return rules.indices.map { count(of: rules[$0], column: "rule_\($0)", in: groups) }
  }

  /// The same for a rule of the user's, by itself: what fails or takes too long is then its own.
  func count(of rule: Rule, timeout: Duration) throws(AuditError) -> CandidateCount {
    let groups = try store.rows(of: rule, countingStatement([rule]), timeout: timeout)
    return count(of: rule, column: "rule_0", in: groups)
  }

  private func countingStatement(_ rules: [Rule]) -> String {
    let counts = rules.enumerated().flatMap { index, rule in
      [("IS NOT FALSE", "rule_\(index)"), ("IS TRUE", "rule_\(index)_certain")].map { test, name in
        "sum(requests) FILTER (WHERE (\(rule.header.candidates)\n) \(test)) AS \(name)"
      }
    }
    return """
      SELECT logged_fields, sample_source, \(counts.joined(separator: ",\n"))
      FROM temp.candidate_policies GROUP BY logged_fields, sample_source
      """
  }

  private func count(of rule: Rule, column: String, in groups: [Row]) -> CandidateCount {
    guard rule.select != nil else { return CandidateCount() }
    var count = CandidateCount()
    var missing: Set<String> = []
    var seenIn: Set<String> = []
    for group in groups {
      guard let requests = group.integer(column), requests > 0 else { continue }
      let certain = group.integer(column + "_certain") ?? 0
      var lacking = fieldsLacking(of: rule.header.needs, in: group)
      count.requests += requests
      if lacking.isEmpty { count.covered += certain }
      // What a request was hangs on the host it asked, too.
      if certain < requests { lacking += fieldsLacking(of: [Candidates.host], in: group) }
      missing.formUnion(lacking)
      if !lacking.isEmpty, let source = group.text("sample_source") { seenIn.insert(source) }
    }
    let known = rule.header.needs + [Candidates.host]
    count.missing = known.filter { missing.remove($0) != nil }
    count.missingIn = sources(lacking: Set(count.missing), seenIn: seenIn)
    return count
  }

  /// Whether the window has requests, on the site and routes of a finding of before, that its rule
  /// could assess.
  func hasAssessed(
    _ finding: RecordedFinding, in results: [RuleResult], timeout: Duration
  ) throws(AuditError) -> Bool {
    guard let rule = results.first(where: { $0.rule.header.id == finding.rule })?.rule,
      rule.select != nil
    else { return false }
    let groups = try store.rows(
      of: rule,
      """
      SELECT logged_fields FROM temp.candidate_policies
      WHERE site = ?1 AND route IN (SELECT value FROM json_each(?2))
        AND (\(rule.header.candidates)) IS TRUE GROUP BY logged_fields
      """, [.text(finding.site), .text(jsonArray(finding.routes))], timeout: timeout)
    return groups.contains { fieldsLacking(of: rule.header.needs, in: $0).isEmpty }
  }

  /// The field without which own and other origins look the same.
  private static let host = "host"

  /// The fields of a list that a group of lines did not log. Lines counted in `traffic` alone have
  /// NULL in `logged_fields`: they lack what any source of the store lacks.
  private func fieldsLacking(of needs: [String], in group: Row) -> [String] {
    guard let logged = group.text("logged_fields") else {
      let lacking = coverage.filter { needs.contains($0.field) && $0.state != "logged" }
      return Array(Set(lacking.map(\.field)))
    }
    let fields = Set(logged.split(separator: ",").map(String.init))
    return needs.filter { !fields.contains($0) }
  }

  /// The sources that never log one of these fields, and those in which a line was seen to lack it.
  private func sources(lacking fields: Set<String>, seenIn: Set<String>) -> [String] {
    var sources: [String] = []
    for row in coverage where fields.contains(row.field) && row.state != "logged" {
      let lacks = row.state != "sometimes" || seenIn.contains(row.source)
      if lacks, !sources.contains(row.source) { sources.append(row.source) }
    }
    return sources
  }
}

/// What ``Candidates`` counted for one rule.
struct CandidateCount: Equatable {
  var requests: Int64 = 0
  /// Those of them whose lines log everything the rule needs.
  var covered: Int64 = 0
  var missing: [String] = []
  var missingIn: [String] = []

  /// nil where there are no candidates.
  var coverage: Double? {
    requests == 0 ? nil : Double(covered) / Double(requests)
  }

  func status(found: Bool) -> AssessmentStatus {
    if found { return .found }
    if requests == 0 { return .noTraffic }
    if covered == 0 { return .notAssessable }
    return covered == requests ? .noFinding : .partial
  }
}
