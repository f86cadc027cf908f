/// What lines that were passed over mean for those after them, whatever the format turns out to be:
/// the last directive, and parts of lines that a container runtime wrote.
struct LineMemory: Sendable {
  /// A line that began with `#Fields:`.
  struct Directive: Sendable {
    var bytes: [UInt8]
    /// How many there were before it, in whatever wrappers.
    var number: Int
  }

  /// Directives are kept for so many chains of wrappers, those that came last.
  private static let mostDirectives = 8

  /// The last ones, by the names of the wrappers around them, the outermost first.
  private var directives: [[String]: Directive] = [:]
  private var count = 0
  /// By the outermost wrapper's name.
  var parts: [String: PartialLines] = [:]

  /// The last directive that a log with these wrappers obeys: where a line has fewer of them, it is
  /// read as it stands in those it has.
  func directive(in wrappers: [any LineWrapper]) -> Directive? {
    (0...wrappers.count).compactMap { depth in directives[wrappers.prefix(depth).map(\.name)] }
      .max { $0.number < $1.number }
  }

  /// Looks at a line that is passed over, as far as its reader would. Fast for those that mean
  /// nothing.
  ///
  /// Needs slack behind `end`, as everywhere.
  @inline(__always)
  mutating func note(_ bytes: RawSpan, from lineStart: Int, to lineEnd: Int, isAtStart: Bool) {
    var start = lineStart
    while start < lineEnd, bytes.byte(start) == 0 { start += 1 }
    guard start < lineEnd, lineEnd - start <= EntryReader.longestLine else { return }
    if isAtStart { start += bytes.markLength(at: start, before: lineEnd) }
    let end = lineEnd - (lineEnd > start && bytes.byte(lineEnd - 1) == returnByte ? 1 : 0)
    guard start < end else { return }
    let mayBePart =
      bytes.byte(start) == UInt8(ascii: "{") && mayBeDockers(bytes, from: start, to: end)
      || end - start > 28 && bytes.byte(start + 4) == UInt8(ascii: "-")
    let mayBeDirective = bytes.firstIndex(of: UInt8(ascii: "#"), from: start, to: end) < end
    if mayBePart || mayBeDirective {
      note(bytes, from: start, to: end, mayBeDirective: mayBeDirective)
    }
  }

  @inline(never)
  private mutating func note(
    _ bytes: RawSpan, from start: Int, to end: Int, mayBeDirective: Bool
  ) {
    noteDirective(bytes, from: start, to: end, in: [])
    for wrapper in LineWrappers.all where mayBeDirective || wrapper.writesParts {
      var content: [UInt8] = []
      guard let peeled = wrapper.peel(bytes, from: start, to: end, into: &content) else {
        continue
      }
      if wrapper.writesParts,
        !parts[wrapper.name, default: PartialLines()].complete(&content, peeled)
      {
        continue
      }
      noteContent(&content, in: [wrapper.name])
    }
  }

  /// Looks at what was in a wrapper: a directive, or one more wrapper around it.
  private mutating func noteContent(_ content: inout [UInt8], in wrappers: [String]) {
    guard content.contains(UInt8(ascii: "#")) else { return }
    let end = content.count
    content.append(contentsOf: repeatElement(0, count: LineLoop.slack))
    let bytes = unsafe content.span.bytes
    noteDirective(bytes, from: 0, to: end, in: wrappers)
    guard wrappers.count < LineWrappers.deepest else { return }
    for wrapper in LineWrappers.all {
      var inner: [UInt8] = []
      if let peeled = wrapper.peel(bytes, from: 0, to: end, into: &inner), !peeled.isPartial {
        noteContent(&inner, in: wrappers + [wrapper.name])
      }
    }
  }

  private mutating func noteDirective(
    _ bytes: RawSpan, from lineStart: Int, to lineEnd: Int, in wrappers: [String]
  ) {
    var start = lineStart
    while start < lineEnd, bytes.byte(start) == 0 { start += 1 }
    guard lineEnd - start <= EntryReader.longestLine,
      bytes.has(Delimiter("#Fields:".utf8), at: start, before: lineEnd)
    else { return }
    let end = bytes.byte(lineEnd - 1) == returnByte ? lineEnd - 1 : lineEnd
    count += 1
    directives[wrappers] = Directive(
      bytes: (start..<end).map { bytes.byte($0) }, number: count)
    if directives.count > Self.mostDirectives,
      let oldest = directives.min(by: { $0.value.number < $1.value.number })
    {
      directives[oldest.key] = nil
    }
  }
}

/// Whether a line holds `"log"`, without which it is none of Docker's; told by the letter that is the
/// rarest there.
@inline(never)
private func mayBeDockers(_ bytes: RawSpan, from start: Int, to end: Int) -> Bool {
  var letter = start + 3
  while letter < end {
    letter = bytes.firstIndex(of: UInt8(ascii: "g"), from: letter, to: end)
    if letter < end, bytes.has(dockersKey, at: letter - 3, before: end) { return true }
    letter += 1
  }
  return false
}

private let dockersKey = Delimiter("\"log\"".utf8)
private let returnByte = UInt8(ascii: "\r")
