/// What stands around the lines of a log, judged by a sample of its blocks.
struct WrapperDetection {
  /// As many lines as are looked at.
  static let mostLines = 2000

  /// The outermost first.
  private(set) var wrappers: [any LineWrapper] = []

  init(sample blocks: [Block]) {
    var lines = Self.lines(of: blocks)
    while wrappers.count < LineWrappers.deepest, !lines.isEmpty {
      var found: [[UInt8]]?
      for wrapper in LineWrappers.all {
        let inner = lines.compactMap { Self.peel($0, wrapper) }
        guard Double(inner.count) >= FormatDetection.leastShare * Double(lines.count) else {
          continue
        }
        wrappers.append(wrapper)
        found = inner
        break
      }
      guard let found else { return }
      lines = found
    }
  }

  private static func peel(_ line: [UInt8], _ wrapper: any LineWrapper) -> [UInt8]? {
    var content: [UInt8] = []
    let padded = line + [UInt8](repeating: 0, count: LineLoop.slack)
    let peeled = wrapper.peel(
      unsafe padded.span.bytes, from: 0, to: line.count, into: &content)
    return peeled == nil ? nil : content
  }

  /// Whole lines; not the blocks' first and last, which may be cut.
  private static func lines(of blocks: [Block]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for block in blocks {
      var parts = block.bytes.split(
        separator: UInt8(ascii: "\n"), maxSplits: mostLines, omittingEmptySubsequences: false)
      // Behind the last line feed, or more lines than are looked at.
      let rest = parts.removeLast()
      if block.isLast, parts.isEmpty { parts.append(rest) }
      if block.index > 0, !parts.isEmpty { parts.removeFirst() }
      lines += parts.filter { !$0.isEmpty && $0.count <= EntryReader.longestLine }.map(Array.init)
    }
    return lines
  }
}
