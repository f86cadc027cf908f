/// One row of a rule's SELECT: a pattern that is evidence of a fault.
struct EvidenceRow: Hashable {
  let site: String
  let route: String
  let discriminator: String
  let policyID: Int64
  let attribute: String?
  let confidence: Confidence
  /// Final where the rule gives one.
  let severity: Severity?

  init(_ row: Row, of rule: Rule) throws(AuditError) {
    for column in ["site", "route", "discriminator", "policy_id"] where row[column] == nil {
      throw AuditError(
        .ruleFailed,
        "Could not use the rule \(rule.name): its SELECT returns no column \(column). A rule "
          + "returns site, route, discriminator, policy_id [, attribute, confidence, severity].")
    }
    guard let policyID = row.integer("policy_id") else {
      throw AuditError(
        .ruleFailed,
        "Could not use the rule \(rule.name): policy_id is \(row.text("policy_id") ?? "NULL"), "
          + "not the id of a row of policies. Return policies.policy_id unchanged.")
    }
    site = row.text("site") ?? ""
    route = row.text("route") ?? ""
    discriminator = row.text("discriminator") ?? ""
    self.policyID = policyID
    attribute = row.text("attribute")
    confidence = try EvidenceRow.word(row, "confidence", rule) ?? .confirmed
    severity = try EvidenceRow.word(row, "severity", rule)
  }

  /// The word of a closed set in a column; nil where the column is NULL or not returned.
  private static func word<Word: RawRepresentable & CaseIterable>(
    _ row: Row, _ column: String, _ rule: Rule
  ) throws(AuditError) -> Word? where Word.RawValue == String {
    guard let text = row.text(column) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
    throw AuditError(
      .ruleFailed,
      "Could not use the rule \(rule.name): it returns the \(column) '\(text)', which is none of "
        + "\(words).")
  }
}
