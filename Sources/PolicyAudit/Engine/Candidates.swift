import AuditStore
import Queries

/// Counts the requests that a rule is about, and those of them whose lines say enough.
struct Candidates {
  let store: StoreReader
  let coverage: [FieldCoverage]
  let unseenPreflights: UnseenPreflights

  /// The requests that each of our rules is about, in the window, in one pass.
  ///
  /// A condition on something the log does not tell counts as possibly true (`IS NOT FALSE`), and
  /// what could not be told apart (`unknown`) is not told: on a log without Origin a rule about
  /// origins is not assessable, not without traffic. Only a condition that is true beyond doubt
  /// (`IS TRUE`) makes a request one that was assessed: a log that names no host shows no request as
  /// cross-origin, and that is no pass.
  func counts(of rules: [Rule]) throws(AuditError) -> [CandidateCount] {
    guard !rules.isEmpty else { return [] }
    var tallies = rules.map { Tally(of: $0) }
    try store.forEachRow(countingStatement(rules)) { values in
      for index in tallies.indices {
        add(values, at: Self.firstCount + 2 * index, to: &tallies[index])
      }
    }
    return tallies.map(count)
  }

  /// The same for a rule of the user's, by itself: what fails or takes too long is then its own.
  func count(of rule: Rule, timeout: Duration) throws(AuditError) -> CandidateCount {
    var tally = Tally(of: rule)
    try store.forEachRow(of: rule, countingStatement([rule]), timeout: timeout) { row in
      add(row.values, at: Self.firstCount, to: &tally)
      return true
    }
    return count(tally)
  }

  /// Rows of what lines logged, their log, what it shows of repeated headers, and two columns for
  /// each rule.
  private func countingStatement(_ rules: [Rule]) -> String {
    let counts = rules.flatMap { rule in
      ["IS NOT FALSE", "IS TRUE"].map { test in
        "sum(requests) FILTER (WHERE (\(rule.header.candidates)\n) \(test))"
      }
    }
    return """
      SELECT logged_fields, sample_source, duplicate_visibility,
        \(counts.joined(separator: ",\n"))
      FROM temp.candidate_policies GROUP BY logged_fields, sample_source, duplicate_visibility
      """
  }

  /// Where the counts begin in a row of the counting statement.
  private static let firstCount = 3

  /// What is known of a rule's candidates while the groups of lines go by.
  private struct Tally {
    let rule: Rule
    var count = CandidateCount()
    var missing: Set<String> = []
    var seenIn: Set<String> = []

    init(of rule: Rule) { self.rule = rule }
  }

  private func add(_ group: [SQLValue], at column: Int, to tally: inout Tally) {
    guard tally.rule.select != nil, let requests = group[column].integer, requests > 0 else {
      return
    }
    let certain = group[column + 1].integer ?? 0
    var lacking = fieldsLacking(of: tally.rule.header.needs, in: group[0].text)
    // Where the header is not logged at all, that is what lacks.
    if tally.rule.needs(.repeatedHeaders), lacking.isEmpty, !showsRepeatedHeaders(group[2].text) {
      lacking.append(LogAbility.repeatedHeaders.rawValue)
    }
    tally.count.requests += requests
    if lacking.isEmpty { tally.count.covered += certain }
    // What a request was hangs on the host it asked, too.
    if certain < requests { lacking += fieldsLacking(of: [Candidates.host], in: group[0].text) }
    tally.missing.formUnion(lacking)
    if !lacking.isEmpty, let source = group[1].text { tally.seenIn.insert(source) }
  }

  private func count(_ tally: Tally) -> CandidateCount {
    var count = tally.count
    var missing = tally.missing
    if tally.rule.needs(.preflights), unseenPreflights.requests > 0 {
      count.requests += unseenPreflights.requests
      missing.insert(LogAbility.preflights.rawValue)
    }
    let known = tally.rule.header.needs + [Candidates.host]
    count.missing = known.filter { missing.remove($0) != nil }
    count.missingIn = sources(lacking: Set(count.missing), seenIn: tally.seenIn)
    let isBlind = count.missing.contains(LogAbility.repeatedHeaders.rawValue)
    let unseen = count.missing.contains(LogAbility.preflights.rawValue)
    let further = (isBlind ? tally.seenIn.sorted() : []) + (unseen ? unseenPreflights.sources : [])
    for source in further where !count.missingIn.contains(source) { count.missingIn.append(source) }
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
    // What was gathered of many sites is of all of them.
    let site: SQLValue =
      finding.site.hasPrefix(FindingGroup.gatheredMark) ? SQLValue.null : .text(finding.site)
    var isAssessed = false
    try store.forEachRow(
      of: rule,
      """
      SELECT logged_fields, duplicate_visibility FROM temp.candidate_policies
      WHERE site IS coalesce(?1, site) AND route IN (SELECT value FROM json_each(?2))
        AND (\(rule.header.candidates)) IS TRUE GROUP BY logged_fields, duplicate_visibility
      """, [site, .text(jsonArray(finding.routes))], timeout: timeout
    ) { row in
      isAssessed =
        fieldsLacking(of: rule.header.needs, in: row.text("logged_fields")).isEmpty
        && (!rule.needs(.repeatedHeaders) || showsRepeatedHeaders(row.text("duplicate_visibility")))
      return !isAssessed
    }
    return isAssessed
  }

  /// The field without which own and other origins look the same.
  private static let host = "host"

  /// The fields of a list that lines which logged these (`logged_fields`) did not. Lines counted in `traffic` alone have
  /// NULL in `logged_fields`: they lack what any source of the store lacks.
  private func fieldsLacking(of needs: [String], in logged: String?) -> [String] {
    let needs = needs.filter { LogAbility(rawValue: $0) == nil }
    guard let logged else {
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
