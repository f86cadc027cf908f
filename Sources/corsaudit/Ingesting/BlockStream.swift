import AccessLog

/// The blocks of a log, with a look ahead for those who must tell its format first.
struct BlockStream {
  let reader: BlockReader
  private var ahead: [Block] = []

  init(_ source: LogSource) throws(InputError) { reader = try BlockReader(source) }

  mutating func next() throws -> Block? {
    ahead.isEmpty ? try read() : ahead.removeFirst()
  }

  /// The blocks from `block`, which was just taken, on: as many as detection looks at.
  mutating func sample(from block: Block) throws -> [Block] {
    while ahead.count + 1 < FormatDetection.blocksToSample, let next = try read() {
      ahead.append(next)
    }
    return [block] + ahead
  }

  private func read() throws -> Block? {
    let block = try reader.next { Interrupt.isReceived }
    try Interrupt.check()
    return block
  }
}
