import CORSTraffic
import Foundation

@testable import AuditStore

/// The simplest reader that keeps the ledger's contract: every line is a request.
struct SampleReader {
  let store: AuditStore
  var label = ""
  var options = IngestOptions()
  /// Lines of one transaction.
  var linesInABatch = Int.max
  /// Batches after which the reader is killed.
  var batchesBeforeKill = Int.max

  /// How many lines were counted.
  @discardableResult
  func read(_ log: [UInt8], name: String = "access.log") throws -> Int {
    var walk = store.ledgerWalk(label: label)
    for (index, block) in blocks(of: log).enumerated() {
      let offered = LedgerBlock(index: Int64(index), of: block)
      let step = try walk.offer(offered) { length in
        let hash = LedgerBlock(index: 0, of: block.prefix(Int(length)))
        return (hash.high, hash.low)
      }
      switch step {
      case .known: continue
      case .continues(let source, let bytes, let lines):
        try store.note(name: name, of: source)
        return try count(log, from: Int(bytes), lines: Int(lines), source: source, beginning: nil)
      case .new(let new):
        let border = index << 20
        let before = lineEnds(of: log).prefix { $0 <= border }
        let start = before.last ?? 0
        let lines = before.count
        return try count(log, from: start, lines: lines, source: nil, beginning: (new, name))
      }
    }
    if case .known(let source) = walk.end() { try store.note(name: name, of: source) }
    return 0
  }

  private func count(
    _ log: [UInt8], from start: Int, lines: Int, source: SourceReference?,
    beginning: (NewSource, String)?
  ) throws -> Int {
    var source = source
    var position = start
    var line = lines
    var batches = 0
    var ends = lineEnds(of: log).drop { $0 <= start }
    repeat {
      var requests: [SampleRequest] = []
      while requests.count < linesInABatch, let end = ends.popFirst() {
        line += 1
        requests.append(SampleRequest(log[position..<end], line: line))
        position = end
      }
      var batch = batch(of: requests)
      batch.consumedBytes = Int64(position)
      batch.consumedLines = Int64(line)
      let isLast = ends.isEmpty
      batch.pendingBytes = isLast ? Int64(log.count - position) : 0
      batch.blocks = ledger(log, upTo: position) + (isLast ? ledger(log, upTo: log.count) : [])
      batch.waypoints = Waypoints(of: Array(log[..<min(position, 1 << 20)]))
      if let known = source {
        try store.write(batch, to: known)
      } else if let (new, name) = beginning {
        source = try store.write(
          batch, beginning: new, description(name: name, label: label).with { $0.options = options }
        )
      }
      batches += 1
      if isLast || batches == batchesBeforeKill { return line - lines }
    } while true
  }

  private func ledger(_ log: [UInt8], upTo end: Int) -> [LedgerBlock] {
    blocks(of: Array(log[..<end])).enumerated().map { LedgerBlock(index: Int64($0), of: $1) }
  }
}

private let newline = UInt8(ascii: "\n")

/// Where the lines of a log end: behind each line feed. By `memchr`, as the logs are long.
private func lineEnds(of log: [UInt8]) -> [Int] {
  var ends: [Int] = []
  unsafe log.withUnsafeBytes { bytes in
    guard let start = bytes.baseAddress else { return }
    var position = 0
    while let found = unsafe memchr(start + position, Int32(newline), bytes.count - position) {
      unsafe position = UnsafeRawPointer(found) - start + 1
      ends.append(position)
    }
  }
  return ends
}

private func blocks(of log: [UInt8]) -> [ArraySlice<UInt8>] {
  stride(from: 0, to: log.count, by: 1 << 20).map { log[$0..<min($0 + 1 << 20, log.count)] }
}

extension LedgerBlock {
  /// The hash needs to hold for one process only.
  init(index: Int64, of bytes: ArraySlice<UInt8>) {
    var halves: [UInt64] = []
    for seed in 0..<2 {
      var hasher = Hasher()
      hasher.combine(seed)
      unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
      halves.append(UInt64(bitPattern: Int64(hasher.finalize())))
    }
    self.init(index: index, length: Int64(bytes.count), high: halves[0], low: halves[1])
  }
}

extension SampleRequest {
  /// A line is a route, a space, and padding; some come from a page.
  init(_ bytes: ArraySlice<UInt8>, line: Int) {
    self.init()
    self.line = Int64(line)
    route = "/" + String(decoding: bytes.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
    if line % 7 == 3 { referer = "https://pages\(line % 2).example.com" }
  }
}

/// A log of `count` lines of `width` bytes each.
func sampleLog(_ word: String, _ count: Int, width: Int = 40_000, from first: Int = 1) -> [UInt8] {
  (first..<first + count).flatMap { number in
    let start = Array("\(word)-\(number % 7) \(number)".utf8)
    return start + [UInt8](repeating: UInt8(ascii: "."), count: width - start.count - 1) + [newline]
  }
}
