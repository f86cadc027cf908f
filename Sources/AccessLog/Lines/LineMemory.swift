/// What lines that were passed over mean for those after them, whatever the format turns out to be:
/// the last directive, and parts of lines that a container runtime wrote.
struct LineMemory: Sendable {
  /// The last line that began with `#Fields`.
  private(set) var directive: [UInt8]?
  /// By the wrapper's name.
  private(set) var parts: [String: PartialLines] = [:]
  private var content: [UInt8] = []

  /// Looks at a line that is passed over. Fast for those that mean nothing.
  @inline(__always)
  mutating func note(_ bytes: RawSpan, from start: Int, to end: Int) {
    guard start < end else { return }
    switch bytes.byte(start) {
    case UInt8(ascii: "#"): noteDirective(bytes, from: start, to: end)
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      if end - start > 28, bytes.byte(start + 4) == UInt8(ascii: "-"),
        bytes.byte(start + 10) == UInt8(ascii: "T")
      {
        notePart(CRIWrapper(), bytes, from: start, to: end)
      }
    case UInt8(ascii: "{"):
      if bytes.has(Delimiter("{\"log\":\"".utf8), at: start, before: end) {
        notePart(DockerWrapper(), bytes, from: start, to: end)
      }
    default: break
    }
  }

  @inline(never)
  private mutating func noteDirective(_ bytes: RawSpan, from start: Int, to end: Int) {
    guard bytes.has(Delimiter("#Fields".utf8), at: start, before: end),
      end - start <= EntryReader.longestLine
    else { return }
    let isReturn = bytes.byte(end - 1) == UInt8(ascii: "\r")
    directive = (start..<(isReturn ? end - 1 : end)).map { bytes.byte($0) }
  }

  @inline(never)
  private mutating func notePart(
    _ wrapper: some LineWrapper, _ bytes: RawSpan, from start: Int, to end: Int
  ) {
    content.removeAll(keepingCapacity: true)
    guard let peeled = wrapper.peel(bytes, from: start, to: end, into: &content) else { return }
    var parts = self.parts[wrapper.name] ?? PartialLines()
    _ = parts.complete(&content, peeled)
    self.parts[wrapper.name] = parts
  }
}
