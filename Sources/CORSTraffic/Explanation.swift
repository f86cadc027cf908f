public import AccessLog

/// One exchange explained: its facts, what they mean relative to each other, and the judgement.
public struct Explanation: Sendable {
  public var facts: ExchangeFacts
  public var answer: Answer
  public var judgement: Judgement
  /// The steps of the standard that decided, as sentences.
  public var steps: [String]

  /// Judges the facts as the store does.
  public init(of facts: ExchangeFacts) {
    self.facts = facts
    answer = Answer(facts)
    judgement = judge(answer, hint: answer.storedHint, priorPassed: false)
    steps = decidingSteps(answer, judgement, hint: answer.storedHint)
  }

  /// Explains one entry of a batch, its site read as the ingest configuration says.
  public init(of entries: EntryBatch, _ index: Int, publicSites: [String: String]) {
    var sites = SiteTable(publicSites: publicSites)
    var batch = TrafficBatch()
    let site = sites.site(of: entries, index, into: &batch.sites)
    self.init(of: ExchangeFacts(entries, index, site: batch.sites[Int(site)]))
  }
}
