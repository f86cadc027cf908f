/// Which of the known formats a log is written in, judged by a sample of its blocks.
public struct FormatDetection: Sendable {
  /// As many blocks as are worth being held back for a log that is detected while it is read.
  public static let blocksToSample = 4
  /// The share of the sample's lines that a format must fit.
  public static let leastShare = 0.9
  /// How far the runner-up must be behind, unless its fields are a part of the winner's.
  public static let leastMargin = 0.2
  /// Of a block so many bytes at its beginning are looked at.
  static let bytesOfBlock = 256 << 10
  /// So many lines that did not fit are kept of a candidate.
  static let mostOffences = 3
  /// So many lines must fit before a run of lines at the head that fit no format is left out.
  static let fewestAfterNoise = 10

  /// How one format fared.
  public struct Candidate: Sendable {
    public var format: any LogFormat
    /// Lines that became entries.
    public var entries: UInt64
    /// Lines that counted: all but comments, blank ones, and a server's own messages unless these are
    /// more than a quarter, as in an error log.
    public var lines: UInt64
    /// The first lines that did not fit: where they are, where they stopped fitting, and why.
    public var offences: [RejectedLine]
    public var firstOffence: RejectedLine? { offences.first }
    /// Whether it is several of the others together.
    public fileprivate(set) var isMixture: Bool
    /// The share of lines that fit; 0 for a sample without lines.
    public var share: Double { lines == 0 ? 0 : Double(entries) / Double(lines) }

    /// By the share, then by how far the first offence got: that is the format to look at.
    fileprivate func rank(at offset: Int) -> (Double, UInt32, Int) {
      // Quotes were counted, nothing was read up to where there are too many.
      let isUnread = firstOffence?.reason == .ambiguous
      return (share, isUnread ? 0 : firstOffence?.position ?? .max, -offset)
    }
  }

  public enum Result: Sendable {
    /// This one, with the share of the sample's lines that fit.
    case detected(any LogFormat, share: Double)
    /// None clearly; the candidates with the best first.
    case undetermined([Candidate])
  }

  public var result: Result
  /// Every candidate, the best first.
  public var candidates: [Candidate]

  /// The detected format.
  public var format: (any LogFormat)? {
    if case .detected(let format, _) = result { format } else { nil }
  }

  /// Judges the head of a log, and later blocks if there are some: an unlucky head decides less then.
  ///
  /// - Parameter blocks: in their order; gaps between them are fine.
  public init(sample blocks: [Block], among formats: [any LogFormat] = LogFormats.all) {
    let blocks = blocks.map(\.sampled)
    let wrappers = WrapperDetection(sample: blocks).wrappers
    let trials = formats.map { Trial(of: $0, wrappedIn: wrappers, on: blocks) }
    let firstFit = trials.compactMap(\.firstEntry).min() ?? 0
    let isNoiseLeftOut = trials.contains {
      $0.entryLines.count >= Self.fewestAfterNoise
        && Double($0.entryLines.count) >= Self.leastShare * Double($0.lines(from: firstFit))
    }
    let ranked = trials.map { $0.candidate(from: isNoiseLeftOut ? firstFit : 0) }
      .enumerated()
      .sorted { $0.element.rank(at: $0.offset) > $1.element.rank(at: $1.offset) }
      .map(\.element)
    candidates = ranked
    result = Self.judge(ranked)
  }

  private static func judge(_ ranked: [Candidate]) -> Result {
    guard let best = ranked.first(where: { $0.share >= leastShare }) else {
      return .undetermined(ranked)
    }
    for other in ranked.dropFirst() where !other.isMixture {
      let isClear = best.share - other.share >= leastMargin
      let fields = other.format.possibleFields
      let isMoreSpecific = fields & ~best.format.possibleFields == 0
      guard isClear || isMoreSpecific else { return .undetermined(ranked) }
    }
    return .detected(best.format, share: best.share)
  }
}

/// What one format makes of the sample.
private struct Trial {
  let format: any LogFormat
  let isMixture: Bool
  /// Numbers within the sample of the lines that fit.
  var entryLines: [UInt64] = []
  var rejected: [RejectedLine] = []
  var foreign = 0
  var firstForeign: RejectedLine?

  var firstEntry: UInt64? { entryLines.first }

  init(of base: any LogFormat, wrappedIn wrappers: [any LineWrapper], on blocks: [Block]) {
    var format = base
    for wrapper in wrappers.reversed() { format = (try? WrappedFormat(wrapper, format)) ?? format }
    self.format = format
    isMixture = base.isMixture
    for batch in SampleBatches(of: blocks, as: format) { add(batch) }
  }

  private mutating func add(_ batch: EntryBatch) {
    entryLines += batch.entries.map(\.line)
    rejected += batch.rejected
    // Lines that only its server can have written say nothing against a format.
    foreign += Int(batch.foreign - batch.kindred)
    firstForeign = firstForeign ?? batch.firstForeign
  }

  func lines(from first: UInt64) -> Int {
    let others = entryLines.count + rejected.count { $0.line >= first }
    return foreign * 3 > others ? others + foreign : others
  }

  func candidate(from first: UInt64) -> FormatDetection.Candidate {
    let counted = rejected.filter { $0.line >= first }
    let offences = counted.isEmpty ? rejected + [firstForeign].compactMap(\.self) : counted
    return FormatDetection.Candidate(
      format: format, entries: UInt64(entryLines.count), lines: UInt64(lines(from: first)),
      offences: Array(offences.prefix(FormatDetection.mostOffences)), isMixture: isMixture)
  }
}
