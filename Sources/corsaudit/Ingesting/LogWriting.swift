import AccessLog
import AuditStore
import CORSTraffic

/// Where a log's lines go.
enum LogDestination {
  /// A log that the store knows.
  case known(SourceReference)
  /// One that it does not know yet.
  case new(NewSource)
}

/// One log being written to the store: its lines from where the ledger's knowledge ends.
struct LogWriting {
  private let ingester: Ingester
  private let source: LogSource
  private let format: any LogFormat
  private var destination: LogDestination
  private var lines: EntryReader
  private var traffic: TrafficBuilder
  /// Where the counted part ends, until the block it lies in is read.
  private var counted: (bytes: Int64, lines: Int64)?
  /// Hashes of the blocks since the last commit.
  private var blocks: [LedgerBlock] = []
  /// The counted beginning of the block that the next line begins in, where that is not the whole of
  /// it: by that the log is known when what is pending is cut or written anew.
  private var countedPart: LedgerBlock?
  /// What the ledger has of pending bytes, and was not seen of the log yet; and where they began.
  private var pending: [LedgerBlock] = []
  private var pendingFrom: Int64 = 0
  /// What the ledger has of them and the log has otherwise.
  private var writtenAnew: [LedgerBlock] = []
  /// Of the first block, until it is committed.
  private var waypoints: Waypoints?
  private var outcome: SourceOutcome

  /// - Parameter passed: what was passed over of the log, the beginning of its next line included.
  init(
    _ ingester: Ingester, _ source: LogSource, _ destination: LogDestination,
    format: any LogFormat, after passed: EntryReader
  ) {
    self.ingester = ingester
    self.source = source
    self.destination = destination
    self.format = format
    lines = EntryReader(format: format, following: passed)
    traffic = TrafficBuilder(options: ingester.options, key: ingester.store.clientKey)
    outcome = SourceOutcome(name: source.name)
    outcome.format = format.name
    count(already: Int64(passed.consumedLines))
  }

  /// The log's first bytes and lines are counted already, up to a place in the next block.
  mutating func resume(afterBytes bytes: Int64, lines: Int64) throws {
    counted = (bytes, lines)
    count(already: lines)
    guard case .known(let known) = destination else { return }
    pendingFrom = bytes
    pending = try ingester.store.pendingBlocks(
      of: known, blockLength: Int64(ingester.blockLength))
  }

  /// Reads a block, and commits when enough came together.
  mutating func add(_ block: consuming Block) throws {
    let start = Int64(block.index) * Int64(ingester.blockLength)
    let index = Int64(block.index)
    let length = block.bytes.count
    if index == 0 { waypoints = Waypoints(of: block.bytes) }
    let lineEnd = (block.bytes.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let hashes = BlockHash.both(ofFirst: lineEnd, andAllOf: block.bytes)
    // Those before were equal, or the log would not go on here.
    if self.counted != nil { pending.removeAll { $0.index < index } }
    let seen = pending.filter { $0.index == index && $0.length <= length }
    pending.removeAll { seen.contains($0) }
    writtenAnew += seen.filter { !$0.isBeginning(of: block.bytes) }
    let rest = passCounted(block.bytes, from: start)
    count(lines.read(rest))
    let counted = Int64(lines.consumedBytes) - start
    if counted > 0 {
      let isKnown = counted == length || counted != lineEnd
      countedPart =
        isKnown ? nil : LedgerBlock(index: index, length: lineEnd, hashes.beginning)
    }
    blocks.append(LedgerBlock(index: index, length: length, hashes.whole))
    if blocks.count >= ingester.mostBlocks || traffic.isFull { try commit(.incomplete) }
  }

  /// Ends the log and says what became of it.
  mutating func finish(_ ending: LogEnding) throws -> SourceOutcome {
    _ = passCounted([], from: counted?.bytes ?? 0)
    count(lines.finish(consumeUnterminated: ending.isComplete))
    try commit(SourceState(ending))
    outcome.pendingBytes = Int64(lines.pendingBytes)
    outcome.note(ending)
    return outcome
  }

  /// Takes what is counted already off a block's front.
  private mutating func passCounted(_ bytes: consuming [UInt8], from start: Int64) -> [UInt8] {
    guard let counted else { return bytes }
    self.counted = nil
    let length = Int(max(0, counted.bytes - start))
    if length > 0 { lines.skip(Array(bytes[..<length])) }
    lines.resume(afterBytes: UInt64(counted.bytes), lines: UInt64(counted.lines))
    return length > 0 ? Array(bytes[length...]) : bytes
  }

  private mutating func count(already lines: Int64) {
    outcome.alreadyCounted = lines
    outcome.read = lines
  }

  private mutating func count(_ batch: EntryBatch) {
    outcome.read += Int64(batch.lines)
    outcome.entries += Int64(batch.entries.count)
    outcome.rejected += Int64(batch.rejected.count)
    outcome.foreign += Int64(batch.foreign)
    outcome.comments += Int64(batch.comments)
    outcome.blank += Int64(batch.blank)
    outcome.zonelessTimes += Int64(batch.zonelessTimes)
    traffic.add(batch)
  }

  private mutating func commit(_ state: SourceState) throws {
    var batch = traffic.take()
    batch.blocks = (countedPart.map { [$0] } ?? []) + blocks
    batch.consumedBytes = Int64(lines.consumedBytes)
    batch.consumedLines = Int64(lines.consumedLines)
    batch.pendingBytes = Int64(lines.pendingBytes)
    batch.waypoints = waypoints
    blocks.removeAll()
    countedPart = nil
    waypoints = nil
    batch.forgottenBlocks = writtenAnew
    writtenAnew.removeAll()
    if batch.consumedBytes > pendingFrom {
      // Other bytes are counted in their place.
      batch.forgottenBlocks += pending
      pending.removeAll()
    }
    let store = ingester.store
    let reference: SourceReference
    switch destination {
    case .known(let known):
      try store.write(batch, to: known, read: description)
      reference = known
    case .new(let log):
      reference = try store.write(batch, beginning: log, description)
      destination = .known(reference)
    }
    outcome.source = reference
    try store.note(name: source.name, state: state, of: reference)
  }

  private var description: SourceDescription {
    SourceDescription(
      label: ingester.label, name: source.name, format: format.name,
      duplicateVisibility: format.duplicateVisibility.rawValue, timeKind: format.timeKind.rawValue,
      possibleFields: format.possibleFields, options: ingester.options)
  }
}

extension LedgerBlock {
  /// Whether the bytes of the same block, which has no fewer, begin with it.
  fileprivate func isBeginning(of bytes: [UInt8]) -> Bool {
    LedgerBlock(index: index, bytes: bytes[..<Int(length)]) == self
  }
}
