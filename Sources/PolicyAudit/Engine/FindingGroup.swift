/// The evidence that makes one finding, without its patterns: those stand in the TEMP table `proof`.
struct FindingGroup {
  /// As `proof` calls it.
  let id: Int64
  let rule: Rule
  let facts: GroupFacts
  let confidence: Confidence
  /// As shown: what was gathered of many tells how many they are.
  private(set) var site: String
  private(set) var discriminator: String
  var attribute: String?
  private(set) var fingerprint: String
  let isGathered: Bool

  /// With what is shown begins that was gathered of many: no site of a log does.
  static let gatheredMark = "+ "

  init(_ row: Row, of rule: Rule) {
    id = row.integer("finding") ?? 0
    self.rule = rule
    facts = GroupFacts(row)
    confidence = Confidence.allCases[Int(row.integer("confidence") ?? 0)]
    site = row.text("site") ?? ""
    isGathered = row.integer("gathered") != Int64(Gathering.none)
    let discriminator = isGathered ? "+" : row.text("discriminator") ?? ""
    let isByRoute = rule.header.scope == "route" && !isGathered
    fingerprint = Fingerprint.of(
      rule: rule.header.id, site: site, discriminator: discriminator,
      route: isByRoute ? row.text("route") : nil)
    self.discriminator =
      isGathered
      ? "\(FindingGroup.gatheredMark)\(row.integer("discriminators") ?? 0)" : discriminator
    attribute = isGathered ? nil : row.text("attribute")
    sites = row.integer("sites") ?? 0
  }

  private let sites: Int64

  /// Makes it the finding that stands for so many of its rule, on several sites.
  mutating func gather(_ findings: Int64) {
    site = "\(FindingGroup.gatheredMark)\(sites) \(sites == 1 ? "site" : "sites")"
    discriminator = "\(FindingGroup.gatheredMark)\(findings)"
    fingerprint = Fingerprint.of(
      rule: rule.header.id, site: "+", discriminator: "+", route: nil)
  }
}
