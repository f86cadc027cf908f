import AuditStore

/// Makes findings of the evidence that rules name: counts, dates, samples and judges it.
struct Evidencing {
  let store: StoreReader
  let window: AuditWindow

  func findings(of results: [RuleResult]) throws(AuditError) -> [Finding] {
    let named = Set(results.flatMap(\.rows).map(\.policyID))
    guard !named.isEmpty else { return [] }
    let patterns = try patterns(named)
    try refuseUnknown(results, patterns)
    let groups = results.flatMap { FindingGroup.groups(of: $0, patterns: patterns) }
    let clients = try ClientCount(groups, patterns: patterns).counted(in: store, window)
    var findings: [Finding] = []
    for (index, group) in groups.enumerated() {
      findings.append(
        try finding(
          of: group, patterns: group.policyIDs.sorted().compactMap { patterns[$0] },
          clients: clients[index]))
    }
    return findings
  }

  /// Evidence outside of the window is left out; a pattern that the store has never seen is a mistake
  /// of the rule, and silence would read as a pass.
  private func refuseUnknown(
    _ results: [RuleResult], _ patterns: [Int64: Pattern]
  ) throws(AuditError) {
    for result in results {
      let missing = Set(result.rows.map(\.policyID).filter { patterns[$0] == nil })
      guard !missing.isEmpty else { continue }
      let known = try store.rows(
        "SELECT DISTINCT policy_id FROM main.policies WHERE policy_id IN (SELECT value FROM json_each(?1))",
        [jsonArray(missing.sorted())]
      ).compactMap { $0.integer("policy_id") }
      guard let unknown = missing.subtracting(known).min() else { continue }
      throw AuditError(
        .ruleFailed,
        "Could not use the rule \(result.rule.name): it names the policy_id \(unknown), which the "
          + "store does not have, so its finding would have no proof. Return policies.policy_id "
          + "unchanged.")
    }
  }

  private func patterns(_ ids: Set<Int64>) throws(AuditError) -> [Int64: Pattern] {
    var patterns: [Int64: Pattern] = [:]
    for row in try store.rows(Pattern.statement, [jsonArray(ids.sorted())]) {
      let pattern = Pattern(row)
      patterns[pattern.policyID] = pattern
    }
    return patterns
  }

  private func finding(
    of group: FindingGroup, patterns: [Pattern], clients: ClientCount.Clients
  ) throws(AuditError) -> Finding {
    let facts = SeverityFacts(
      patterns, credentialClients: clients.withCredentials, final: group.finalSeverity)
    let (severity, reasons) = severity(of: group.rule.header, facts)
    return Finding(
      rule: group.rule.header, discriminator: group.shownDiscriminator, attribute: group.attribute,
      severity: severity, confidence: group.confidence, site: group.site,
      routes: mostRequested(patterns, \.route), fingerprint: group.fingerprint, state: .new,
      severityReasons: reasons, evidence: try evidence(of: patterns, clients: clients.all),
      accepted: nil)
  }

  private func evidence(of patterns: [Pattern], clients: Int64?) throws(AuditError) -> Evidence {
    let origins = mostRequested(patterns) { $0.origin == "" ? nil : $0.origin }
    return Evidence(
      requests: patterns.reduce(0) { $0 + $1.requests }, clients: clients,
      parties: Int64(Set(patterns.compactMap(\.party).filter { !$0.isEmpty }).count),
      origins: Array(origins.prefix(Evidencing.mostOrigins)), originCount: Int64(origins.count),
      firstTime: patterns.compactMap(\.firstTime).min(),
      lastTime: patterns.compactMap(\.lastTime).max(),
      samples: try samples(of: patterns))
  }

  /// Origins that a finding names.
  static let mostOrigins = 10
  /// Lines that prove a finding.
  static let mostSamples = 5

  /// Distinct values of patterns, most requests first, then by text.
  private func mostRequested(
    _ patterns: [Pattern], _ value: (Pattern) -> String?
  ) -> [String] {
    var requests: [String: Int64] = [:]
    for pattern in patterns {
      if let value = value(pattern) { requests[value, default: 0] += pattern.requests }
    }
    return requests.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// The clearest lines: of browsers before others, of frequent patterns before rare ones, and of
  /// each origin and route one before a second of any.
  private func samples(of patterns: [Pattern]) throws(AuditError) -> [EvidenceSample] {
    let clearest = patterns.sorted { left, right in
      if left.isSynthetic != right.isSynthetic { return right.isSynthetic }
      return (right.requests, left.policyID) < (left.requests, right.policyID)
    }
    var seen: Set<[String]> = []
    var firsts: [Pattern] = []
    var others: [Pattern] = []
    for pattern in clearest where firsts.count < Evidencing.mostSamples {
      if seen.insert([pattern.route, pattern.origin ?? ""]).inserted {
        firsts.append(pattern)
      } else if others.count < Evidencing.mostSamples {
        others.append(pattern)
      }
    }
    var samples: [EvidenceSample] = []
    var more: [EvidenceSample] = []
    for pattern in (firsts + others).prefix(Evidencing.mostSamples) {
      let lines = try lines(of: pattern)
      samples += lines.prefix(1)
      more += lines.dropFirst()
    }
    return Array((samples + more).prefix(Evidencing.mostSamples))
  }

  /// One line of each of the first days and servers of a pattern.
  private func lines(of pattern: Pattern) throws(AuditError) -> [EvidenceSample] {
    let rows = try store.rows(
      "SELECT * FROM temp.policies WHERE policy_id = ?1 ORDER BY day, server LIMIT ?2",
      [.integer(pattern.policyID), .integer(Int64(Evidencing.mostSamples))])
    return rows.compactMap { row in
      guard let source = row.text("sample_source"), let line = row.integer("sample_line") else {
        return nil
      }
      return EvidenceSample(
        source: source, line: line,
        fields: row.fields.filter { !countedColumns.contains($0.name) })
    }
  }
}

/// Columns of `policies` that tell of a pattern's day, not of the line.
private let countedColumns: Set<String> = [
  "requests", "private_clients", "with_duration", "slow_requests", "first_time", "last_time",
  "sample_source", "sample_line", "policy_id", "day",
]
