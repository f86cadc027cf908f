import AuditStore

/// What the rules name as evidence, kept in TEMP tables: a log may have invented millions of
/// patterns.
///
/// - `evidence_group`: what may become a finding: a rule's rows of one site and discriminator (and
///   route, where the rule's scope says so), numbered.
/// - `named_pattern`: the patterns of each group.
/// - `several_attributes`: the attributes of groups that have more than one.
struct EvidenceTables {
  let store: StoreReader

  func make() throws(AuditError) {
    try store.prepare(
      """
      CREATE TEMP TABLE evidence_group (id INTEGER PRIMARY KEY, rule INTEGER NOT NULL,
        site TEXT NOT NULL, discriminator TEXT NOT NULL, route TEXT NOT NULL, attribute TEXT,
        last_attribute TEXT, confidence INTEGER NOT NULL, severity INTEGER, finding INTEGER,
        gathered INTEGER NOT NULL DEFAULT \(Gathering.none),
        UNIQUE (rule, site, discriminator, route));
      CREATE TEMP TABLE named_pattern (evidence_group INTEGER, policy_id INTEGER,
        PRIMARY KEY (evidence_group, policy_id)) WITHOUT ROWID;
      CREATE TEMP TABLE several_attributes (evidence_group INTEGER, attribute TEXT,
        PRIMARY KEY (evidence_group, attribute)) WITHOUT ROWID
      """)
  }

  /// Runs a rule's SELECT and takes in what it names.
  ///
  /// - Parameters:
  ///   - number: of the rule, by which the tables call it.
  ///   - timeout: for a rule of the user's.
  func collect(_ rule: Rule, number: Int, timeout: Duration) throws(AuditError) {
    guard let select = rule.select else { return }
    try store.prepare(
      """
      CREATE TEMP TABLE evidence (site TEXT, route TEXT, discriminator TEXT, policy_id INTEGER,
        attribute TEXT, confidence TEXT, severity TEXT)
      """)
    if rule.file == nil {
      try store.insert(into: "evidence", rowsOf: rule, select)
      try refuseWrongWords(of: rule)
    } else {
      try copyRows(of: rule, select, timeout: timeout)
      try refuseWrongWords(of: rule)
      try leaveOutOthers(of: rule)
    }
    try group(rule, number: number)
    try store.prepare("DROP TABLE temp.evidence")
  }

  private static let columns = [
    "site", "route", "discriminator", "policy_id", "attribute", "confidence", "severity",
  ]

  /// A rule of the user's may do nothing but read, so its rows are handed on one by one.
  private func copyRows(of rule: Rule, _ select: String, timeout: Duration) throws(AuditError) {
    let places = EvidenceTables.columns.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    let writer = try store.repeated("INSERT INTO temp.evidence VALUES (\(places))")
    try store.forEachRow(of: rule, select, timeout: timeout) { row throws(AuditError) in
      for column in EvidenceTables.columns.prefix(4) where row[column] == nil {
        throw AuditError(
          .ruleFailed,
          "Could not use the rule \(rule.name): its SELECT returns no column \(column). A rule "
            + "returns site, route, discriminator, policy_id [, attribute, confidence, severity].")
      }
      try writer.write(
        EvidenceTables.columns.map { column in row.text(column).map(SQLValue.text) ?? .null })
      return true
    }
  }

  private func refuseWrongWords(of rule: Rule) throws(AuditError) {
    func list(_ words: [String]) -> String {
      words.map { "'\($0)'" }.joined(separator: ", ")
    }
    let confidences = Confidence.allCases.map(\.rawValue)
    let severities = Severity.allCases.map(\.rawValue)
    let wrong = try store.rows(
      """
      SELECT policy_id, typeof(policy_id) = 'integer' AS is_id, confidence, severity
      FROM temp.evidence
      WHERE typeof(policy_id) <> 'integer' OR confidence NOT IN (\(list(confidences)))
        OR severity NOT IN (\(list(severities)))
      LIMIT 1
      """)
    guard let row = wrong.first else { return }
    let cause = "Could not use the rule \(rule.name): "
    guard row.isTrue("is_id") else {
      throw AuditError(
        .ruleFailed,
        cause + "policy_id is \(row.text("policy_id") ?? "NULL"), not the id of a row of policies. "
          + "Return policies.policy_id unchanged.")
    }
    for (column, words) in [("confidence", confidences), ("severity", severities)] {
      guard let text = row.text(column), !words.contains(text) else { continue }
      throw AuditError(
        .ruleFailed,
        cause + "it returns the \(column) '\(text)', which is none of "
          + "\(words.joined(separator: ", ")).")
    }
  }

  /// Evidence outside of the window is left out; a pattern that the store has never seen is a mistake
  /// of the rule, and silence would read as a pass.
  private func leaveOutOthers(of rule: Rule) throws(AuditError) {
    let isOutside = """
      NOT EXISTS (SELECT 1 FROM temp.policies WHERE policies.policy_id = evidence.policy_id)
      """
    let outside = try store.rows("SELECT 1 FROM temp.evidence WHERE \(isOutside) LIMIT 1")
    guard !outside.isEmpty else { return }
    let unknown = try store.rows(
      """
      SELECT min(policy_id) AS policy_id FROM temp.evidence
      WHERE \(isOutside) AND policy_id NOT IN (SELECT policy_id FROM main.policies)
      """)
    if let unknown = unknown.first?.integer("policy_id") {
      throw AuditError(
        .ruleFailed,
        "Could not use the rule \(rule.name): it names the policy_id \(unknown), which the "
          + "store does not have, so its finding would have no proof. Return policies.policy_id "
          + "unchanged.")
    }
    try store.prepare("DELETE FROM temp.evidence WHERE \(isOutside)")
  }

  private func group(_ rule: Rule, number: Int) throws(AuditError) {
    let route = rule.header.scope == "route" ? "coalesce(evidence.route, '')" : "''"
    let key = "coalesce(evidence.site, ''), coalesce(evidence.discriminator, ''), \(route)"
    try store.prepare(
      """
      INSERT INTO temp.evidence_group
        (rule, site, discriminator, route, attribute, last_attribute, confidence, severity)
      SELECT \(number), \(key), min(attribute), max(attribute),
        max(coalesce(\(rank("confidence", Confidence.self)), \(Confidence.confirmed.rank))),
        max(\(rank("severity", Severity.self)))
      FROM temp.evidence GROUP BY \(key);
      INSERT OR IGNORE INTO temp.named_pattern
      SELECT evidence_group.id, evidence.policy_id
      FROM temp.evidence CROSS JOIN temp.evidence_group
        ON rule = \(number) AND (evidence_group.site, evidence_group.discriminator,
          evidence_group.route) = (\(key))
      """)
    let several = try store.rows(
      "SELECT 1 FROM temp.evidence_group WHERE rule = \(number) AND attribute <> last_attribute LIMIT 1"
    )
    guard !several.isEmpty else { return }
    try store.prepare(
      """
      INSERT OR IGNORE INTO temp.several_attributes
      SELECT evidence_group.id, evidence.attribute
      FROM temp.evidence CROSS JOIN temp.evidence_group
        ON rule = \(number) AND (evidence_group.site, evidence_group.discriminator,
          evidence_group.route) = (\(key))
      WHERE evidence.attribute IS NOT NULL AND evidence_group.attribute <> last_attribute
      """)
  }
}

/// Where the words of a column stand in their order, as SQL; NULL where the column is.
private func rank<Word: RawRepresentable & CaseIterable>(
  _ column: String, _ words: Word.Type
) -> String where Word.RawValue == String {
  let cases = words.allCases.enumerated().map { "WHEN '\($1.rawValue)' THEN \($0)" }
  return "CASE \(column) \(cases.joined(separator: " ")) END"
}
