import CORSTraffic
import Testing

@testable import AuditStore

@Suite("A log that is read again")
struct LedgerTests {
  private let sample: SampleStore
  private let reader: SampleReader

  init() throws {
    sample = try SampleStore()
    reader = SampleReader(store: sample.store)
  }

  private var entries: String? { get throws { try sample.row("SELECT sum(entries) FROM sources") } }
  private var logs: String? { get throws { try sample.row("SELECT count(*) FROM sources") } }

  @Test("counts once, whatever its length", arguments: [1, 20, 26, 27, 53, 100])
  func twice(lines: Int) throws {
    let log = sampleLog("a", lines)
    #expect(try reader.read(log) == lines)
    let before = try sample.store.fingerprint(rows: true)
    #expect(try reader.read(log) == 0)
    #expect(try sample.store.fingerprint(rows: true) == before)
    #expect(try entries == "\(lines)")
    #expect(try logs == "1")
  }

  @Test("under other names keeps its one contribution, and the last name is shown")
  func names() throws {
    let log = sampleLog("a", 40)
    for name in ["access.log", "access.log.1", "access.log.2.gz", "access.log.1"] {
      try reader.read(log, name: name)
    }
    #expect(try sample.rows("SELECT source, entries FROM sources") == ["access.log.1|40"])
    #expect(
      try sample.rows("SELECT name FROM source_name ORDER BY position")
        == ["access.log", "access.log.2.gz", "access.log.1"])
  }

  @Test("longer than before adds its new lines", arguments: [1, 25, 26, 27, 60])
  func grown(by lines: Int) throws {
    let log = sampleLog("a", 30)
    try reader.read(log)
    #expect(try reader.read(log + sampleLog("a", lines, from: 31)) == lines)
    #expect(try entries == "\(30 + lines)")
    #expect(try logs == "1")
    #expect(try sample.row("SELECT max(line) FROM exchanges") == "\(30 + lines)")
  }

  @Test("grown night by night is the same as read once")
  func nightly() throws {
    let log = sampleLog("a", 120)
    for lines in [1, 2, 26, 27, 28, 80, 81, 120] {
      try reader.read(Array(log.prefix(lines * 40_000)))
    }
    let once = try SampleStore()
    try SampleReader(store: once.store).read(log)
    #expect(try sample.store.fingerprint(rows: true) == once.store.fingerprint(rows: true))
    #expect(try logs == "1")
  }

  @Test("as an older copy adds nothing, where a reading had stopped")
  func olderCopy() throws {
    let log = sampleLog("a", 90)
    for lines in [10, 40, 90] { try reader.read(Array(log.prefix(lines * 40_000))) }
    for lines in [10, 40, 90] {
      #expect(try reader.read(Array(log.prefix(lines * 40_000))) == 0)
    }
    #expect(try entries == "90")
    #expect(try logs == "1")
  }

  @Test("cut at the border of a block adds nothing")
  func cutAtBorder() throws {
    let log = sampleLog("a", 90)
    try reader.read(log)
    #expect(try reader.read(Array(log.prefix(2 << 20))) == 0)
    #expect(try logs == "1")
  }

  @Test("cut elsewhere counts its last block again: identity cannot know better")
  func cutInside() throws {
    let log = sampleLog("a", 90)
    try reader.read(log)
    // 60 lines: two whole blocks, and 0.29 of the third; lines 53 to 60 touch it.
    #expect(try reader.read(Array(log.prefix(60 * 40_000))) == 8)
    #expect(try logs == "2")
  }

  @Test("parts from a known one: a log of its own from the block where it does")
  func parted() throws {
    let beginning = sampleLog("a", 60)
    try reader.read(beginning + sampleLog("b", 40))
    // The lines of the two shared blocks are not counted again; the one across the border is.
    #expect(try reader.read(beginning + sampleLog("c", 40), name: "other.log") == 100 - 52)
    #expect(
      try sample.rows("SELECT source, entries FROM sources ORDER BY source")
        == ["access.log|100", "other.log|48"])
    #expect(try sample.row("SELECT min(line) FROM exchanges WHERE source = 'other.log'") == "53")
    #expect(try reader.read(beginning + sampleLog("c", 40)) == 0)
    #expect(try reader.read(beginning + sampleLog("b", 40)) == 0)
  }

  @Test("that parted grows by itself")
  func partedAndGrown() throws {
    let beginning = sampleLog("a", 60)
    let first = beginning + sampleLog("b", 40)
    let second = beginning + sampleLog("c", 40)
    try reader.read(first)
    try reader.read(second, name: "other.log")
    #expect(try reader.read(second + sampleLog("c", 30, from: 41), name: "other.log") == 30)
    #expect(try reader.read(first + sampleLog("b", 30, from: 41)) == 30)
    #expect(try logs == "2")
  }

  @Test("and others that begin alike come to the same in either order")
  func partedInEitherOrder() throws {
    let beginning = sampleLog("a", 60)
    let first = beginning + sampleLog("b", 40)
    let second = beginning + sampleLog("c", 40)
    try reader.read(first, name: "b.log")
    try reader.read(second, name: "c.log")
    let other = try SampleStore()
    try SampleReader(store: other.store).read(second, name: "c.log")
    try SampleReader(store: other.store).read(first, name: "b.log")
    #expect(try sample.store.fingerprint(rows: true) == other.store.fingerprint(rows: true))
  }

  @Test("under another label is another server's")
  func labels() throws {
    let log = sampleLog("a", 40)
    try reader.read(log)
    #expect(try SampleReader(store: sample.store, label: "web-2").read(log) == 40)
    #expect(
      try sample.rows("SELECT server, entries FROM sources ORDER BY server")
        == ["|40", "web-2|40"])
  }

  @Test("with an unfinished last line leaves it pending, and counts it when it is whole")
  func pending() throws {
    let log = sampleLog("a", 30)
    let unfinished = Array(log.dropLast(10))
    #expect(try reader.read(unfinished) == 29)
    #expect(try sample.row("SELECT pending_bytes FROM sources") == "39990")
    #expect(try reader.read(unfinished) == 0)
    #expect(try reader.read(log) == 1)
    #expect(try sample.row("SELECT pending_bytes, entries FROM sources") == "0|30")
  }

  @Test("with its pending line written differently goes on with the new one")
  func pendingRewritten() throws {
    let log = sampleLog("a", 29)
    try reader.read(log + Array("half a li".utf8))
    #expect(try reader.read(log + Array("another line\n".utf8)) == 1)
    #expect(try logs == "1")
  }

  @Test("of nothing but an unfinished line is known, and takes no other log for itself")
  func onlyPending() throws {
    #expect(try reader.read(Array("half a li".utf8), name: "a.log") == 0)
    #expect(try reader.read(Array("half a li".utf8), name: "a.log") == 0)
    #expect(try reader.read(Array("other\n".utf8), name: "b.log") == 1)
    #expect(try logs == "2")
    #expect(try reader.read(Array("half a line\n".utf8), name: "a.log") == 1)
    #expect(try logs == "2")
  }

  @Test("after a kill goes on where the last batch ended", arguments: [1, 2, 3, 5])
  func killed(batches: Int) throws {
    let log = sampleLog("a", 110)
    var killed = reader
    killed.linesInABatch = 13
    killed.batchesBeforeKill = batches
    #expect(try killed.read(log) == 13 * batches)
    #expect(try reader.read(log) == 110 - 13 * batches)
    let once = try SampleStore()
    try SampleReader(store: once.store).read(log)
    #expect(try sample.store.fingerprint(rows: true) == once.store.fingerprint(rows: true))
  }

  @Test("and is empty is no log")
  func empty() throws {
    #expect(try reader.read([]) == 0)
    #expect(try logs == "0")
  }

  @Test("asks for each beginning of a block once, the shortest first")
  func prefixHashes() throws {
    for lines in [3, 1, 2] { try reader.read(sampleLog("\(lines)", lines, width: 100)) }
    var walk = sample.store.ledgerWalk(label: "")
    var asked: [Int64] = []
    let step = try walk.offer(LedgerBlock(index: 0, length: 1000, high: 1, low: 1)) { length in
      asked.append(length)
      return (0, 0)
    }
    #expect(asked == [100, 200, 300])
    #expect(step == .new(NewSource(firstBlock: 0, sharedBlocks: [])))
  }
}
