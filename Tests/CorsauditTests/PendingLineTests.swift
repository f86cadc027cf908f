import AccessLog
import AuditStore
import CORSTraffic
import Foundation
import Testing

@testable import corsaudit

/// Blocks of 16 bytes, so that a log is short that has several.
@Suite("What is pending at a log's end is no part of it")
struct PendingLineTests {
  private let folder: TemporaryFolder
  private let store: AuditStore

  init() throws {
    folder = try TemporaryFolder()
    store = try AuditStore.open(path: folder.path + "/audit.sqlite", for: .ingest)
  }

  /// Reads a log, and says how many lines were new.
  private func read(
    _ log: String, into other: AuditStore? = nil, isFinal: Bool = false
  ) throws -> Int64 {
    let path = folder.path + "/access.log"
    try Data(log.utf8).write(to: URL(filePath: path))
    let ingester = Ingester(
      store: other ?? store, options: IngestOptions(), label: "", isFinal: isFinal, verifies: true,
      console: Console(isQuiet: true), blockLength: 16)
    let choice = try FormatChoice(option: "common", configuration: Configuration())
    let outcome = try ingester.ingest(.file(path: path), choice)
    #expect(outcome.isBalanced)
    return outcome.read - outcome.alreadyCounted
  }

  private var logs: Int64? {
    get throws {
      let connection = try ReadOnlyConnection(path: store.path)
      guard
        case .integer(let logs)? = try connection.query("SELECT count(*) FROM sources").rows
          .first?.first
      else { return nil }
      return logs
    }
  }

  /// The third line crosses the border behind `-3-ggg`.
  private static let whole = "a-1-eee\nb-2\nc-3-ggg-hhh-iii\nd-4\n"

  @Test(
    "Cut anywhere in the line that crosses a block's border, it is known when the whole log comes",
    arguments: 13...27)
  func cutThenWhole(length: Int) throws {
    #expect(try read(String(Self.whole.prefix(length))) == 2)
    #expect(try read(String(Self.whole.prefix(length))) == 0)
    #expect(try read(Self.whole) == 2)
    #expect(try read(String(Self.whole.prefix(length))) == 0)
    #expect(try logs == 1)
  }

  @Test(
    "Cut shorter than it was seen, it is known, too",
    arguments: [(27, 14), (20, 13), (27, 17), (16, 14), (14, 27), (20, 17)])
  func cutAndCutAgain(first: Int, second: Int) throws {
    #expect(try read(String(Self.whole.prefix(first))) == 2)
    #expect(try read(String(Self.whole.prefix(second))) == 0)
    #expect(try read(Self.whole) == 2)
    #expect(try logs == 1)
  }

  @Test("Beside another log that begins alike it is known again, each time")
  func besideAnother() throws {
    #expect(try read("a-1-eee\nb-2\nc-3-xxx\n") == 3)
    #expect(try read("a-1-eee\nb-2\nc-3-") == 0)
    let other = "a-1-eee\nb-2\nc-3-yyy-zzz\n"
    for length in [18, 22, 22, 18] { #expect(try read(String(other.prefix(length))) == 0) }
    #expect(try logs == 2)
    #expect(try read(other) == 1)
    #expect(try logs == 2)
  }

  @Test("Where another content took its place, it is not gone on with")
  func writtenAnew() throws {
    let lines = "a-1-eee\n"
    #expect(try read(lines + "half a") == 1)
    #expect(try read(lines + "b\n") == 1)
    // One log goes on in the other's place: to this one belongs its own block from its beginning.
    #expect(try read(lines + "half a") == 1)
    #expect(try read(lines + "half a li\n") == 1)
    #expect(try read(lines + "b\n") == 0)
    #expect(try logs == 2)
  }

  @Test(
    "Written anew, it leaves what a single reading leaves", arguments: ["c\n", "c-3\nd\n", "c"])
  func writtenAnewFingerprint(end: String) throws {
    let lines = "a-1-eee\nb-2\n"
    _ = try read(lines + "pending-pending-pending-pending")
    _ = try read(lines + end, isFinal: true)
    let once = try AuditStore.open(path: folder.path + "/once.sqlite", for: .ingest)
    _ = try read(lines + end, into: once, isFinal: true)
    #expect(try store.fingerprint(rows: true) == once.fingerprint(rows: true))
  }
}
