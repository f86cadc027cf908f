import Foundation
import GRDB
import Testing

@testable import AuditStore

@Suite("A file that is refused stays byte for byte")
struct RefusalTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("store.db") }

  /// Tries to open it in every way; what the attempts said.
  private func errors() -> [StoreError] {
    var errors: [StoreError] = []
    for purpose in [AuditStore.Purpose.ingest, .reading] {
      do { _ = try AuditStore.open(path: path, for: purpose) } catch { errors.append(error) }
    }
    do { _ = try ReadOnlyConnection(path: path) } catch { errors.append(error) }
    return errors
  }

  private func expectRefusal(_ isExpected: (StoreError) -> Bool) {
    let before = folder.bytes("store.db")
    let errors = errors()
    #expect(errors.count == 3)
    for error in errors {
      #expect(isExpected(error), "\(error)")
      #expect(error.description.contains(path))
      #expect(error.description.hasPrefix("Could not"))
    }
    #expect(folder.bytes("store.db") == before)
    #expect(folder.files == ["store.db"])
  }

  @Test("being no database", arguments: ["a line of a log\n", "SQLite format 3", "\0"])
  func notADatabase(text: String) {
    folder.write(Array(text.utf8), to: "store.db")
    expectRefusal { if case .notADatabase = $0 { true } else { false } }
  }

  @Test("being another program's database")
  func foreign() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE t (a)") }
    try queue.close()
    expectRefusal { if case .foreign(_, 0) = $0 { true } else { false } }
  }

  @Test("being of a newer version")
  func newer() throws {
    try AuditStore.open(path: path, for: .ingest).close()
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    expectRefusal { if case .newer(_, 99, Schema.version) = $0 { true } else { false } }
  }

  @Test("being shorter than it says")
  func truncated() throws {
    try AuditStore.open(path: path, for: .ingest).close()
    folder.write(Array(folder.bytes("store.db").dropLast(20_000)), to: "store.db")
    expectRefusal { if case .corrupt = $0 { true } else { false } }
  }

  @Test("being damaged inside, when it is to be written")
  func damaged() throws {
    let sample = try SampleStore()
    try sample.write(
      (1...200).map { line in
        SampleRequest().with {
          $0.line = Int64(line)
          $0.route = "/\(line)"
        }
      })
    try sample.store.close()
    var bytes = sample.folder.bytes("store.db")
    for offset in stride(from: 8192, to: bytes.count, by: 4096) {
      for index in 0..<64 { bytes[offset + index] = 0xAA }
    }
    sample.folder.write(bytes, to: "store.db")
    let error = #expect(throws: StoreError.self) {
      try AuditStore.open(path: sample.path, for: .ingest)
    }
    if case .corrupt? = error {} else { Issue.record("\(String(describing: error))") }
    #expect(sample.folder.bytes("store.db") == bytes)
    #expect(sample.folder.files == ["store.db"])
  }

  @Test(
    "bearing our marks on another's content, when it is to be written",
    arguments: [
      "DROP TABLE store_key", "DELETE FROM store_key", "DROP TABLE source_block",
      "CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM exchange; END",
    ])
  func forged(change: String) throws {
    try AuditStore.open(path: path, for: .ingest).close()
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: change) }
    try queue.close()
    let before = folder.bytes("store.db")
    let error = #expect(throws: StoreError.self) {
      try AuditStore.open(path: path, for: .ingest)
    }
    if case .corrupt? = error {} else { Issue.record("\(String(describing: error))") }
    #expect(folder.bytes("store.db") == before)
  }

  @Test("being a directory")
  func directory() throws {
    #expect(throws: StoreError.notADatabase(path: folder.path)) {
      try AuditStore.open(path: folder.path, for: .ingest)
    }
  }

  @Test("being a pipe, without waiting for somebody who writes into it")
  func pipe() throws {
    try #require(unsafe mkfifo(path, 0o600) == 0)
    let errors = errors()
    #expect(errors == [StoreError](repeating: .notADatabase(path: path), count: 3))
    #expect(folder.files == ["store.db"])
  }

  @Test("where nothing can be made")
  func unwritable() {
    let error = #expect(throws: StoreError.self) {
      try AuditStore.open(path: "/proc/store.db", for: .ingest)
    }
    #expect(error?.description.contains("/proc/store.db") == true)
  }
}

@Suite("An error of SQLite")
struct StoreErrorTests {
  @Test(
    "is said in the store's words",
    arguments: [
      (ResultCode.SQLITE_BUSY, StoreError.busy(path: "s.db", holder: nil)),
      (ResultCode.SQLITE_FULL, .diskFull(path: "s.db")),
      (.SQLITE_IOERR_SHMSIZE, .diskFull(path: "s.db")),
      (ResultCode.SQLITE_READONLY_RECOVERY, .readOnly(path: "s.db")),
      (ResultCode.SQLITE_CORRUPT, .corrupt(path: "s.db", detail: "m")),
      (ResultCode.SQLITE_CANTOPEN, .permission(path: "s.db")),
      (ResultCode.SQLITE_IOERR_WRITE, .io(path: "s.db", tried: "write", cause: "m")),
    ])
  func meaning(code: ResultCode, expected: StoreError) {
    let failure = SQLiteFailure(code: code.rawValue, message: "m")
    #expect(StoreError(failure, path: "s.db", tried: "write") == expected)
  }

  @Test("says what was tried, on what, and what to do")
  func sentences() {
    #expect(
      StoreError.diskFull(path: "s.db").description
        == """
        Could not write the store s.db: the disk is full. What was committed before is safe; make \
        room and run again.
        """)
  }
}
