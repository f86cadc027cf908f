public import AccessLog
import FetchStandard

/// Makes batches for the store of one log's entries: dictionaries, rows, roll-ups, line counts.
///
/// Between two calls of ``take()`` it holds no more than one transaction's worth; ids start anew
/// with each batch.
public struct TrafficBuilder: Sendable {
  private let options: IngestOptions
  private let clientHash: KeyedHash
  private let urlHash: KeyedHash
  private var batch = TrafficBatch()
  private var targets: TargetTable
  private var origins = OriginTable()
  private var referers = RefererTable()
  private var answers = AnswerTable()
  private var clients: ClientTable
  private var counters = Counters()
  private var patterns: [PatternValue: Int32] = [:]
  private var rejectedSamples: [Rejection: Int] = [:]
  /// Of the paths that are kept.
  private var pathBytes = 0

  /// Rejected lines kept of each reason in one batch; the store keeps as many of each source.
  public static let rejectedSamplesKept = 20
  /// A transaction is closed at this many rows, so that its memory stays bounded.
  public static let mostRows = 100_000
  /// A transaction is closed at this many different answers: each takes about two kilobytes.
  public static let mostAnswers = 32_000
  /// A transaction is closed when its dictionaries hold this many bytes as they stood in the log; as
  /// text they can take four times as many again.
  public static let mostDictionaryBytes = 12 << 20

  /// - Parameter key: the store's 16 random bytes, for client and URL keys.
  public init(options: IngestOptions, key: [UInt8]) {
    precondition(key.count == 16, "The client key has 16 bytes.")
    self.options = options
    let high = word(key, 0)
    let low = word(key, 8)
    clientHash = KeyedHash(key: (high, low))
    urlHash = KeyedHash(key: (high ^ 0x75726C, low))
    targets = TargetTable(options: options)
    clients = ClientTable(mode: options.client, hash: clientHash)
  }

  /// Whether the batch ought to be taken before more is added.
  public var isFull: Bool {
    batch.rows.count >= TrafficBuilder.mostRows
      || targets.byteCount + answers.byteCount + clients.byteCount + origins.byteCount
        + referers.byteCount + pathBytes >= TrafficBuilder.mostDictionaryBytes
      || batch.answers.count >= TrafficBuilder.mostAnswers
      || batch.policyDays.count >= TrafficBuilder.mostRows
      || batch.trafficHours.count >= TrafficBuilder.mostRows
      || batch.refererHours.count >= TrafficBuilder.mostRows
  }

  /// Adds all lines of a chunk.
  public mutating func add(_ entries: EntryBatch) {
    for index in entries.entries.indices { add(entries, index) }
    batch.lineCounts.entries += Int64(entries.entries.count)
    batch.lineCounts.foreign += Int64(entries.foreign)
    batch.lineCounts.comments += Int64(entries.comments)
    batch.lineCounts.blank += Int64(entries.blank)
    for line in entries.rejected { add(line) }
  }

  /// Everything since the last call; the checkpoint and the ledger's blocks are the caller's.
  public mutating func take() -> TrafficBatch {
    batch.coverage = counters.coverageCounts
    let taken = batch
    self = TrafficBuilder(resetting: self)
    return taken
  }

  private init(resetting old: TrafficBuilder) {
    options = old.options
    clientHash = old.clientHash
    urlHash = old.urlHash
    targets = TargetTable(options: options)
    clients = ClientTable(mode: options.client, hash: clientHash)
  }

  private mutating func add(_ entries: EntryBatch, _ index: Int) {
    let entry = entries.entries[index]
    let target = targets.target(of: entries, index, into: &batch)
    let origin = origins.origin(of: entries, index, into: &batch.origins)
    let client = clients.client(of: entries, index)
    let asked = AnswerTable.Asked(
      target: batch.targets[Int(target)], origin: origin, isScanner: client.isScanner)
    let answer = answers.answer(of: entries, index, asked, into: &batch)
    counters.countCoverage(entry.logged)
    let hasTime = entry.present & Field.time.bit != 0
    let hasDuration = entry.present & Field.duration.bit != 0
    var exchange = Counters.Exchange(
      line: Int64(clamping: entry.line),
      timeMilliseconds: hasTime ? entry.timeMilliseconds : nil, pattern: -1, target: target,
      answer: answer.index, bytes: entry.present & Field.bytes.bit != 0 ? entry.bytes : 0,
      durationMilliseconds: hasDuration ? entry.durationMilliseconds : nil,
      isPrivateClient: client.isPrivate, slowMilliseconds: options.slowMilliseconds)
    if let time = exchange.timeMilliseconds { noteTime(time) }
    counters.countHour(exchange, into: &batch.trafficHours)
    let site = batch.targets[Int(target)].site
    if let referer = referers.referer(of: entries, index, site: site, into: &batch, &origins) {
      counters.countReferer(referer, exchange, into: &batch.refererHours)
    }
    let keepsRow = options.keep == .all || (options.keep == .exchanges && answer.keepsRow)
    guard keepsRow || answer.countsInPolicies else { return }
    exchange.pattern = pattern(PatternValue(target: target, origin: origin, answer: answer.index))
    if answer.countsInPolicies { counters.countDay(exchange, into: &batch.policyDays) }
    if keepsRow { addRow(entries, index, exchange, client) }
  }

  private mutating func noteTime(_ time: Int64) {
    batch.firstMilliseconds = min(batch.firstMilliseconds ?? time, time)
    batch.lastMilliseconds = max(batch.lastMilliseconds ?? time, time)
  }

  private mutating func addRow(
    _ entries: EntryBatch, _ index: Int, _ exchange: Counters.Exchange, _ client: ClientTable.Client
  ) {
    let entry = entries.entries[index]
    let requestTarget = entries.value(.path, of: index)
    let clientIndex = clients.index(of: client, asking: entries, index, into: &batch)
    if options.path != .route { pathBytes += requestTarget.count }
    batch.rows.append(
      ExchangeRow(
        line: exchange.line, timeMilliseconds: exchange.timeMilliseconds, client: clientIndex,
        pattern: exchange.pattern, bytes: entry.present & Field.bytes.bit != 0 ? entry.bytes : nil,
        durationMilliseconds: exchange.durationMilliseconds,
        url: requestTarget.isEmpty ? 0 : Int64(bitPattern: urlHash.hash(requestTarget)),
        path: keptPath(requestTarget)))
  }

  /// The path as the privacy options allow it to be kept.
  private func keptPath(_ requestTarget: ArraySlice<UInt8>) -> String? {
    // No request has an empty one: it is not logged.
    guard !requestTarget.isEmpty else { return nil }
    switch options.path {
    case .route: return nil
    case .full: return pathOf(requestTarget).map { boundedText($0, upTo: 8192) }
    case .fullQuery: return boundedText(requestTarget, upTo: 8192)
    }
  }

  private mutating func pattern(_ value: PatternValue) -> Int32 {
    if let known = patterns[value] { return known }
    let new = Int32(batch.patterns.count)
    patterns[value] = new
    batch.patterns.append(value)
    return new
  }

  private mutating func add(_ line: RejectedLine) {
    batch.lineCounts.rejected[line.reason.rawValue, default: 0] += 1
    let kept = rejectedSamples[line.reason, default: 0]
    guard kept < TrafficBuilder.rejectedSamplesKept else { return }
    rejectedSamples[line.reason] = kept + 1
    let shape = options.keepRejectedLines ? line.sample : line.sample.map(shapeOf)
    batch.rejectedLines.append(
      RejectedSample(
        line: Int64(clamping: line.line), reason: line.reason.rawValue,
        position: Int64(line.position), length: Int64(clamping: line.length),
        shape: losslessText(shape)))
  }
}

/// A byte of a rejected line as it may be kept: letters as `a`, digits as `9`.
private func shapeOf(_ byte: UInt8) -> UInt8 {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(ascii: "9")
  case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...0xFF:
    UInt8(ascii: "a")
  default: byte
  }
}
