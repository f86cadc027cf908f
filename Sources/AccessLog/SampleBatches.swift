/// The batches that blocks out of a log become, which need not be all of it: after a gap reading
/// begins with the next whole line.
struct SampleBatches: Sequence, IteratorProtocol {
  private let format: any LogFormat
  private var reader: EntryReader
  private var blocks: ArraySlice<Block>
  /// The block that would follow without a gap.
  private var following = 0
  private var mustFinish = false

  /// - Parameter blocks: as ``Block/sampled`` gives them, in their order.
  init(of blocks: [Block], as format: any LogFormat) {
    self.format = format
    self.blocks = blocks[...]
    reader = EntryReader(format: format)
  }

  mutating func next() -> EntryBatch? {
    if mustFinish {
      mustFinish = false
      // A line that is still being written says nothing against a format.
      let last = reader.finish(consumeUnterminated: true)
      if last.rejected.isEmpty || reader.consumedLines == 1 { return last }
    }
    guard let block = blocks.popFirst() else { return nil }
    var bytes = block.bytes
    if block.index > 0, block.index != following {
      // A block from the middle begins in a line.
      let lineFeed = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1
      bytes.removeFirst(lineFeed + 1)
      reader = EntryReader(format: format, startingAtLine: reader.consumedLines + 1)
    }
    following = block.isCut ? -1 : block.index + 1
    mustFinish = block.isLast
    return reader.read(bytes)
  }
}

extension Block {
  /// As much of the block as detection looks at.
  var sampled: Block {
    guard bytes.count > FormatDetection.bytesOfBlock else { return self }
    return Block(
      index: index, bytes: Array(bytes.prefix(FormatDetection.bytesOfBlock)), isLast: false)
  }

  /// Whether the bytes end before the block does.
  fileprivate var isCut: Bool { bytes.count == FormatDetection.bytesOfBlock }
}
