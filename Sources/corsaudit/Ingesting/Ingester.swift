import AccessLog
import AuditStore
import CORSTraffic

/// Reads logs into a store, each line once: known blocks are passed over, everything else is parsed,
/// judged and committed in batches together with the ledger.
struct Ingester {
  /// Blocks of 1 MiB that one transaction holds at most.
  static let mostBlocks = 256

  let store: AuditStore
  let options: IngestOptions
  let label: String
  /// Also consume a last line without a line feed.
  let isFinal: Bool
  let console: Console

  /// Reads one log; what was committed before an error stays.
  ///
  /// - Parameter chosen: its format; nil to detect it.
  func ingest(_ source: LogSource, format chosen: (any LogFormat)?) throws -> SourceOutcome {
    var stream = try BlockStream(source)
    let reader = stream.reader
    var walk = store.ledgerWalk(label: label)
    // Its lines are counted only while the blocks are known, so any format does.
    var passed = EntryReader(format: chosen ?? LogFormats.all[0])
    var writing: LogWriting?
    var seenBytes: Int64 = 0
    while let block = try stream.next() {
      try Interrupt.check()
      seenBytes += Int64(block.bytes.count)
      showProgress(source, reader, seenBytes)
      let ledgerBlock = LedgerBlock(of: block)
      if writing != nil {
        try writing?.add(block, ledgerBlock)
        continue
      }
      let step = try walk.offer(ledgerBlock) { length in
        let hash = BlockHash(of: block.bytes.prefix(Int(length)))
        return (hash.high, hash.low)
      }
      switch step {
      case .known: passed.skip(block.bytes)
      case .continues(let known, let bytes, let lines):
        writing = try resume(known, bytes, lines, after: passed, source)
        try writing?.add(block, ledgerBlock)
      case .new(let log):
        let format = try chosen ?? detectFormat(stream.sample(from: block), of: source)
        writing = LogWriting(self, source, .new(log), format: format, after: passed)
        try writing?.add(block, ledgerBlock)
      }
    }
    var outcome = try finish(source, reader, walk, passed, writing)
    outcome.bytes = seenBytes
    return outcome
  }

  /// Goes on with a log that has grown.
  private func resume(
    _ known: SourceReference, _ bytes: Int64, _ lines: Int64, after passed: EntryReader,
    _ source: LogSource
  ) throws -> LogWriting {
    let format = try LogFormats.named(try store.format(of: known))
    var writing = LogWriting(self, source, .known(known), format: format, after: passed)
    writing.resume(afterBytes: bytes, lines: lines)
    return writing
  }

  private func finish(
    _ source: LogSource, _ reader: BlockReader, _ walk: LedgerWalk, _ passed: EntryReader,
    _ writing: LogWriting?
  ) throws -> SourceOutcome {
    let end = reader.end ?? .complete
    if var writing {
      return try writing.finish(end)
    }
    switch walk.end() {
    case .empty: return SourceOutcome(name: source.name, message: "empty")
    case .known(let known): return try finish(known, source, end, passed)
    }
  }

  /// Ends a log all of whose blocks are known.
  private func finish(
    _ known: SourceReference, _ source: LogSource, _ end: InputEnd, _ passed: EntryReader
  ) throws -> SourceOutcome {
    let checkpoint = try store.checkpoint(of: known)
    let (bytes, pending) = (Int64(passed.consumedBytes), Int64(passed.pendingBytes))
    // An earlier run may have consumed the last line without its end.
    let isPendingCounted = pending > 0 && checkpoint.consumedBytes >= bytes + pending
    let isComplete = isFinal || source == .standardInput
    if pending > 0, isComplete, !isPendingCounted {
      var writing = try resume(
        known, bytes, Int64(passed.consumedLines), after: passed, source)
      return try writing.finish(end)
    }
    try store.note(name: source.name, of: known)
    let seen = isPendingCounted ? bytes + pending : bytes
    if seen == checkpoint.consumedBytes {
      // A killed run may not have come to say how the log ended.
      try store.note(state: SourceState(end, isComplete: isComplete), of: known)
    }
    var outcome = SourceOutcome(name: source.name, message: "already counted")
    outcome.format = try store.format(of: known)
    outcome.read = Int64(passed.consumedLines) + (isPendingCounted ? 1 : 0)
    outcome.alreadyCounted = outcome.read
    outcome.pendingBytes = isPendingCounted ? 0 : pending
    if end.isDamaged {
      outcome.state = .failed
      outcome.message = "\(source.name): \(end)"
    }
    return outcome
  }

  private func showProgress(_ source: LogSource, _ reader: BlockReader, _ bytes: Int64) {
    guard let total = reader.totalBytes, total > 0 else {
      console.progress("\(source.name): \(bytes >> 20) MiB")
      return
    }
    let share = min(100, reader.compressedBytes * 100 / total)
    console.progress("\(source.name): \(share) %, \(bytes >> 20) MiB")
  }
}

extension LedgerBlock {
  init(of block: Block) { self.init(index: Int64(block.index), bytes: block.bytes[...]) }

  init(index: Int64, bytes: ArraySlice<UInt8>) {
    let hash = BlockHash(of: bytes)
    self.init(index: index, length: Int64(bytes.count), high: hash.high, low: hash.low)
  }
}
