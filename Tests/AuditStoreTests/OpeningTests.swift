import Foundation
import GRDB
import Testing

@testable import AuditStore

@Suite("A store file")
struct OpeningTests {
  private let folder = TemporaryFolder()

  private func open(_ purpose: AuditStore.Purpose = .ingest) throws -> AuditStore {
    try AuditStore.open(path: folder.file("store.db"), for: purpose)
  }

  @Test("is made where there is none, for its owner's eyes only, with its logs")
  func creation() throws {
    let store = try open()
    try store.setSettings(defaults: [], overrides: [:])
    _ = try store.beginRun(command: "ingest", version: "1", inputs: [])
    #expect(folder.files == ["store.db", "store.db-shm", "store.db-wal"])
    for file in folder.files { #expect(folder.mode(file) == 0o600, "\(file)") }
    #expect(store.clientKey.count == 16)
    #expect(try store.close() == .oneFile)
  }

  @Test("is one file after a clean end, and opens again with the same key")
  func rest() throws {
    let key = try {
      let store = try open()
      _ = try store.beginRun(command: "ingest", version: "1", inputs: [])
      #expect(try store.close() == .oneFile)
      return store.clientKey
    }()
    #expect(folder.files == ["store.db"])
    #expect(try open(.reading).clientKey == key)
    #expect(try open().clientKey == key)
  }

  @Test("is left with its log where a reader has it open, and says so")
  func readerPreventsRest() throws {
    let store = try open()
    _ = try store.beginRun(command: "ingest", version: "1", inputs: [])
    let reader = try ReadOnlyConnection(path: folder.file("store.db"))
    try reader.execute("BEGIN")
    #expect(try reader.ownQuery("SELECT count(*) FROM run") == [[.integer(1)]])
    #expect(try store.close() == .logBesideIt)
    #expect(folder.files.contains("store.db-wal"))
    try reader.execute("COMMIT")
  }

  @Test("carries its marks: application id, schema version, incremental vacuum")
  func marks() throws {
    try open().close()
    let reader = try ReadOnlyConnection(path: folder.file("store.db"))
    #expect(try reader.ownQuery("PRAGMA application_id") == [[.integer(0x434F_5253)]])
    #expect(try reader.ownQuery("PRAGMA user_version") == [[.integer(Int64(Schema.version))]])
    #expect(try reader.ownQuery("PRAGMA auto_vacuum") == [[.integer(2)]])
  }

  @Test("is made in place of an empty file")
  func emptyFile() throws {
    folder.write([], to: "store.db")
    try open().close()
    #expect(folder.mode("store.db") == 0o600)
    #expect(folder.files == ["store.db"])
  }

  @Test("that is missing is not made for reading")
  func missing() {
    #expect(throws: StoreError.missing(path: folder.file("store.db"))) { try open(.reading) }
    #expect(folder.files == [])
  }

  @Test("of a killed run opens with everything that was committed")
  func killedRun() throws {
    let store = try open()
    _ = try store.beginRun(command: "ingest", version: "1", inputs: [])
    for file in ["store.db", "store.db-wal"] {
      folder.write(folder.bytes(file), to: "copy-" + file)
    }
    let copy = try AuditStore.open(path: folder.file("copy-store.db"), for: .ingest)
    let runs = try copy.reading("read") { try Int.fetchOne($0, sql: "SELECT count(*) FROM run") }
    #expect(runs == 1)
    try copy.close()
    try store.close()
  }

  @Test("with a journal that a killed run left is put back when it is written again")
  func hotJournal() throws {
    try open().close()
    let queue = try DatabaseQueue(path: folder.file("store.db"))
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA cache_size = 1; BEGIN IMMEDIATE")
      for name in 0..<2000 {
        try db.execute(
          sql: "INSERT INTO route (value) VALUES (?)", arguments: ["/route/\(name)"])
      }
      for file in ["store.db", "store.db-journal"] {
        folder.write(folder.bytes(file), to: "copy-" + file)
      }
      try db.execute(sql: "ROLLBACK")
    }
    let copy = folder.file("copy-store.db")
    #expect(throws: StoreError.unfinished(path: copy)) { try ReadOnlyConnection(path: copy) }
    let store = try AuditStore.open(path: copy, for: .ingest)
    #expect(
      try store.reading("read") { try Int.fetchOne($0, sql: "SELECT count(*) FROM route") } == 0)
    try store.close()
    #expect(folder.files == ["copy-store.db", "store.db"])
  }

  @Test("renews its views when their text has changed")
  func views() throws {
    let store = try open()
    try store.queue.write { db in
      try db.execute(sql: "DROP VIEW runs; CREATE VIEW runs AS SELECT 1 AS one")
      try db.execute(sql: "CREATE VIEW forgotten AS SELECT 1 AS one")
    }
    try store.close()
    try open().close()
    let reader = try ReadOnlyConnection(path: folder.file("store.db"))
    let views = try reader.ownQuery("SELECT name FROM sqlite_schema WHERE type = 'view'")
    #expect(Set(views) == Set(StoreViews.all.map { [.text($0.name)] }))
    #expect(try reader.query("SELECT * FROM runs").columns == runsView.columns.map(\.name))
  }
}

@Suite("A second writer")
struct SecondWriterTests {
  private let folder = TemporaryFolder()

  @Test("is told who holds the store")
  func holder() throws {
    let path = folder.file("store.db")
    let first = try AuditStore.open(path: path, for: .ingest)
    let run = try first.beginRun(command: "ingest", version: "1", inputs: ["a.log"])
    let error = #expect(throws: StoreError.self) {
      try AuditStore.open(path: path, for: .ingest)
    }
    guard case .busy(_, let holder?)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(holder.process == getpid())
    #expect(holder.command == "ingest")
    try first.finishRun(run, exitCode: 0)
    try first.close()
  }

  @Test("gets the store when the first has closed it in time")
  func waiting() throws {
    let path = folder.file("store.db")
    let first = try AuditStore.open(path: path, for: .ingest)
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.2)
      do { try first.close() } catch { Issue.record(error) }
    }
    try AuditStore.open(path: path, for: .ingest, waiting: 10).close()
  }

  @Test("that waited gets the store that was put into its place meanwhile")
  func replacedMeanwhile() throws {
    let path = folder.file("store.db")
    try AuditStore.open(path: path, for: .ingest).close()
    let other = try AuditStore.open(path: folder.file("other.db"), for: .ingest)
    let key = other.clientKey
    try other.close()
    let first = try WriterLock(path: path, waiting: 0)
    Thread.detachNewThread { [first = consume first, folder] in
      Thread.sleep(forTimeInterval: 0.2)
      do {
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: folder.file("other.db"), toPath: path)
      } catch { Issue.record(error) }
      _ = first
    }
    let lock = try WriterLock(path: path, waiting: 10)
    #expect(throws: StoreError.self) { try AuditStore.open(path: path, for: .ingest) }
    _ = consume lock
    #expect(try AuditStore.open(path: path, for: .reading).clientKey == key)
  }

  @Test("waits for a reader that had the resting store open, and changes nothing before")
  func readerOfRestingStore() throws {
    let path = folder.file("store.db")
    try AuditStore.open(path: path, for: .ingest).close()
    let before = folder.bytes("store.db")
    let reader = try ReadOnlyConnection(path: path)
    try reader.execute("BEGIN")
    #expect(try reader.ownQuery("SELECT count(*) FROM run") == [[.integer(0)]])
    #expect(throws: StoreError.busy(path: path, holder: nil)) {
      try AuditStore.open(path: path, for: .ingest)
    }
    #expect(folder.bytes("store.db") == before)
    try reader.execute("COMMIT")
    try AuditStore.open(path: path, for: .ingest).close()
  }

  @Test("keeps its locks while this process reads it, too: another program takes nothing away")
  func locksAreKept() throws {
    let path = folder.file("store.db")
    let store = try AuditStore.open(path: path, for: .ingest)
    _ = try store.beginRun(command: "ingest", version: "1", inputs: [])
    #expect(
      try ReadOnlyConnection(path: path).ownQuery("SELECT count(*) FROM run") == [[.integer(1)]])
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    shell.arguments = ["sqlite3", path, "SELECT count(*) FROM run"]
    shell.standardOutput = Pipe()
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    #expect(folder.files == ["store.db", "store.db-shm", "store.db-wal"])
    try store.close()
  }

  @Test("does not hinder readers, nor they it")
  func readers() throws {
    let path = folder.file("store.db")
    let store = try AuditStore.open(path: path, for: .ingest)
    let reader = try ReadOnlyConnection(path: path)
    try reader.execute("BEGIN")
    #expect(try reader.ownQuery("SELECT count(*) FROM run") == [[.integer(0)]])
    _ = try store.beginRun(command: "ingest", version: "1", inputs: [])
    #expect(try reader.ownQuery("SELECT count(*) FROM run") == [[.integer(0)]])
    try reader.execute("COMMIT")
    #expect(try reader.ownQuery("SELECT count(*) FROM run") == [[.integer(1)]])
  }
}
