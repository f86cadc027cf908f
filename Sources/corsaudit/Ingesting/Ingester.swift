import AccessLog
import AuditStore
import CORSTraffic

/// Reads logs into a store, each line once: known blocks are passed over, everything else is parsed,
/// judged and committed in batches together with the ledger.
struct Ingester {
  let store: AuditStore
  let options: IngestOptions
  let label: String
  /// Also consume a last line without a line feed.
  let isFinal: Bool
  /// Also open files that look as they did when they were read to their end.
  let verifies: Bool
  let console: Console
  /// Blocks that one transaction holds at most.
  var mostBlocks = 256
  /// The length of blocks: another than the usual one only to try the ledger on small logs.
  var blockLength = Block.length
  /// Throws where the run is to end, asked for each block.
  var checkForStop: () throws -> Void = Interrupt.check

  /// Reads one log; what was committed before an error stays.
  ///
  /// - Parameter choice: which format it is in, if that is not to be detected.
  func ingest(_ source: LogSource, _ choice: FormatChoice) throws -> SourceOutcome {
    let visit = FileVisit(of: source)
    if let outcome = try unopened(visit) { return outcome }
    let chosen = choice.format(for: source)
    var stream = try BlockStream(source, blockLength: blockLength, checkForStop: checkForStop)
    let reader = stream.reader
    var walk = store.ledgerWalk(label: label, blockLength: Int64(blockLength))
    // Its lines are counted only while the blocks are known, so any format does.
    var passed = EntryReader(format: chosen ?? LogFormats.all[0])
    var writing: LogWriting?
    var seenBytes: Int64 = 0
    while let block = try stream.next() {
      seenBytes += Int64(block.bytes.count)
      showProgress(source, reader, seenBytes)
      if writing != nil {
        try writing?.add(block)
        continue
      }
      let step = try walk.offer(LedgerBlock(of: block)) { length in
        let hash = BlockHash(of: block.bytes.prefix(Int(length)))
        return (hash.high, hash.low)
      }
      switch step {
      case .known: passed.skip(block.bytes)
      case .continues(let known, let bytes, let lines):
        writing = try resume(known, bytes, lines, after: passed, source, chosen)
        try writing?.add(block)
      case .new(let log):
        if let end = reader.end, try isCutCopy(block, of: log, end) {
          return heldBack(source, passed, end, seenBytes)
        }
        let format = try chosen ?? choice.detect(stream.sample(from: block), of: source)
        writing = LogWriting(self, source, .new(log), format: format, after: passed)
        try writing?.add(block)
      }
    }
    let ending = LogEnding(
      end: reader.end ?? .complete, isComplete: isFinal || reader.state == nil)
    var outcome: SourceOutcome
    if writing != nil, let written = try writing?.finish(ending) {
      outcome = written
    } else {
      outcome = try finish(source, ending, walk, passed, chosen)
    }
    outcome.bytes = seenBytes
    try note(outcome, of: visit, reader, ending)
    return outcome
  }

  /// Whether a damaged log's last block is, by all that can be told, the beginning of one that is
  /// counted already: a copy that is being compressed just now, or was cut.
  ///
  /// A part of a block has no hash that is known, and counting it would count its lines twice.
  private func isCutCopy(_ block: Block, of log: NewSource, _ end: InputEnd) throws -> Bool {
    guard block.isLast, end.isDamaged else { return false }
    if log.branches { return true }
    let waypoints = Waypoints(of: block.bytes)
    return try !waypoints.hashes.isEmpty && store.knowsLog(beginning: waypoints, label: label)
  }

  private func heldBack(
    _ source: LogSource, _ passed: EntryReader, _ end: InputEnd, _ bytes: Int64
  ) -> SourceOutcome {
    var outcome = SourceOutcome(name: source.name)
    outcome.read = Int64(passed.consumedLines)
    outcome.alreadyCounted = outcome.read
    outcome.bytes = bytes
    outcome.state = .failed
    outcome.message = """
      \(source.name): \(end) What follows line \(passed.consumedLines) looks like a log that is \
      counted already; it is read once it is whole.
      """
    return outcome
  }

  /// Goes on with a log that has grown, in the format it was read in unless the user names another.
  private func resume(
    _ known: SourceReference, _ bytes: Int64, _ lines: Int64, after passed: EntryReader,
    _ source: LogSource, _ chosen: (any LogFormat)?
  ) throws -> LogWriting {
    let format = try chosen ?? LogFormats.named(try store.format(of: known))
    var writing = LogWriting(self, source, .known(known), format: format, after: passed)
    try writing.resume(afterBytes: bytes, lines: lines)
    return writing
  }

  /// Ends a log in which no block was new.
  private func finish(
    _ source: LogSource, _ ending: LogEnding, _ walk: LedgerWalk, _ passed: EntryReader,
    _ chosen: (any LogFormat)?
  ) throws -> SourceOutcome {
    guard case .known(let known) = walk.end() else {
      var outcome = SourceOutcome(name: source.name, message: "empty")
      outcome.note(ending)
      return outcome
    }
    let checkpoint = try store.checkpoint(of: known)
    let (bytes, pending) = (Int64(passed.consumedBytes), Int64(passed.pendingBytes))
    // An earlier run may have consumed the last line without its end.
    let isPendingCounted = pending > 0 && checkpoint.consumedBytes >= bytes + pending
    if pending > 0, ending.isComplete, !isPendingCounted {
      var writing = try resume(
        known, bytes, Int64(passed.consumedLines), after: passed, source, chosen)
      return try writing.finish(ending)
    }
    let seen = isPendingCounted ? bytes + pending : bytes
    // A killed run may not have come to say how the log ended.
    let state = seen == checkpoint.consumedBytes ? SourceState(ending) : nil
    try store.note(name: source.name, state: state, of: known)
    var outcome = SourceOutcome(name: source.name, message: "already counted")
    outcome.source = known
    outcome.format = try store.format(of: known)
    outcome.read = Int64(passed.consumedLines) + (isPendingCounted ? 1 : 0)
    outcome.alreadyCounted = outcome.read
    outcome.pendingBytes = isPendingCounted ? 0 : pending
    outcome.note(ending)
    return outcome
  }

  private func showProgress(_ source: LogSource, _ reader: BlockReader, _ bytes: Int64) {
    guard let total = reader.state?.size, total > 0 else {
      console.progress("\(source.name): \(bytes >> 20) MiB")
      return
    }
    let share = min(100, reader.compressedBytes * 100 / UInt64(total))
    console.progress("\(source.name): \(share) %, \(bytes >> 20) MiB")
  }
}

// Files that need not be opened.
extension Ingester {
  /// The outcome of a file that looks as it did when it was read to its end; nil where it is to be
  /// read.
  private func unopened(_ visit: FileVisit) throws -> SourceOutcome? {
    guard !verifies, let hint = visit.hint, let file = try store.knownFile(hint, label: label),
      !isFinal || file.pendingBytes == 0
    else { return nil }
    try store.note(name: visit.source.name, state: nil, of: file.source)
    var outcome = SourceOutcome(name: visit.source.name, message: "already counted, not opened")
    outcome.source = file.source
    outcome.format = try store.format(of: file.source)
    outcome.read = file.lines
    outcome.alreadyCounted = file.lines
    outcome.pendingBytes = file.pendingBytes
    return outcome
  }

  /// Notes how a file looked that was read to its end, and is whole.
  private func note(
    _ outcome: SourceOutcome, of visit: FileVisit, _ reader: BlockReader, _ ending: LogEnding
  ) throws {
    guard let source = outcome.source, ending.end == .complete,
      let hint = visit.hintStillTrue(asOpened: reader.state)
    else { return }
    try store.note(
      KnownFile(source: source, lines: outcome.read, pendingBytes: outcome.pendingBytes),
      lookingLike: hint, label: label)
  }
}

extension LedgerBlock {
  init(of block: Block) { self.init(index: Int64(block.index), bytes: block.bytes[...]) }

  init(index: Int64, bytes: ArraySlice<UInt8>) {
    let hash = BlockHash(of: bytes)
    self.init(index: index, length: bytes.count, hash)
  }

  init(index: Int64, length: Int, _ hash: BlockHash) {
    self.init(index: index, length: Int64(length), high: hash.high, low: hash.low)
  }
}
