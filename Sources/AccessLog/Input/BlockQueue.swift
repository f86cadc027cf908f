private import Glibc

/// A few blocks between the thread that reads and the one that parses.
///
/// `@unchecked Sendable`: every access to the state is between lock and unlock.
@safe final class BlockQueue: @unchecked Sendable {
  /// Blocks that may wait: enough to level out the two threads, too few to matter.
  private static let depth = 3

  /// What the reading thread hands over.
  enum Message: Sendable {
    /// A block, the last one with the log's end; and how much of the file it took.
    case block(Block, end: InputEnd?, compressedBytes: UInt64)
    /// The end of a log that has no byte.
    case end(InputEnd)
    case failure(InputError)
  }

  private var waiting: [Message] = []
  private var isClosed = false
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    unsafe pthread_mutex_init(lock, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(lock)
    unsafe changed.deallocate()
    unsafe lock.deallocate()
  }

  /// Waits for room, and says whether anybody still wants the message.
  func push(_ message: Message) -> Bool {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    while waiting.count >= Self.depth, !isClosed { unsafe pthread_cond_wait(changed, lock) }
    guard !isClosed else { return false }
    waiting.append(message)
    unsafe pthread_cond_signal(changed)
    return true
  }

  /// Waits for a message; nil once it is stopped, which is asked ten times a second.
  func pop(unless isStopped: () -> Bool) -> Message? {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    while waiting.isEmpty {
      if isStopped() { return nil }
      var moment = timespec()
      unsafe clock_gettime(CLOCK_REALTIME, &moment)
      moment.tv_nsec += 100_000_000
      moment.tv_sec += moment.tv_nsec / 1_000_000_000
      moment.tv_nsec %= 1_000_000_000
      unsafe pthread_cond_timedwait(changed, lock, &moment)
    }
    unsafe pthread_cond_signal(changed)
    return waiting.removeFirst()
  }

  /// Says that nobody will take another message.
  func close() {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    isClosed = true
    waiting.removeAll()
    unsafe pthread_cond_signal(changed)
  }
}
