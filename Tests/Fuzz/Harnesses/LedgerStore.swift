import AccessLog
import CORSTraffic
import Foundation
import Synchronization

@testable import AuditStore
@testable import corsaudit

/// A real store, in memory where the system has a place for files there.
///
/// One serves many scripts, each under a label of its own, as making it takes longer than they do.
final class LedgerStore: Sendable {
  private let store: AuditStore
  private let folder: String

  /// The store that is used, and how many scripts it served.
  private static let current = Mutex<(store: LedgerStore, scripts: Int)?>(nil)
  private static let mostScripts = 300
  private static let choice = Result {
    try FormatChoice(option: "common", configuration: Configuration())
  }

  /// A store, and a label that it has not seen.
  static func next() throws -> (store: LedgerStore, label: String) {
    try current.withLock { current in
      if current == nil || current?.scripts == mostScripts { current = (try LedgerStore(), 0) }
      guard let (store, scripts) = current else { preconditionFailure("It was made just now.") }
      current = (store, scripts + 1)
      return (store, "script-\(scripts)")
    }
  }

  private init() throws {
    let parent = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    folder = "\(parent)/corsaudit-fuzz-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    store = try AuditStore.open(path: folder + "/audit.sqlite", for: .ingest)
  }

  deinit {
    _ = try? store.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Reads a log, and says how many lines were new.
  func read(
    _ log: [UInt8], _ reading: LedgerReading, blockLength: Int, label: String
  ) throws -> Int {
    let before = try lines(under: label)
    var blocks = 0
    let ingester = Ingester(
      store: store, options: IngestOptions(), label: label, isFinal: reading.isFinal,
      verifies: true, console: Console(isQuiet: true), mostBlocks: reading.mostBlocks,
      blockLength: blockLength,
      checkForStop: {
        blocks += 1
        if blocks >= reading.stop { throw Stopped() }
      })
    let file = try MemoryFile.file(log)
    do {
      let outcome = try ingester.ingest(file.source, Self.choice.get())
      try promise(outcome.isBalanced, "Every line is read once: \(outcome)")
      let new = try lines(under: label) - before
      try promise(
        Int(outcome.read - outcome.alreadyCounted) == new,
        "A reading says how many lines are new, \(new): \(outcome)")
    } catch is Stopped {}
    return try lines(under: label) - before
  }

  private struct Stopped: Error {}

  /// Lines that are counted under a label.
  func lines(under label: String) throws -> Int {
    let rows = try store.reading("read") { db in
      try db.raw.rows(
        """
        SELECT coalesce(sum(lines), 0) FROM source JOIN line_count ON source = source.id
        WHERE label = ?
        """, [.text(label)])
    }
    guard case .integer(let lines)? = rows.first?.first else { return 0 }
    return Int(lines)
  }
}
