/// What the ledger promises, on bytes instead of hashes: which lines of a reading are new.
///
/// A log is the bytes of it that are counted. A reading that begins with all of them goes on with the
/// log; one of which a log has every block counted, the last one in a state that was seen, is that
/// log; any other is a log of its own from the first block that no log has.
struct LedgerModel {
  let blockLength: Int
  /// Lines counted so far.
  private(set) var lines = 0
  private var logs: [Log] = []

  init(blockLength: Int) { self.blockLength = blockLength }

  private struct Log {
    var counted: [UInt8] = []
    var states: Set<State> = []
  }

  /// A block as it was seen.
  private struct State: Hashable {
    var index: Int
    var bytes: [UInt8]
  }

  /// How many lines of a reading are new.
  mutating func read(_ bytes: [UInt8], _ reading: LedgerReading) -> Int {
    let blocks = (bytes.count + blockLength - 1) / blockLength
    let known = (logs.map { covered(bytes, by: $0) }.max() ?? 0)
    if known == blocks { return 0 }
    // The end of the log is a block to wait for, too.
    let isStopped = reading.stop <= blocks + 1
    let last = isStopped ? reading.stop - 1 : blocks
    var log = logs.indices.filter { isBeginning(logs[$0], of: bytes, behind: known) }
      .max { (logs[$0].counted.count, -$0) < (logs[$1].counted.count, -$1) }
    let before = lines
    var end = known
    while end + reading.mostBlocks <= last {
      end += reading.mostBlocks
      commit(bytes, upTo: end, behind: known, to: &log, isFinal: false)
    }
    if !isStopped { commit(bytes, upTo: blocks, behind: known, to: &log, isFinal: reading.isFinal) }
    return lines - before
  }

  private func block(_ index: Int, of bytes: [UInt8]) -> State {
    State(index: index, bytes: Array(bytes.dropFirst(index * blockLength).prefix(blockLength)))
  }

  /// How many blocks a log has, with all lines in them.
  private func covered(_ bytes: [UInt8], by log: Log) -> Int {
    var index = 0
    while index * blockLength < bytes.count {
      let end = min(bytes.count, (index + 1) * blockLength)
      guard log.counted.starts(with: bytes[..<end]), log.states.contains(block(index, of: bytes))
      else { return index }
      index += 1
    }
    return index
  }

  /// Whether all that is counted of a log is the beginning of these bytes, and no other log's blocks
  /// reach further than its own.
  private func isBeginning(_ log: Log, of bytes: [UInt8], behind known: Int) -> Bool {
    guard bytes.starts(with: log.counted) else { return false }
    if log.counted.isEmpty, !isPending(log, in: bytes) { return false }
    return (0..<known).allSatisfy { index in log.states.contains(block(index, of: bytes)) }
  }

  /// A log without a counted line is known by what is pending.
  private func isPending(_ log: Log, in bytes: [UInt8]) -> Bool {
    let first = block(0, of: bytes)
    let states = log.states.filter { $0.index == 0 }
    guard let shortest = states.min(by: { $0.bytes.count < $1.bytes.count }) else { return false }
    return states.contains(first)
      || shortest.bytes.count < first.bytes.count && first.bytes.starts(with: shortest.bytes)
  }

  private mutating func commit(
    _ bytes: [UInt8], upTo end: Int, behind known: Int, to place: inout Int?, isFinal: Bool
  ) {
    let length = min(bytes.count, end * blockLength)
    let seen = bytes[..<length]
    var log = place.map { logs[$0] } ?? Log()
    let isNew = place == nil
    let start = isNew ? known * blockLength : log.counted.count
    var consumed = (seen.lastIndex(of: lineFeed) ?? -1) + 1
    var new = seen.dropFirst(start).count { $0 == lineFeed }
    // The end of a line that was counted without it.
    if !isNew, let last = log.counted.last, last != lineFeed, start < length,
      seen[start] == lineFeed
    {
      new -= 1
    }
    if isFinal, max(consumed, isNew ? 0 : start) < length {
      new += 1
      consumed = length
    }
    consumed = isNew ? consumed : max(consumed, start)
    log.states = log.states.filter { state in
      let from = state.index * blockLength
      let end = from + state.bytes.count
      if end <= log.counted.count { return true }
      return end <= length
        ? seen.dropFirst(from).starts(with: state.bytes) : consumed <= log.counted.count
    }
    for index in 0..<end { log.states.insert(block(index, of: Array(seen))) }
    let lineEnd = (seen.lastIndex(of: lineFeed) ?? -1) + 1
    if lineEnd > 0 {
      let part = block((lineEnd - 1) / blockLength, of: Array(seen[..<lineEnd]))
      if lineEnd > (isNew ? known * blockLength : start) { log.states.insert(part) }
    }
    log.counted = Array(seen[..<consumed])
    lines += new
    if let place {
      logs[place] = log
    } else {
      place = logs.count
      logs.append(log)
    }
  }
}

private let lineFeed = UInt8(ascii: "\n")
