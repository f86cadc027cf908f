/// Turns a log's bytes into batches of entries, whatever the borders of the blocks they come in.
///
/// Keeps the unfinished line between two blocks and counts lines from the file's beginning. Of every
/// batch holds: lines = entries + rejected + foreign + comments + blank.
public struct EntryReader: Sendable {
  /// The longest line that is read, without its line feed; a longer one is rejected whole. Bounds
  /// the memory that a file without line feeds can take.
  public static let longestLine = 1 << 20

  /// The bytes of all lines that are accounted for, counted from the file's beginning.
  public private(set) var consumedBytes: UInt64 = 0
  /// The lines that are accounted for, counted from the file's beginning.
  public private(set) var consumedLines: UInt64
  /// The bytes of the unfinished last line so far.
  public var pendingBytes: UInt64 { unfinished.length }

  private var parser: LineParser
  /// For a log whose lines are wrapped.
  private var unwrapping: Unwrapping?
  /// What the lines passed over mean for the next ones.
  private var memory = LineMemory()
  /// The number of the last directive that was recalled.
  private var recalled = 0
  private var unfinished = UnfinishedLine()
  /// The last counted line had no end when it was counted; a line feed that comes next is its end.
  private var mayEndLine = false
  /// The entries of the last batch, for which the next one makes room at once.
  private var expectedEntries = 0

  /// - Parameter line: the number of the first line that comes.
  public init(format: any LogFormat, startingAtLine line: UInt64 = 1) {
    precondition(line > 0, "Lines are numbered from 1.")
    parser = LineParser(format.compiled)
    unwrapping = Unwrapping(for: format.compiled)
    consumedLines = line - 1
  }

  /// Goes on where another reader stands, in a format that is known only now.
  public init(format: any LogFormat, following other: EntryReader) {
    self = other
    parser = LineParser(format.compiled)
    unwrapping = Unwrapping(for: format.compiled)
    expectedEntries = 0
    recalled = 0
    recall()
  }

  /// Goes on as the lines passed over say.
  private mutating func recall() {
    unwrapping?.resume(from: memory)
    guard let layout = parser.format.layout,
      let directive = memory.directive(in: unwrapping?.wrappers ?? []),
      directive.number > recalled
    else { return }
    recalled = directive.number
    if let format = layout.format(after: directive.bytes) { parser = LineParser(format) }
  }

  /// Passes over bytes whose lines were counted in an earlier run.
  ///
  /// Keeps the unfinished last line: it is the beginning of the first new one.
  public mutating func skip(_ bytes: [UInt8]) {
    unwrapping?.tell(&memory)
    var start = 0
    do {
      let span = unsafe bytes.span.bytes
      while true {
        let end = span.firstIndex(of: lineFeed, from: start, to: bytes.count)
        if end == bytes.count { break }
        if unfinished.length > 0 {
          noteUnfinished(endingWith: bytes[start..<end])
        } else if end + LineLoop.slack <= bytes.count {
          memory.note(span, from: start, to: end, isAtStart: isAtStart)
        } else {
          // Too near to the end of the block for words to be loaded.
          noteUnfinished(endingWith: bytes[start..<end])
        }
        account(for: unfinished.length + UInt64(end - start) + 1)
        unfinished.removeAll()
        start = end + 1
      }
    }
    unfinished.append(bytes[start...])
    recall()
  }

  /// Says where the lines of an earlier run ended, after their bytes were skipped.
  ///
  /// Differs from what ``skip(_:)`` counted only where that run consumed an unterminated last line.
  public mutating func resume(afterBytes bytes: UInt64, lines: UInt64) {
    precondition(
      bytes >= consumedBytes && bytes - consumedBytes <= unfinished.length,
      "The earlier run ended elsewhere than in the last line that was skipped.")
    mayEndLine = bytes > consumedBytes
    unfinished.removeFirst(bytes - consumedBytes)
    consumedBytes = bytes
    consumedLines = lines
  }

  /// Reads the lines that end in these bytes, the first of which may have begun earlier.
  ///
  /// Hand over the only copy of the bytes and nothing is copied: they become the batch's.
  public mutating func read(_ bytes: consuming [UInt8]) -> EntryBatch {
    if mayEndLine, let first = bytes.first {
      mayEndLine = false
      if first == lineFeed, unfinished.length == 0 {
        account(for: 1, lines: 0)
        bytes.removeFirst()
      }
    }
    guard let firstLineFeed = bytes.firstIndex(of: lineFeed),
      let lastLineFeed = bytes.lastIndex(of: lineFeed)
    else {
      unfinished.append(bytes[...])
      return EntryBatch()
    }
    var first = UnfinishedLine()
    var start = 0
    if unfinished.length > 0 {
      swap(&first, &unfinished)
      first.append(bytes[..<firstLineFeed])
      start = firstLineFeed + 1
    }
    let end = lastLineFeed + 1
    unfinished.append(bytes[end...])
    let batch = read(bytes, lines: start..<end, first: start > 0 ? first : nil)
    account(for: (start > 0 ? first.length + 1 : 0) + UInt64(end - start), lines: batch.lines)
    return batch
  }

  /// Looks at a line that is passed over and of which the beginning was kept.
  private mutating func noteUnfinished(endingWith bytes: ArraySlice<UInt8>) {
    guard !unfinished.isTooLong else { return }
    var line = unfinished.bytes
    line.append(contentsOf: bytes)
    let count = line.count
    line.append(contentsOf: repeatElement(0, count: LineLoop.slack))
    memory.note(unsafe line.span.bytes, from: 0, to: count, isAtStart: isAtStart)
  }

  /// Ends the log: a last line without line feed is read as it is, or stays pending.
  public mutating func finish(consumeUnterminated: Bool) -> EntryBatch {
    guard consumeUnterminated, unfinished.length > 0 else { return EntryBatch() }
    var last = UnfinishedLine()
    swap(&last, &unfinished)
    let batch = read([], lines: 0..<0, first: last)
    account(for: last.length)
    return batch
  }

  /// Whether the next line is the log's first, where a byte order mark may stand.
  private var isAtStart: Bool { consumedBytes == 0 && consumedLines == 0 }

  private mutating func account(for bytes: UInt64, lines: UInt64 = 1) {
    consumedBytes += bytes
    consumedLines += lines
  }

  /// Reads a line that was put together and then the lines of a range, all of them whole.
  private mutating func read(
    _ bytes: consuming [UInt8], lines: Range<Int>, first: UnfinishedLine?
  ) -> EntryBatch {
    precondition(bytes.count < 1 << 31, "A block of more than two gigabytes.")
    if unwrapping != nil { return readWrapped(consume bytes, lines: lines, first: first) }
    // Behind the chunk stand the line that was put together, slack, and the decoded values.
    let firstStart = bytes.count
    bytes.reserveCapacity(bytes.count + (first?.bytes.count ?? 0) + LineLoop.slack)
    if let first, !first.isTooLong { bytes.append(contentsOf: first.bytes) }
    let firstEnd = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: LineLoop.slack))

    var loop = LineLoop(
      parser: parser, line: consumedLines + 1,
      isAtStart: isAtStart)
    loop.scratch.decodedBase = bytes.count
    loop.batch.entries.reserveCapacity(expectedEntries)
    var ranges: [FieldRange] = []
    ranges.reserveCapacity(expectedEntries * Field.count)

    do {
      let span = unsafe bytes.span.bytes
      if let first {
        makeRoom(in: &ranges, forBytes: 0)
        var slots = ranges.mutableSpan
        if first.isTooLong {
          loop.rejectTooLong(
            unsafe first.bytes.span.bytes, from: 0, to: first.bytes.count, first.hole, first.length)
        } else {
          loop.readLine(span, from: firstStart, to: firstEnd, hole: first.hole, &slots)
        }
        follow(&loop)
      }
      var position = lines.lowerBound
      while position < lines.upperBound {
        makeRoom(in: &ranges, forBytes: lines.upperBound - position)
        var slots = ranges.mutableSpan
        position = loop.readLines(span, from: position, to: lines.upperBound, &slots)
        follow(&loop)
      }
    }

    return batch(of: consume loop, consume bytes, consume ranges)
  }

  /// Reads the lines after a directive as it says.
  private mutating func follow(_ loop: inout LineLoop) {
    guard let format = loop.nextFormat else { return }
    parser = LineParser(format)
    loop = LineLoop(parser: parser, continuing: loop)
  }

  private mutating func batch(
    of loop: consuming LineLoop, _ bytes: consuming [UInt8], _ ranges: consuming [FieldRange]
  ) -> EntryBatch {
    var batch = loop.batch
    ranges.removeLast(ranges.count - batch.entries.count * Field.count)
    batch.ranges = ranges
    bytes.append(contentsOf: loop.scratch.decoded)
    batch.bytes = bytes
    expectedEntries = batch.entries.count + batch.entries.count / 8
    return batch
  }

  /// The same for wrapped lines: they are taken out into a chunk of their own, which is then read.
  private mutating func readWrapped(
    _ bytes: consuming [UInt8], lines: Range<Int>, first: UnfinishedLine?
  ) -> EntryBatch {
    var inner: [UInt8] = []
    inner.reserveCapacity(bytes.count + LineLoop.slack)
    var unwrapped: [UnwrappedLine] = []
    var isAtStart = isAtStart
    if let first {
      var line = first.bytes
      line.append(contentsOf: repeatElement(0, count: LineLoop.slack))
      unwrap(
        line, 0..<first.bytes.count, hole: first.hole, length: first.length, isAtStart: isAtStart,
        into: &inner, &unwrapped)
      isAtStart = false
    }
    bytes.append(contentsOf: repeatElement(0, count: LineLoop.slack))
    var start = lines.lowerBound
    while start < lines.upperBound {
      let end = unsafe bytes.span.bytes.firstIndex(of: lineFeed, from: start, to: lines.upperBound)
      unwrap(
        bytes, start..<end, hole: 0, length: UInt64(end - start), isAtStart: isAtStart,
        into: &inner, &unwrapped)
      isAtStart = false
      start = end + 1
    }
    inner.append(contentsOf: repeatElement(0, count: LineLoop.slack))
    var loop = LineLoop(parser: parser, line: consumedLines + 1, isAtStart: false)
    loop.scratch.decodedBase = inner.count
    var ranges: [FieldRange] = []
    for line in unwrapped {
      while ranges.count < (loop.batch.entries.count + 1) * Field.count {
        makeRoom(in: &ranges, forBytes: inner.count - line.start)
      }
      var slots = ranges.mutableSpan
      loop.readLine(unsafe inner.span.bytes, line, &slots)
      follow(&loop)
    }
    return batch(of: consume loop, consume inner, consume ranges)
  }

  /// - Parameters:
  ///   - hole: the NUL bytes that stood before the range and were not kept.
  ///   - length: the whole line's, of which the range may be only the beginning.
  private mutating func unwrap(
    _ bytes: [UInt8], _ range: Range<Int>, hole: UInt64, length: UInt64, isAtStart: Bool,
    into inner: inout [UInt8], _ unwrapped: inout [UnwrappedLine]
  ) {
    let span = unsafe bytes.span.bytes
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, span.byte(start) == 0 { start += 1 }
    var line = UnwrappedLine(start: inner.count, end: inner.count)
    let isTooLong =
      length - hole - UInt64(start - range.lowerBound) > UInt64(Self.longestLine)
    if isTooLong {
      line.isTooLong = true
      for offset in start..<min(end, start + RejectedLine.longestSample) {
        inner.append(span.byte(offset))
      }
      line.end = inner.count
    } else {
      if isAtStart { start += span.markLength(at: start, before: end) }
      if end > start, span.byte(end - 1) == UInt8(ascii: "\r") { end -= 1 }
      line = unwrapping?.unwrap(span, from: start, to: end, into: &inner) ?? line
    }
    line.length = length
    line.hole = hole + UInt64(start - range.lowerBound)
    unwrapped.append(line)
  }

  /// Adds slots for as many entries as bytes of usual lines hold; not for as many as could be, or a
  /// block of short lines would take hundreds of megabytes.
  private func makeRoom(in ranges: inout [FieldRange], forBytes bytes: Int) {
    let entries = min(bytes / 100 + 1, 512)
    ranges.append(contentsOf: repeatElement(FieldRange(), count: entries * Field.count))
  }
}

private let lineFeed = UInt8(ascii: "\n")
