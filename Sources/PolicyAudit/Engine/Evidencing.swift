import AuditStore

/// Makes findings of the evidence that rules name: counts, dates, samples and judges it.
struct Evidencing {
  let store: StoreReader
  let window: AuditWindow
  /// When the audit is made, milliseconds since 1970 UTC.
  let now: Int64
  let acceptedFindings: [AcceptedFinding]

  /// - Parameter rules: by the numbers under which ``EvidenceTables`` collected what they name.
  /// - Returns: in the order of an audit.
  func findings(of rules: [Rule]) throws(AuditError) -> [Finding] {
    let groups = try FindingGroups(store: store, rules: rules).make()
    guard !groups.isEmpty else { return [] }
    let clients = try ClientCount(store: store, window: window).clients()
    var numbers: [Int64: Row] = [:]
    for row in try store.rows(Evidencing.numbers) { numbers[row.integer("finding") ?? 0] = row }
    var findings: [(id: Int64, finding: Finding)] = []
    for group in groups {
      guard let row = numbers[group.id] else { continue }
      findings.append((group.id, finding(of: group, row, clients[group.id] ?? .init())))
    }
    findings.sort { standsBefore($0.finding, $1.finding) }
    var details = FindingDetails(store: store)
    for index in findings.indices {
      try details.fill(&findings[index].finding, findings[index].id)
    }
    return findings.map(\.finding)
  }

  private static let numbers = """
    SELECT finding, sum(requests) AS requests, min(first_time) AS first_time,
      max(last_time) AS last_time
    FROM temp.proof CROSS JOIN temp.pattern USING (policy_id) GROUP BY finding
    """

  private func finding(
    of group: FindingGroup, _ numbers: Row, _ clients: ClientCount.Clients
  ) -> Finding {
    let (severity, reasons) = group.facts.severity(
      by: group.rule.header, credentialClients: clients.withCredentials)
    return Finding(
      rule: group.rule.header, discriminator: group.discriminator, attribute: group.attribute,
      severity: severity, confidence: group.confidence, site: group.site, routes: [],
      fingerprint: group.fingerprint, state: .new, severityReasons: reasons,
      evidence: Evidence(
        requests: numbers.integer("requests") ?? 0, clients: clients.all, parties: 0, origins: [],
        originCount: 0, firstTime: numbers.text("first_time"), lastTime: numbers.text("last_time"),
        samples: []),
      accepted: acceptance(of: group.fingerprint, in: acceptedFindings, atMilliseconds: now))
  }
}

/// Most severe first, then most confirmed, then most requests; the rest only so that the order is
/// the same in every run.
private func standsBefore(_ left: Finding, _ right: Finding) -> Bool {
  if left.severity != right.severity { return left.severity > right.severity }
  if left.confidence != right.confidence { return left.confidence > right.confidence }
  // What was gathered of many names comes behind those with a name of their own.
  let mark = FindingGroup.gatheredMark
  let isGathered = (left.discriminator.hasPrefix(mark), right.discriminator.hasPrefix(mark))
  if isGathered.0 != isGathered.1 { return isGathered.1 }
  if left.evidence.requests != right.evidence.requests {
    return left.evidence.requests > right.evidence.requests
  }
  return (left.rule.id, left.site, left.discriminator, left.fingerprint)
    < (right.rule.id, right.site, right.discriminator, right.fingerprint)
}
