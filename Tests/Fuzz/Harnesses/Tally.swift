import AccessLog

/// What was made of a log's lines, independent of the batches it came in.
struct Tally: Equatable {
  /// An entry or a rejected line.
  struct Outcome: Equatable {
    var line: UInt64
    /// Everything that is known of it.
    var words: [UInt8]
  }

  private(set) var outcomes: [Outcome] = []
  private(set) var lines: UInt64 = 0
  private var uncounted = Uncounted()

  /// Lines that are counted by kind only.
  private struct Uncounted: Equatable {
    var foreign: UInt64 = 0
    var comments: UInt64 = 0
    var blank: UInt64 = 0
    var zonelessTimes: UInt64 = 0
  }
  /// Whether only outcomes are known, as lines of other kinds have no number.
  private var isPart = false

  mutating func add(_ batch: EntryBatch) throws(BrokenPromise) {
    let counted =
      UInt64(batch.entries.count + batch.rejected.count) + batch.foreign + batch.comments
      + batch.blank
    try promise(
      batch.lines == counted,
      "lines = entries + rejected + foreign + comments + blank: \(batch.lines), \(counted)")
    try promise(
      batch.ranges.count == batch.entries.count * Field.count, "Every entry has its ranges.")
    var new: [Outcome] = []
    for (index, entry) in batch.entries.enumerated() {
      new.append(Outcome(line: entry.line, words: words(of: entry, at: index, in: batch)))
    }
    for rejected in batch.rejected {
      let text = "\(rejected.reason.rawValue) at \(rejected.position) of \(rejected.length)"
      new.append(Outcome(line: rejected.line, words: Array(text.utf8)))
    }
    new.sort { $0.line < $1.line }
    for (one, next) in zip(new, new.dropFirst()) {
      try promise(one.line < next.line, "Line \(next.line) is counted once.")
    }
    if let last = outcomes.last, let first = new.first {
      try promise(last.line < first.line, "Line \(first.line) is counted once.")
    }
    outcomes += new
    lines += batch.lines
    uncounted.foreign += batch.foreign
    uncounted.comments += batch.comments
    uncounted.blank += batch.blank
    uncounted.zonelessTimes += batch.zonelessTimes
  }

  private func words(of entry: Entry, at index: Int, in batch: EntryBatch) -> [UInt8] {
    var words = Array("\(entry.logged) \(entry.present) ".utf8)
    for (field, value) in [
      (Field.time, entry.timeMilliseconds), (.status, Int64(entry.status)), (.bytes, entry.bytes),
      (.duration, entry.durationMilliseconds),
    ] where entry.present & field.bit != 0 {
      words += Array("\(value) ".utf8)
    }
    for field in Field.allCases where entry.present & field.bit != 0 {
      words += batch.value(field, of: index) + [UInt8(ascii: "|")]
    }
    return words
  }

  /// Forgets what is known of the first lines.
  mutating func removeLines(upTo line: UInt64) {
    outcomes.removeAll { $0.line <= line }
    lines -= line
    isPart = true
  }

  func compare(with other: Tally, _ way: String) throws(BrokenPromise) {
    try promise(
      outcomes == other.outcomes, "\(way): \(Tally.difference(outcomes, other.outcomes))")
    try promise(lines == other.lines, "\(way): \(lines) lines, not \(other.lines)")
    if isPart || other.isPart { return }
    try promise(uncounted == other.uncounted, "\(way): \(uncounted), not \(other.uncounted)")
  }

  /// Where two lists part.
  static func difference(_ one: [Outcome], _ other: [Outcome]) -> String {
    let index = zip(one, other).prefix { $0 == $1 }.underestimatedCount
    let same =
      zip(one, other).enumerated().first { $1.0 != $1.1 }?.offset ?? min(one.count, other.count)
    _ = index
    func text(_ outcomes: [Outcome]) -> String {
      same < outcomes.count
        ? "line \(outcomes[same].line): \(String(decoding: outcomes[same].words.prefix(600), as: UTF8.self))"
        : "nothing"
    }
    return "\(text(one)) instead of \(text(other))"
  }
}
