// The loop over the lines of a chunk. Per line it may append to arrays that have room, nothing else;
// only a line that is rejected may allocate, for its sample.

/// Fills a batch with the lines of one chunk.
struct LineLoop {
  /// Bytes that must follow a chunk's last line, so that words can be loaded at any of its bytes.
  static let slack = 16

  /// Never changes: a copy of it for every line would cost more than the line.
  let parser: LineParser
  /// What a directive made of the format: the lines after it need a loop of their own.
  private(set) var nextFormat: CompiledFormat?
  private var isFollowed = true
  var batch = EntryBatch()
  var scratch = LineScratch()
  /// The number of the next line.
  var line: UInt64
  /// Whether the next line is the log's first, where a byte order mark may stand.
  var isAtStart: Bool
  private var samples = InlineArray<9, Int>(repeating: 0)

  init(parser: LineParser, line: UInt64, isAtStart: Bool) {
    self.parser = parser
    self.line = line
    self.isAtStart = isAtStart
  }

  /// Goes on with the next lines in another format.
  init(parser: LineParser, continuing other: consuming LineLoop) {
    self.parser = parser
    batch = other.batch
    scratch = other.scratch
    line = other.line
    isAtStart = other.isAtStart
    samples = other.samples
  }

  /// Reads whole lines until the range ends, the slots are full or a directive changes the format,
  /// and says where it stopped.
  mutating func readLines(
    _ bytes: RawSpan, from start: Int, to end: Int, _ slots: inout MutableSpan<FieldRange>
  ) -> Int {
    var position = start
    while position < end, isFollowed, (batch.entries.count + 1) * Field.count <= slots.count {
      let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n"), from: position, to: end)
      readLine(bytes, from: position, to: lineEnd, hole: 0, &slots)
      position = lineEnd + 1
    }
    return position
  }

  /// Reads one line, without its line feed.
  mutating func readLine(
    _ bytes: RawSpan, from lineStart: Int, to lineEnd: Int, hole skipped: UInt64,
    _ slots: inout MutableSpan<FieldRange>
  ) {
    defer {
      line += 1
      batch.lines += 1
      isAtStart = false
    }
    var start = lineStart
    var end = lineEnd
    var hole = skipped
    if start < end, bytes.byte(start) == 0 {
      while start < end, bytes.byte(start) == 0 { start += 1 }
      hole += UInt64(start - lineStart)
    }
    let isHole = hole > 0
    let length = hole + UInt64(end - start)
    if end - start > EntryReader.longestLine {
      batch.rejected.append(
        rejectedLine(.tooLong, bytes, from: start, to: end, at: 0, hole: hole, length: length))
      return
    }
    if isAtStart {
      let mark = bytes.markLength(at: start, before: end)
      start += mark
      hole += UInt64(mark)
    }
    if end > start, bytes.byte(end - 1) == UInt8(ascii: "\r") { end -= 1 }
    if isBlank(bytes, start, end) {
      if isHole {
        batch.rejected.append(
          rejectedLine(.hole, bytes, from: start, to: end, at: 0, hole: hole, length: length))
      } else {
        batch.blank += 1
      }
      return
    }
    if bytes.byte(start) == UInt8(ascii: "#") {
      batch.comments += 1
      if parser.format.layout != nil { follow(bytes, from: start, to: end) }
      return
    }
    scratch.begin(line: line)
    let base = batch.entries.count * Field.count
    let rejection = parser.parse(bytes, from: start, to: end, &scratch, &slots, base)
    guard let rejection else {
      batch.entries.append(scratch.entry)
      if scratch.hasZonelessTime { batch.zonelessTimes += 1 }
      return
    }
    let isForeign = scratch.isForeign
    let isConnection =
      parser.format.hasConnectionLines && isHAProxyConnection(bytes, from: start, to: end)
    let isMessage =
      isServerMessage(bytes, from: start, to: end)
      || parser.format.hasConnectionLines && isHAProxyMessage(bytes, from: start, to: end)
    scratch.restart(line: line)
    let rejected = rejectedLine(
      rejection, bytes, from: start, to: end, at: scratch.stop - start, hole: hole, length: length)
    if isForeign || isConnection || isMessage {
      batch.foreign += 1
      if isConnection { batch.kindred += 1 }
      batch.firstForeign = batch.firstForeign ?? rejected
    } else {
      batch.rejected.append(rejected)
    }
  }

  /// Reads the lines behind a directive as it says.
  @inline(never)
  private mutating func follow(_ bytes: RawSpan, from start: Int, to end: Int) {
    let directive = (start..<end).map { bytes.byte($0) }
    guard let format = parser.format.layout?.format(after: directive) else { return }
    nextFormat = format
    isFollowed = false
  }

  /// Counts a line that was so long that only its beginning was kept.
  mutating func rejectTooLong(
    _ bytes: RawSpan, from start: Int, to end: Int, _ hole: UInt64, _ length: UInt64
  ) {
    batch.rejected.append(
      rejectedLine(.tooLong, bytes, from: start, to: end, at: 0, hole: hole, length: length))
    line += 1
    batch.lines += 1
    isAtStart = false
  }

  private mutating func rejectedLine(
    _ reason: Rejection, _ bytes: RawSpan, from start: Int, to end: Int, at position: Int,
    hole: UInt64, length: UInt64
  ) -> RejectedLine {
    var sample: [UInt8] = []
    let index = reason.index
    if samples[index] < RejectedLine.mostSamples {
      samples[index] += 1
      let count = min(end - start, RejectedLine.longestSample)
      sample.reserveCapacity(count)
      for offset in start..<start + count { sample.append(bytes.byte(offset)) }
    }
    return RejectedLine(
      line: line, reason: reason, position: UInt32(clamping: hole + UInt64(position)),
      length: length, sample: sample)
  }

  @inline(__always)
  private func isBlank(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Bool {
    var offset = start
    while offset < end, bytes.byte(offset) == 0x20 || bytes.byte(offset) == 0x09 { offset += 1 }
    return offset == end
  }
}
