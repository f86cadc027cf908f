import CORSTraffic
import GRDB
import Testing

@testable import AuditStore

@Suite("A merge that is refused leaves every file as it is")
struct MergeRefusalTests {
  private let shards = Shards()
  private var folder: TemporaryFolder { shards.folder }

  /// Merges a good store with `bad`, in both orders, and gives what was said.
  private func refusals(_ good: String, _ bad: String) -> [StoreError] {
    let names = folder.files
    let before = names.map(folder.bytes)
    var errors: [StoreError] = []
    for paths in [[good, bad], [bad, good]] {
      do {
        _ = try StoreMerge(paths, into: folder.file("out.db")).run()
        Issue.record("\(paths) were merged.")
      } catch let error as StoreError {
        errors.append(error)
      } catch {
        Issue.record(error)
      }
    }
    #expect(folder.files == names)
    #expect(names.map(folder.bytes) == before)
    return errors
  }

  @Test("where logs were read with other options, naming them")
  func options() throws {
    let one = try shards.store(reading: [sampleLog("a", 3)])
    let other = try shards.store { store in
      var options = IngestOptions()
      options.keep = .all
      options.slowMilliseconds = 200
      try SampleReader(store: store, options: options).read(sampleLog("b", 3))
    }
    let errors = refusals(one, other)
    #expect(errors.count == 2)
    for error in errors {
      let sentence = error.description
      #expect(sentence.contains(one) && sentence.contains(other))
      #expect(sentence.contains("keep is \"exchanges\"") || sentence.contains("keep is \"all\""))
      #expect(sentence.contains("slow_ms is"))
      #expect(!sentence.contains("client is"))
    }
  }

  @Test(
    "where one is no store of this program and version",
    arguments: [
      ("PRAGMA user_version = 1", "has schema version 1"),
      ("PRAGMA user_version = 99", "has schema version 99"),
      ("PRAGMA application_id = 7", "another program"),
      ("PRAGMA journal_mode = WAL", "journal"),
    ])
  func header(change: String, words: String) throws {
    let good = try shards.store(reading: [sampleLog("a", 3)])
    let bad = try shards.store(reading: [sampleLog("b", 3)])
    try shards.change(bad, change)
    for error in refusals(good, bad) { #expect(error.description.contains(words), "\(error)") }
  }

  @Test("where one is not there, or is no database")
  func missing() throws {
    let good = try shards.store(reading: [sampleLog("a", 3)])
    #expect(
      refusals(good, folder.file("none.db")) == [
        .missing(path: folder.file("none.db")), .missing(path: folder.file("none.db")),
      ])
    folder.write(Array("a line\n".utf8), to: "text.db")
    let text = folder.file("text.db")
    #expect(refusals(good, text) == [.notADatabase(path: text), .notADatabase(path: text)])
  }

  @Test("where another run writes one")
  func beingWritten() throws {
    let good = try shards.store(reading: [sampleLog("a", 3)])
    let bad = try shards.store(reading: [sampleLog("b", 3)])
    let writer = try AuditStore.open(path: bad, for: .ingest)
    _ = try writer.beginRun(command: "ingest", version: "1", inputs: [])
    let refusal = StoreError.merge(.beingWritten(path: bad))
    #expect(refusals(good, bad) == [refusal, refusal])
    try writer.close()
  }

  @Test("where a killed run left one with its log")
  func killed() throws {
    let good = try shards.store(reading: [sampleLog("a", 3)])
    let bad = try shards.store(reading: [sampleLog("b", 3)])
    let writer = try AuditStore.open(path: bad, for: .ingest)
    _ = try writer.beginRun(command: "ingest", version: "1", inputs: [])
    for end in ["", "-wal"] { folder.write(folder.bytes("2.db" + end), to: "copy.db" + end) }
    try writer.close()
    let copy = folder.file("copy.db")
    #expect(refusals(good, copy) == [.unfinished(path: copy), .unfinished(path: copy)])
  }

  @Test("where one was damaged or made to harm", arguments: MergeRefusalTests.harm)
  func hostile(change: String) throws {
    let good = try shards.store(reading: [sampleLog("a", 3)])
    let bad = try shards.store(reading: [sampleLog("b", 3)])
    try shards.change(bad, change)
    let errors = refusals(good, bad)
    #expect(errors.count == 2)
    for error in errors {
      guard case .corrupt(bad, _) = error else {
        Issue.record("\(error)")
        continue
      }
    }
  }

  /// Each is a lie that no run of the program tells.
  static let harm = [
    "CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM exchange; END",
    "ALTER TABLE exchange ADD COLUMN more",
    "DROP TABLE rejected_line",
    "CREATE INDEX more ON exchange (time)",
    "DELETE FROM store_key",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'route'",
    "UPDATE configuration SET options = '{'",
    "UPDATE source SET id = -1",
    "UPDATE source SET consumed_bytes = 9000000000",
    "UPDATE source SET consumed_bytes = 'many'",
    "UPDATE source SET consumed_lines = 1",
    "UPDATE source SET label = x'00'",
    "UPDATE source SET state = 'gone'",
    "UPDATE source SET configuration = 99",
    "UPDATE source SET waypoints = zeroblob(100000)",
    "UPDATE source SET base_ms = 9223372036854775807",
    "DELETE FROM source",
    "DELETE FROM source_block",
    "UPDATE source_block SET hash = x'00'",
    "UPDATE source_block SET length = 2000000",
    "UPDATE source_name SET source = 9",
    "UPDATE line_count SET lines = -1",
    "UPDATE line_count SET lines = 9223372036854775807",
    "UPDATE field_count SET requests = 'some'",
    """
    INSERT INTO rejected_line
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
    SELECT 1, 'x', i, 0, 1, '' FROM n
    """,
    "UPDATE text SET value = x'00' WHERE id = 1",
    "UPDATE route SET id = 9223372036854775807 WHERE id = 1",
    "UPDATE site SET port = 70000",
    "UPDATE site SET exposure = 'odd'",
    "DELETE FROM origin WHERE id = 1",
    "UPDATE origin SET value = NULL WHERE id = 3",
    "UPDATE user_agent SET family = 'odd'",
    "UPDATE target SET site = 99",
    "UPDATE target SET method = 99",
    "UPDATE pattern SET origin = 99",
    "UPDATE pattern SET answer = 99",
    "UPDATE client SET address = 99",
    "UPDATE answer SET status = status + 1",
    "UPDATE answer SET digest = zeroblob(16)",
    "UPDATE answer SET verdict = x'00'",
    "UPDATE policy_day SET pattern = 99 WHERE pattern = 1",
    "UPDATE policy_day SET day = 'today'",
    "UPDATE traffic_hour SET target = 99 WHERE target = 1",
    "UPDATE traffic_hour SET requests = 9223372036854775807",
    "UPDATE referer_hour SET referer = 99",
    "UPDATE referer_hour SET referer = 2",
    "UPDATE referer_hour SET target = 99",
    "UPDATE referer_hour SET hour = 'noon'",
    "UPDATE exchange SET id = id + 4294967296",
    "UPDATE exchange SET id = id + 1000",
    "UPDATE exchange SET time = 'noon'",
    "UPDATE exchange SET client = 99",
    "UPDATE exchange SET pattern = 99",
    "UPDATE exchange SET url = x'00'",
    "INSERT INTO exchange_path VALUES (77, '/')",
  ]
}

@Suite("The merged store")
struct MergeOutputTests {
  private let shards = Shards()
  private var folder: TemporaryFolder { shards.folder }

  @Test("is one file, for its owner only")
  func mode() throws {
    let store = try shards.store(reading: [sampleLog("a", 3)])
    _ = try StoreMerge([store], into: folder.file("out.db")).run()
    #expect(folder.files == ["1.db", "out.db"])
    #expect(folder.mode("out.db") == 0o600)
  }

  @Test("replaces an empty file, and a store, also one of those that were merged")
  func replacing() throws {
    let one = try shards.store(reading: [sampleLog("a", 3)])
    let other = try shards.store(reading: [sampleLog("b", 3)])
    let expected = try shards.fingerprint(shards.merge([one, other]))
    folder.write([], to: "empty.db")
    for output in [folder.file("empty.db"), try shards.store(), one] {
      _ = try StoreMerge([one, other], into: output).run()
      #expect(try shards.fingerprint(output) == expected)
    }
  }

  @Test("replaces no other file", arguments: ["a line of a log\n", "SQLite format 3"])
  func foreign(text: String) throws {
    let store = try shards.store(reading: [sampleLog("a", 3)])
    folder.write(Array(text.utf8), to: "notes")
    #expect(throws: StoreError.notADatabase(path: folder.file("notes"))) {
      try StoreMerge([store], into: folder.file("notes")).run()
    }
    #expect(folder.bytes("notes") == Array(text.utf8))
  }

  @Test("replaces no store that another run writes")
  func locked() throws {
    let store = try shards.store(reading: [sampleLog("a", 3)])
    let output = try shards.store()
    let writer = try AuditStore.open(path: output, for: .ingest)
    let error = #expect(throws: StoreError.self) { try StoreMerge([store], into: output).run() }
    if case .busy? = error {} else { Issue.record("\(String(describing: error))") }
    try writer.close()
    #expect(folder.files == ["1.db", "2.db"])
  }

  @Test("takes the place of a store that a killed run left with its log")
  func besideALog() throws {
    let store = try shards.store(reading: [sampleLog("a", 3)])
    let killed = try shards.store()
    let writer = try AuditStore.open(path: killed, for: .ingest)
    try SampleReader(store: writer).read(sampleLog("b", 3))
    for end in ["", "-wal"] { folder.write(folder.bytes("2.db" + end), to: "out.db" + end) }
    try writer.close()
    _ = try StoreMerge([store], into: folder.file("out.db")).run()
    #expect(folder.files == ["1.db", "2.db", "out.db"])
    #expect(try shards.fingerprint(folder.file("out.db")) == shards.fingerprint(store))
  }

  @Test("is not made where the merge is stopped, or its completion fails")
  func stopped() throws {
    let store = try shards.store(reading: [sampleLog("a", 3)])
    #expect(throws: StoreError.self) {
      try StoreMerge([store], into: folder.file("out.db")).run { _, _ in
        throw StoreError.diskFull(path: "out.db")
      }
    }
    #expect(folder.files == ["1.db"])
  }
}
