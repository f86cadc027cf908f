/// Reads a log block by block, plain or gzip, a few blocks ahead on a thread of its own.
///
/// Which of the two is told by the first bytes, never by the name. Gzip data that is cut or damaged
/// gives all its bytes up to there; ``end`` then says so.
public final class BlockReader {
  /// The log.
  public let source: LogSource
  /// What the file was when it was opened, and how far it is read; nil for streams.
  public let state: FileState?
  /// How much of the file the blocks so far took: compressed bytes where it is compressed.
  public private(set) var compressedBytes: UInt64 = 0
  /// How the log ended; nil until its last block was given.
  public private(set) var end: InputEnd?

  private let queue = BlockQueue()
  private var failure: InputError?

  /// Opens the log and begins to read it.
  ///
  /// - Parameter blockLength: another than the usual one only to try the ledger on small logs.
  public init(_ source: LogSource, blockLength: Int = Block.length) throws(InputError) {
    let file = try InputFile(opening: source)
    self.source = source
    state = file.state
    BlockProducer.start(source, file: file, queue: queue, blockLength: blockLength)
  }

  deinit { queue.close() }

  /// The next block, or nil behind the last one.
  ///
  /// - Parameter isStopped: asked some times a second while nothing comes; when it says so, nothing
  ///   more is waited for and nil is returned. ``end`` is nil then.
  public func next(unless isStopped: () -> Bool = { false }) throws(InputError) -> Block? {
    if let failure { throw failure }
    if end != nil { return nil }
    guard let message = queue.pop(unless: isStopped) else { return nil }
    switch message {
    case .block(let block, let end, let compressedBytes):
      self.compressedBytes = compressedBytes
      self.end = end
      return block
    case .end(let end):
      self.end = end
      return nil
    case .failure(let failure):
      self.failure = failure
      throw failure
    }
  }
}
