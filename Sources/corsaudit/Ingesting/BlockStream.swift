import AccessLog

/// The blocks of a log, with a look ahead for those who must tell its format first.
struct BlockStream {
  let reader: BlockReader
  private let checkForStop: () throws -> Void
  private var ahead: [Block] = []

  /// - Parameter checkForStop: throws where the run is to end before the log does.
  init(
    _ source: LogSource, blockLength: Int = Block.length,
    checkForStop: @escaping () throws -> Void = Interrupt.check
  ) throws(InputError) {
    reader = try BlockReader(source, blockLength: blockLength)
    self.checkForStop = checkForStop
  }

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
    try checkForStop()
    return block
  }
}
