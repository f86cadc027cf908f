@testable import AuditStore

/// Random logs, read by several stores: each store has some of them, as far as they had grown, some
/// read in steps; and what one machine has that read all of them.
struct RandomShards {
  let shards = Shards()
  private(set) var stores: [String] = []
  private(set) var oneMachine = ""
  private var random: SplitMix64

  private struct Log {
    var label: String
    var bytes: [UInt8]
    /// Where its lines end.
    var ends: [Int]
  }

  init(seed: UInt64) throws {
    random = SplitMix64(state: seed)
    let logs = (0..<3 + below(4)).map { log($0) }
    var longest = [Int](repeating: 0, count: logs.count)
    for _ in 0..<2 + below(3) {
      var readings: [(log: Int, lines: [Int])] = []
      for (index, log) in logs.enumerated() where below(3) > 0 {
        let lines = (0...below(2)).map { _ in 1 + below(log.ends.count) }.sorted()
        longest[index] = max(longest[index], lines.last ?? 0)
        readings.append((index, lines))
      }
      readings.shuffle(using: &random)
      stores.append(
        try shards.store { store in
          for reading in readings {
            for lines in reading.lines { try read(logs[reading.log], lines, into: store) }
          }
        })
    }
    let order = logs.indices.shuffled(using: &random)
    oneMachine = try shards.store { store in
      for index in order where longest[index] > 0 {
        try read(logs[index], longest[index], into: store)
      }
    }
  }

  /// Merges all stores, in a random order and grouping; some twice.
  mutating func merge() throws -> String {
    var paths = stores.shuffled(using: &random)
    if below(2) == 0 { paths.append(paths[0]) }
    while paths.count > 1 {
      let count = 2 + below(paths.count - 1)
      paths = [try shards.merge(Array(paths.prefix(count)))] + paths.dropFirst(count)
      paths.shuffle(using: &random)
    }
    return paths[0]
  }

  private func read(_ log: Log, _ lines: Int, into store: AuditStore) throws {
    let name = "\(log.label)-\(lines).log"
    try SampleReader(store: store, label: log.label).read(
      Array(log.bytes[..<log.ends[lines - 1]]), name: name)
  }

  /// Of some hundred short lines, or of lines that fill several blocks; some begin alike, by less
  /// than a block.
  private mutating func log(_ number: Int) -> Log {
    let isLong = below(2) == 0
    let (width, count) = isLong ? (40_000, 10 + below(80)) : (100 + below(300), 5 + below(400))
    let start = below(3) == 0 ? sampleLog("alike", 4, width: 90) : []
    let bytes = start + sampleLog("log\(number)", count, width: width)
    let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    return Log(label: ["", "web-1", "web-2"][below(3)], bytes: bytes, ends: ends)
  }

  private mutating func below(_ limit: Int) -> Int { Int(random.next() % UInt64(max(1, limit))) }
}

/// A small generator of random numbers with a seed (public domain algorithm by S. Vigna).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
