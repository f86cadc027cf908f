import AuditStore

/// What of the rules' evidence stands for more than one thing that a rule found.
///
/// Discriminators and sites are often chosen by clients, so there may be a million of them. The
/// numbers are written into `evidence_group.gathered`.
enum Gathering {
  /// A finding of its own.
  static let none = 0
  /// The discriminators of a site beyond the twentieth.
  static let ofSite = 1
  /// The findings of a rule beyond the five hundredth, of whatever sites.
  static let ofRule = 2
}

/// Makes findings of groups of evidence: which group is a finding of its own, and which are gathered
/// in one.
struct FindingGroups {
  let store: StoreReader
  /// The rules by their numbers.
  let rules: [Rule]

  /// More discriminators are one finding, per rule and site.
  static let mostDiscriminators = 20
  /// More findings are one finding, per rule.
  static let mostFindings = 500

  /// Makes `proof`, the patterns of each finding, and says what the findings are.
  func make() throws(AuditError) -> [FindingGroup] {
    try store.prepare(Pattern.statement)
    try store.prepare(
      """
      CREATE TEMP TABLE group_fact AS
      SELECT evidence_group AS id, sum(requests) AS requests,
        sum(iif(is_synthetic, 0, requests)) AS browsers,
        sum(iif(is_known AND NOT is_synthetic, requests, 0)) AS known,
        \(GroupFacts.ofPatterns)
      FROM temp.named_pattern CROSS JOIN temp.pattern USING (policy_id)
      GROUP BY evidence_group;
      CREATE UNIQUE INDEX temp.group_fact_by_id ON group_fact (id);
      UPDATE temp.evidence_group SET finding = id
      """)
    try gatherDiscriminators()
    var gathered: [Int: Int64] = [:]
    for row in try store.rows(
      """
      SELECT rule, count(*) - \(FindingGroups.mostFindings) AS more
      FROM (SELECT DISTINCT rule, finding FROM temp.evidence_group)
      GROUP BY rule HAVING more > 0
      """)
    {
      guard let rule = row.integer("rule").map(Int.init), let more = row.integer("more") else {
        continue
      }
      gathered[rule] = more + 1
      try gatherFindings(of: rule)
    }
    try store.prepare(
      """
      CREATE TEMP TABLE proof (finding INTEGER, policy_id INTEGER,
        PRIMARY KEY (finding, policy_id)) WITHOUT ROWID;
      INSERT OR IGNORE INTO temp.proof
      SELECT finding, policy_id FROM temp.named_pattern CROSS JOIN temp.evidence_group
        ON evidence_group.id = named_pattern.evidence_group
      """)
    return try groups(gathered)
  }

  /// Keeps the discriminators that matter most and gathers the rest of a site in one finding.
  ///
  /// Those seen with known origins come first, then those of browsers, then the frequent ones: who
  /// floods a log with made-up names must not push out the finding that hurts users.
  private func gatherDiscriminators() throws(AuditError) {
    try store.prepare(
      """
      UPDATE temp.evidence_group SET gathered = \(Gathering.ofSite) FROM (
        SELECT rule, site, discriminator, row_number() OVER (PARTITION BY rule, site
          ORDER BY sum(known) DESC, sum(browsers) DESC, sum(requests) DESC, discriminator) AS rank
        FROM temp.evidence_group JOIN temp.group_fact USING (id)
        GROUP BY rule, site, discriminator
      ) AS ranked
      WHERE rank > \(FindingGroups.mostDiscriminators) AND ranked.rule = evidence_group.rule
        AND ranked.site = evidence_group.site
        AND ranked.discriminator = evidence_group.discriminator;
      UPDATE temp.evidence_group SET finding = first FROM (
        SELECT rule, site, min(id) AS first FROM temp.evidence_group
        WHERE gathered = \(Gathering.ofSite) GROUP BY rule, site
      ) AS rest
      WHERE gathered = \(Gathering.ofSite) AND rest.rule = evidence_group.rule
        AND rest.site = evidence_group.site
      """)
  }

  /// Keeps the worst findings of a rule, among equals those that matter most, and gathers the rest.
  private func gatherFindings(of rule: Int) throws(AuditError) {
    try store.prepare(
      """
      CREATE TEMP TABLE weight AS
      SELECT finding, sum(requests) AS requests, sum(browsers) AS browsers, sum(known) AS known,
        max(confidence) AS confidence, NULL AS rank, \(GroupFacts.ofGroups)
      FROM temp.evidence_group JOIN temp.group_fact USING (id)
      WHERE rule = \(rule) GROUP BY finding
      """)
    // Few: they differ by yes and no.
    let facts = try store.rows("SELECT DISTINCT \(GroupFacts.names) FROM temp.weight")
    for row in facts {
      // How many clients stand behind credentials is counted only for the findings that are kept.
      let severity = GroupFacts(row).severity(by: rules[rule].header, credentialClients: .max)
      try store.write(
        "UPDATE temp.weight SET rank = \(severity.severity.rank) "
          + "WHERE \(GroupFacts.list.enumerated().map { "\($1) IS ?\($0 + 1)" }.joined(separator: " AND "))",
        GroupFacts.list.map { row[$0] ?? .null })
    }
    try store.prepare(
      """
      DELETE FROM temp.weight WHERE finding IN (
        SELECT finding FROM temp.weight
        ORDER BY rank DESC, confidence DESC, known DESC, browsers DESC, requests DESC, finding
        LIMIT \(FindingGroups.mostFindings - 1));
      CREATE UNIQUE INDEX temp.weight_by_finding ON weight (finding);
      UPDATE temp.evidence_group SET gathered = \(Gathering.ofRule),
        finding = (SELECT min(finding) FROM temp.weight)
      WHERE finding IN (SELECT finding FROM temp.weight);
      DROP TABLE temp.weight
      """)
  }

  /// - Parameter gathered: how many findings of each rule were gathered.
  private func groups(_ gathered: [Int: Int64]) throws(AuditError) -> [FindingGroup] {
    let rows = try store.rows(
      """
      SELECT finding, rule, min(site) AS site, count(DISTINCT site) AS sites,
        min(discriminator) AS discriminator, count(DISTINCT discriminator) AS discriminators,
        min(evidence_group.route) AS route, max(gathered) AS gathered,
        max(confidence) AS confidence, min(attribute) AS attribute,
        max(attribute <> last_attribute) AS has_several, \(GroupFacts.ofGroups)
      FROM temp.evidence_group JOIN temp.group_fact USING (id)
      GROUP BY finding ORDER BY finding
      """)
    var groups: [FindingGroup] = []
    for row in rows {
      let number = Int(row.integer("rule") ?? 0)
      var group = FindingGroup(row, of: rules[number])
      if row.isTrue("has_several"), !group.isGathered {
        group.attribute = try severalAttributes(of: group.id)
      }
      if row.integer("gathered") == Int64(Gathering.ofRule) { group.gather(gathered[number] ?? 0) }
      groups.append(group)
    }
    return groups
  }

  /// Attributes that one finding shows.
  private static let mostAttributes = 5

  private func severalAttributes(of id: Int64) throws(AuditError) -> String {
    let rows = try store.rows(
      """
      SELECT attribute, (SELECT count(*) FROM temp.several_attributes WHERE evidence_group = ?1)
        - \(FindingGroups.mostAttributes) AS more
      FROM temp.several_attributes WHERE evidence_group = ?1
      ORDER BY attribute LIMIT \(FindingGroups.mostAttributes)
      """, [.integer(id)])
    let shown = rows.compactMap { $0.text("attribute") }.joined(separator: ", ")
    let more = rows.first?.integer("more") ?? 0
    return more > 0 ? "\(shown) + \(more)" : shown
  }
}
