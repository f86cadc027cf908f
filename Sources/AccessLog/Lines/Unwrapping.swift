// Lines taken out of what is wrapped around them, before anything else reads them.

/// What stays of a wrapped log from line to line: the parts of lines that are not whole yet.
struct Unwrapping: Sendable {
  let wrappers: [any LineWrapper]
  private var parts = PartialLines()
  /// Room for the content of the line at hand.
  private var room: [UInt8] = []

  /// Nil for a format whose lines are not wrapped.
  init?(for format: CompiledFormat) {
    guard !format.wrappers.isEmpty else { return nil }
    wrappers = format.wrappers
  }

  /// Goes on with the parts that were passed over before the format was known.
  mutating func resume(from memory: LineMemory) {
    guard let name = wrappers.first?.name else { return }
    if let parts = memory.parts[name] { self.parts = parts }
  }

  /// Says what parts there are, for those lines that are passed over now.
  func tell(_ memory: inout LineMemory) {
    if let name = wrappers.first?.name { memory.parts[name] = parts }
  }

  /// Takes a line out of its wrappers; its content is appended to `lines` with a line feed.
  ///
  /// Slack is needed behind `end`, as everywhere.
  mutating func unwrap(
    _ bytes: RawSpan, from start: Int, to end: Int, into lines: inout [UInt8]
  ) -> UnwrappedLine {
    var line = UnwrappedLine(start: lines.count, end: lines.count)
    var content: [UInt8] = []
    swap(&content, &room)
    defer { swap(&content, &room) }
    content.removeAll(keepingCapacity: true)
    var depth = 0
    if let peeled = wrappers[0].peel(bytes, from: start, to: end, into: &content) {
      depth = 1
      line.milliseconds = peeled.milliseconds
      line.offset = peeled.offset
      guard parts.complete(&content, peeled) else {
        line.isPart = true
        return line
      }
    } else {
      for offset in start..<end { content.append(bytes.byte(offset)) }
    }
    while depth < wrappers.count, depth > 0 {
      var inner: [UInt8] = []
      let length = content.count
      content.append(contentsOf: repeatElement(0, count: LineLoop.slack))
      let peeled = wrappers[depth].peel(
        unsafe content.span.bytes, from: 0, to: length, into: &inner)
      content.removeLast(LineLoop.slack)
      guard let peeled, !peeled.isPartial else { break }
      line.milliseconds = peeled.milliseconds ?? line.milliseconds
      line.offset += peeled.offset
      swap(&content, &inner)
      depth += 1
    }
    lines.append(contentsOf: content)
    line.end = lines.count
    lines.append(UInt8(ascii: "\n"))
    return line
  }
}

/// A line that was taken out of its wrappers.
struct UnwrappedLine {
  /// Where its content stands.
  var start: Int
  var end: Int
  /// When the wrapper says that it was written.
  var milliseconds: Int64?
  /// Where in the whole line its content began.
  var offset = 0
  /// Whether it is only the first part of a line.
  var isPart = false
  /// Whether the whole line is longer than any that is read: its content is only its beginning then.
  var isTooLong = false
  /// NUL bytes, and a byte order mark, before the whole line.
  var hole: UInt64 = 0
  /// The whole line's length.
  var length: UInt64 = 0
}

/// Parts of lines whose end has not come, of standard output and of standard error.
struct PartialLines: Sendable {
  private var output: [UInt8] = []
  private var error: [UInt8] = []

  /// Puts the parts before a line's last part; false for one that is not the last.
  ///
  /// A line that grew too long stays so, but no longer than one byte more than is read.
  mutating func complete(_ content: inout [UInt8], _ peeled: Peeled) -> Bool {
    if peeled.isStandardError {
      complete(&content, peeled.isPartial, &error)
    } else {
      complete(&content, peeled.isPartial, &output)
    }
  }

  private func complete(
    _ content: inout [UInt8], _ isPartial: Bool, _ parts: inout [UInt8]
  ) -> Bool {
    guard isPartial || !parts.isEmpty else { return true }
    let room = max(0, EntryReader.longestLine + 1 - parts.count)
    parts.append(contentsOf: content.prefix(room))
    guard !isPartial else { return false }
    swap(&content, &parts)
    parts.removeAll()
    return true
  }
}
