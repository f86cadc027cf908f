import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// SIGINT and SIGTERM, taken as the request to stop at the next block.
///
/// What was committed stays, what was not is not in the store: both are a clean state. A run that
/// does not stop by itself within a second (standard input may be silent) is ended.
enum Interrupt {
  /// The signal that asked to stop; 0 while none did.
  private static let received = Atomic<Int32>(0)

  /// From here on the two signals no longer end the program at once.
  static func watch() {
    // Handlers may only do what is safe in a signal handler: store an atomic, alarm, _exit.
    for number in [SIGINT, SIGTERM] {
      _ = signal(number) { number in
        Interrupt.received.store(number, ordering: .relaxed)
        alarm(1)
      }
    }
    _ = signal(SIGALRM) { _ in _exit(Interrupt.reason.code) }
  }

  /// Throws where a signal came.
  static func check() throws(Interrupted) {
    guard received.load(ordering: .relaxed) == 0 else { throw Interrupted(reason: reason) }
  }

  private static var reason: ExitReason {
    received.load(ordering: .relaxed) == SIGTERM ? .terminated : .interrupted
  }
}

/// The run was stopped by a signal.
struct Interrupted: Error, CustomStringConvertible {
  var reason: ExitReason
  var description: String {
    "Stopped by a signal; what was committed is kept, and the next run goes on from there."
  }
}
