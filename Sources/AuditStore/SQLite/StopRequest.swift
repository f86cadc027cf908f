import GRDBSQLite
import Synchronization

/// The wish that all statements of this process end soon, as a signal handler can express it.
///
/// A transaction in which one is stopped is rolled back.
package enum StopRequest {
  private static let isMade = Atomic<Bool>(false)

  /// Every statement that runs, or is begun, fails with ``StoreError/stopped(path:)``.
  package static func make() { isMade.store(true, ordering: .relaxed) }

  /// Statements run again: those that bring a store to rest.
  package static func withdraw() { isMade.store(false, ordering: .relaxed) }

  static var isPending: Bool { isMade.load(ordering: .relaxed) }

  /// Makes a connection of SQLite's look at it while statements run.
  @unsafe static func watch(_ connection: OpaquePointer) {
    unsafe sqlite3_progress_handler(
      connection, 20_000, { _ in StopRequest.isPending ? 1 : 0 }, nil)
  }
}
