/// The evidence rows that make one finding.
struct FindingGroup {
  let rule: Rule
  let site: String
  let discriminator: String
  /// nil unless the rule's scope is `route`.
  let route: String?
  /// How many discriminators it stands for beyond the twentieth; 0 for one of its own.
  var gathered = 0
  var attributes: Set<String> = []
  var confidence = Confidence.suspected
  var finalSeverity: Severity?
  var policyIDs: Set<Int64> = []

  /// Discriminators are often chosen by clients; more of them are one finding, per rule and site.
  static let mostDiscriminators = 20
  /// Attributes that one finding shows.
  static let mostAttributes = 5

  fileprivate struct Key: Hashable {
    let site: String
    let discriminator: String
    let route: String?
  }

  private init(_ rule: Rule, _ key: Key) {
    self.rule = rule
    site = key.site
    discriminator = key.discriminator
    route = key.route
  }

  /// The groups of a rule's rows, those beyond the twentieth discriminator of a site gathered.
  static func groups(
    of result: RuleResult, patterns: [Int64: Pattern]
  ) -> [FindingGroup] {
    var groups: [Key: FindingGroup] = [:]
    let isByRoute = result.rule.header.scope == "route"
    for row in result.rows where patterns[row.policyID] != nil {
      let key = Key(
        site: row.site, discriminator: row.discriminator, route: isByRoute ? row.route : nil)
      groups[key, default: FindingGroup(result.rule, key)].add(row)
    }
    let bySite = Dictionary(grouping: groups.values, by: \.site)
    return bySite.values.flatMap { cut($0, patterns: patterns) }
  }

  private mutating func add(_ row: EvidenceRow) {
    policyIDs.insert(row.policyID)
    if let attribute = row.attribute { attributes.insert(attribute) }
    confidence = max(confidence, row.confidence)
    if let severity = row.severity { finalSeverity = max(finalSeverity ?? severity, severity) }
  }

  /// Keeps the discriminators that matter most and gathers the rest in one group.
  ///
  /// Those seen with known origins come first, then those of browsers, then the frequent ones: who
  /// floods a log with made-up names must not push out the finding that hurts users.
  private static func cut(
    _ groups: [FindingGroup], patterns: [Int64: Pattern]
  ) -> [FindingGroup] {
    let byDiscriminator = Dictionary(grouping: groups, by: \.discriminator)
    guard byDiscriminator.count > mostDiscriminators else { return groups }
    let weights = byDiscriminator.mapValues { Weight($0, patterns) }
    let ranked = weights.sorted { left, right in
      left.value == right.value ? left.key < right.key : left.value > right.value
    }
    let kept = Set(ranked.prefix(mostDiscriminators).map(\.key))
    var rest = FindingGroup(
      groups[0].rule, Key(site: groups[0].site, discriminator: "+", route: nil))
    rest.gathered = byDiscriminator.count - mostDiscriminators
    for group in groups where !kept.contains(group.discriminator) {
      rest.policyIDs.formUnion(group.policyIDs)
      rest.confidence = max(rest.confidence, group.confidence)
      if let severity = group.finalSeverity {
        rest.finalSeverity = max(rest.finalSeverity ?? severity, severity)
      }
    }
    return groups.filter { kept.contains($0.discriminator) } + [rest]
  }

  private struct Weight: Comparable {
    var known: Int64 = 0
    var browsers: Int64 = 0
    var all: Int64 = 0

    init(_ groups: [FindingGroup], _ patterns: [Int64: Pattern]) {
      let policyIDs = groups.reduce(into: Set<Int64>()) { $0.formUnion($1.policyIDs) }
      for pattern in policyIDs.compactMap({ patterns[$0] }) {
        all += pattern.requests
        if !pattern.isSynthetic { browsers += pattern.requests }
        if pattern.isKnownOrigin && !pattern.isSynthetic { known += pattern.requests }
      }
    }

    static func < (left: Weight, right: Weight) -> Bool {
      (left.known, left.browsers, left.all) < (right.known, right.browsers, right.all)
    }
  }

  /// The discriminator as shown; that of the gathered ones tells how many they are.
  var shownDiscriminator: String { gathered == 0 ? discriminator : "+ \(gathered)" }

  var attribute: String? {
    guard !attributes.isEmpty else { return nil }
    let shown = attributes.sorted().prefix(FindingGroup.mostAttributes).joined(separator: ", ")
    let more = attributes.count - FindingGroup.mostAttributes
    return more > 0 ? "\(shown) + \(more)" : shown
  }

  var fingerprint: String {
    Fingerprint.of(
      rule: rule.header.id, site: site, discriminator: discriminator, route: route)
  }
}
