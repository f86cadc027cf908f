private import Glibc

/// The thread that reads and inflates a log ahead of its parsing.
struct BlockProducer: ~Copyable {
  private let source: LogSource
  private let queue: BlockQueue
  private let blockLength: Int
  private var bytes: UncompressedBytes

  /// Starts the thread, which ends with the log or when the queue is closed.
  static func start(
    _ source: LogSource, file: consuming InputFile, queue: BlockQueue, blockLength: Int
  ) {
    let work = Work(
      BlockProducer(
        source: source, queue: queue, blockLength: blockLength,
        bytes: UncompressedBytes(of: source, file: file)))
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(work).toOpaque()
    let result = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context)
    precondition(result == 0, "No thread can be started: error \(result).")
    pthread_detach(thread)
  }

  private mutating func run() {
    do {
      try produce()
    } catch {
      _ = queue.push(.failure(error))
    }
  }

  /// Hands over block after block; a full one only when it is known whether another follows.
  private mutating func produce() throws(InputError) {
    var held: Block?
    var index = 0
    while true {
      let block: [UInt8]
      do throws(InputError) {
        block = try readBlock(index)
      } catch {
        // What is whole before a failure is given all the same.
        if let held { _ = queue.push(.block(held, end: nil, compressedBytes: bytes.offset)) }
        throw error
      }
      let end = bytes.end
      if index == 0, let encoding = wideEncoding(block) {
        throw .unsupportedEncoding(source, name: encoding)
      }
      if let full = held.take() {
        let isLast = block.isEmpty
        let message = BlockQueue.Message.block(
          Block(index: index - 1, bytes: full.bytes, isLast: isLast), end: isLast ? end : nil,
          compressedBytes: bytes.offset)
        guard queue.push(message), !isLast else { return }
      }
      if let end {
        _ = queue.push(
          block.isEmpty
            ? .end(end)
            : .block(
              Block(index: index, bytes: block, isLast: true), end: end,
              compressedBytes: bytes.offset))
        return
      }
      held = Block(index: index, bytes: block, isLast: false)
      index += 1
    }
  }

  private mutating func readBlock(_ index: Int) throws(InputError) -> [UInt8] {
    var failure: InputError?
    let block = unsafe [UInt8](unsafeUninitializedCapacity: blockLength + Block.slack) {
      (buffer, count) in
      let whole = unsafe UnsafeMutableRawBufferPointer(
        start: buffer.baseAddress, count: blockLength)
      do throws(InputError) {
        count = unsafe try bytes.fill(whole)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return block
  }

  /// The name of a two-byte encoding whose mark a log begins with.
  private func wideEncoding(_ block: [UInt8]) -> String? {
    if block.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
    if block.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
    return nil
  }

  /// What the thread owns.
  ///
  /// `@unchecked Sendable`: it is made on one thread and used on another, never on two.
  private final class Work: @unchecked Sendable {
    private var producer: BlockProducer
    init(_ producer: consuming BlockProducer) { self.producer = producer }
    func run() { producer.run() }
  }
}
