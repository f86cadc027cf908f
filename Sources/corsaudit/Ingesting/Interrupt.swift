import AuditStore
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// SIGINT and SIGTERM, taken as the request to stop: at the next block, within a statement, or while
/// a silent stream is waited for.
///
/// What was committed stays, what was not is not in the store: both are a clean state. A run that
/// does not come to its end by itself within a second is ended.
enum Interrupt {
  /// The signal that asked to stop; 0 while none did.
  private static let received = Atomic<Int32>(0)

  /// From here on the two signals no longer end the program at once.
  static func watch() {
    // Handlers may only do what is safe in a signal handler: store an atomic, alarm, _exit.
    for number in [SIGINT, SIGTERM] {
      _ = signal(number) { number in
        Interrupt.received.store(number, ordering: .relaxed)
        StopRequest.make()
        alarm(1)
      }
    }
    _ = signal(SIGALRM) { _ in
      Interrupt.removeFiles()
      _exit(Interrupt.reason.code)
    }
  }

  /// Names files, and folders after what is in them, of no use without the rest of the run, which are
  /// removed should it be ended by force.
  static func remove(_ files: [String]) {
    let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: files.count + 1)
    for (index, file) in files.enumerated() { unsafe list[index] = strdup(file) }
    unsafe list[files.count] = nil
    // Never freed: the handler may be reading it.
    filesToRemove.store(UInt(bitPattern: list), ordering: .releasing)
  }

  /// The address of their names, which end with nil; 0 for none.
  private static let filesToRemove = Atomic<UInt>(0)

  /// Does only what is safe in a signal handler.
  private static func removeFiles() {
    let address = filesToRemove.load(ordering: .acquiring)
    guard var file = unsafe UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>(bitPattern: address)
    else { return }
    while let name = unsafe file.pointee {
      if unsafe unlink(name) != 0 { unsafe rmdir(name) }
      unsafe file += 1
    }
  }

  static var isReceived: Bool { received.load(ordering: .relaxed) != 0 }

  /// Throws where a signal came.
  static func check() throws(Interrupted) {
    if isReceived { throw Interrupted(reason: reason) }
  }

  /// Why a command failed: an error in the middle of stopping is the stop.
  ///
  /// From here on statements run again, so that the store can be brought to rest.
  static func cause(of error: any Error) -> any Error {
    guard isReceived else { return error }
    StopRequest.withdraw()
    return Interrupted(reason: reason)
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
