package import AuditStore

/// Records an audit in the store, so that later ones can be compared with it.
///
/// Findings that are only remembered from its own baseline are not recorded: what comes back after a
/// silence is new to the reader.
///
/// - Returns: the id under which the store keeps it.
@discardableResult
package func record(
  _ audit: Audit, under configuration: AuditConfiguration, in store: AuditStore
) throws(StoreError) -> Int64 {
  let record = AuditRecord(
    windowStartMilliseconds: audit.window?.lowerBound,
    windowEndMilliseconds: audit.window?.upperBound,
    createdMilliseconds: audit.createdMilliseconds, version: audit.version,
    configurationHash: configuration.digest, summary: audit.summary.json)
  return try store.recordAudit(record, findings: audit.currentFindings.map(FindingRecord.init))
}

/// The recorded audit with the latest window end before that of this one; nil where there is none.
package func baseline(
  endingBefore windowEnd: Int64, in store: AuditStore
) throws(StoreError) -> RecordedAudit? {
  guard let record = try store.lastAudit(endingBefore: windowEnd) else { return nil }
  return try recordedAudit(record, in: store)
}

/// The recorded audit of this id; nil where there is none.
package func recordedAudit(
  id: Int64, in store: AuditStore
) throws(StoreError) -> RecordedAudit? {
  guard let record = try store.audit(id: id) else { return nil }
  return try recordedAudit(record, in: store)
}

private func recordedAudit(
  _ record: AuditRecord, in store: AuditStore
) throws(StoreError) -> RecordedAudit {
  RecordedAudit(
    id: record.id, createdMilliseconds: record.createdMilliseconds,
    windowEnd: record.windowEndMilliseconds ?? record.createdMilliseconds,
    findings: try store.findings(ofAudit: record.id).compactMap(RecordedFinding.init))
}

extension RecordedFinding {
  /// nil where the words are not ours, as a later version might have written them.
  fileprivate init?(_ record: FindingRecord) {
    guard let severity = Severity(rawValue: record.severity),
      let confidence = Confidence(rawValue: record.confidence)
    else { return nil }
    self.init(
      rule: record.rule, site: record.site, discriminator: record.discriminator,
      attribute: record.attribute, severity: severity, confidence: confidence,
      fingerprint: record.fingerprint, routes: record.routes)
  }
}

extension FindingRecord {
  fileprivate init(_ finding: Finding) {
    let evidence = finding.evidence
    self.init(
      fingerprint: finding.fingerprint, rule: finding.rule.id,
      discriminator: finding.discriminator, attribute: finding.attribute,
      severity: finding.severity.rawValue, confidence: finding.confidence.rawValue,
      site: finding.site, routes: finding.routes, state: finding.state.rawValue,
      requests: evidence.requests, clients: evidence.clients, parties: evidence.parties,
      firstMilliseconds: evidence.firstTime.flatMap(milliseconds),
      lastMilliseconds: evidence.lastTime.flatMap(milliseconds), evidence: evidence.json)
  }
}

extension Evidence {
  /// What the columns of a recorded finding do not say: origins and sample lines.
  fileprivate var json: String {
    let origins = self.origins.map(jsonText).joined(separator: ",")
    let samples = self.samples.map { #"{"source":\#(jsonText($0.source)),"line":\#($0.line)}"# }
    return #"{"origins":[\#(origins)],"origin_count":\#(originCount),"samples":["#
      + samples.joined(separator: ",") + "]}"
  }
}

extension AuditSummary {
  fileprivate var json: String {
    let counts: [(String, Int64)] = [
      ("requests", requests), ("preflights", preflights), ("cross_origin", crossOrigin),
      ("blocked", blocked), ("conditional", conditional), ("origins", origins), ("sites", sites),
      ("assessable", Int64(assessable)), ("rules", Int64(rules)),
    ]
    let findings = Severity.allCases.reversed().map {
      (jsonText($0.rawValue), Int64(self.findings[$0] ?? 0))
    }
    func object(_ members: [(String, Int64)]) -> String {
      members.map { "\($0.0):\($0.1)" }.joined(separator: ",")
    }
    return "{\(object(counts.map { (jsonText($0.0), $0.1) })),\"findings\":{\(object(findings))}}"
  }
}

extension AuditConfiguration {
  /// Names a configuration: the same for the same, in any order.
  package var digest: String {
    let settings = settings.sorted { $0.key < $1.key }.flatMap { [$0.key, "\($0.value)"] }
    return Fingerprint.of([factsDigest] + settings)
  }
}
