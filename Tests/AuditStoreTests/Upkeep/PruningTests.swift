import CORSTraffic
import GRDB
import Testing

@testable import AuditStore

@Suite("Pruning")
struct PruningTests {
  /// 2026-11-20T10:00:00Z, the time of the first of five requests, each a day later.
  private static let first: Int64 = 1_795_168_800_000
  private static let day: Int64 = 86_400_000

  private func sample() throws -> SampleStore {
    let sample = try SampleStore()
    try sample.write(variedRequests(from: PruningTests.first))
    return sample
  }

  private func limits(rows: Int64?, rollUps: Int64?) -> RetentionLimits {
    RetentionLimits(
      rows: rows.map { PruningTests.first + $0 * PruningTests.day },
      rollUps: rollUps.map { PruningTests.first + $0 * PruningTests.day })
  }

  @Test("takes exchanges before the moment, and none after it")
  func rows() throws {
    let sample = try sample()
    let result = try sample.store.prune(before: limits(rows: 2, rollUps: nil))
    #expect(result.exchanges == 2)
    #expect(try sample.rows("SELECT line FROM exchanges ORDER BY line") == ["3", "4", "5"])
    #expect(try sample.row("SELECT count(*) FROM policy_day") == "5")
    #expect(try sample.row("SELECT count(*) FROM traffic_hour") == "5")
  }

  @Test("takes counters of whole days and hours before the moment")
  func rollUps() throws {
    let sample = try sample()
    let result = try sample.store.prune(before: limits(rows: nil, rollUps: 2))
    #expect(result.policyDays == 2)
    // Two of traffic, and one of referers, whose page goes with it.
    #expect(result.trafficHours == 3)
    #expect(try sample.rows("SELECT referer FROM referers") == ["https://pages.example"])
    #expect(try sample.row("SELECT count(*) FROM origin WHERE value LIKE '%early%'") == "0")
    #expect(try sample.row("SELECT min(day) FROM policies") == "2026-11-22")
    #expect(try sample.row("SELECT min(hour) FROM traffic_hour") == "498706")
    #expect(try sample.row("SELECT count(*) FROM exchanges") == "5")
    // Half an hour later the hour has begun, and stays.
    var later = limits(rows: nil, rollUps: 2)
    later.rollUps = (later.rollUps ?? 0) + 1_800_000
    #expect(try sample.store.prune(before: later).trafficHours == 0)
  }

  @Test("leaves the ledger: what was read before is known, and its counts stand")
  func ledger() throws {
    let ledger = [
      "source_block", "line_count", "field_count", "rejected_line", "source_name", "known_file",
      "configuration",
    ]
    let sample = try sample()
    let before = try sample.tables()
    _ = try sample.store.prune(before: limits(rows: 9, rollUps: 9))
    let after = try sample.tables()
    for table in ledger { #expect(after[table] == before[table], "\(table)") }
    #expect(try sample.row("SELECT lines, entries FROM sources") == "5|5")
    #expect(after["exchange"] == [])
    #expect(after["policy_day"] == [])
    #expect(after["traffic_hour"] == [])
    #expect(after["referer_hour"] == [])
  }

  @Test("reading the same log again adds nothing back")
  func readAgain() throws {
    let sample = try SampleStore()
    let log = sampleLog("line", 60)
    let reader = SampleReader(store: sample.store)
    #expect(try reader.read(log) == 60)
    _ = try sample.store.prune(before: limits(rows: 9, rollUps: 9))
    #expect(try reader.read(log) == 0)
    #expect(try sample.row("SELECT count(*) FROM exchange") == "0")
    #expect(try reader.read(log + sampleLog("more", 1)) == 1)
  }

  @Test("takes values with the last row that refers to them")
  func values() throws {
    let sample = try sample()
    let result = try sample.store.prune(before: limits(rows: 9, rollUps: 9))
    for dictionary in PrunedDictionary.allCases {
      let left = dictionary == .origin ? "2" : "0"
      #expect(try sample.row("SELECT count(*) FROM \(dictionary.rawValue)") == left)
      #expect(result.values.first { $0.dictionary == dictionary }?.count ?? 0 > 0)
    }
    #expect(try sample.rows("SELECT id, value FROM origin") == ["1|NULL", "2|"])
  }

  @Test("leaves values that something else refers to")
  func sharedValues() throws {
    let sample = try sample()
    _ = try sample.store.prune(before: limits(rows: 2, rollUps: nil))
    // Its address is that of a later request, too; counters need no client.
    #expect(try sample.row("SELECT client, user_agent_family FROM exchanges WHERE line = 5") != nil)
    #expect(try sample.row("SELECT count(*) FROM policies WHERE site <> '' AND route <> ''") == "5")
    #expect(try sample.row("SELECT count(*) FROM client") == "3")
    #expect(try sample.row("SELECT count(*) FROM answer") == "5")
  }

  @Test("marks logs that lost something, and never moves a mark back")
  func marks() throws {
    let sample = try sample()
    try sample.write(
      variedRequests(from: PruningTests.first + 100 * PruningTests.day), name: "later.log")
    func marks() throws -> [String] {
      try sample.rows("SELECT rows_pruned_ms, rollups_pruned_ms FROM source ORDER BY id")
    }
    #expect(try marks() == ["NULL|NULL", "NULL|NULL"])
    let late = limits(rows: 3, rollUps: 2)
    _ = try sample.store.prune(before: late)
    let expected = ["\(late.rows ?? 0)|\(late.rollUps ?? 0)", "NULL|NULL"]
    #expect(try marks() == expected)
    _ = try sample.store.prune(before: limits(rows: 1, rollUps: 1))
    #expect(try marks() == expected)
  }

  @Test("what has no time is as old as the newest line of its log")
  func withoutTime() throws {
    let sample = try SampleStore()
    try sample.write(
      [
        SampleRequest().with { $0.time = nil },
        SampleRequest().with {
          $0.line = 2
          $0.time = PruningTests.first
        },
      ])
    let before = limits(rows: 0, rollUps: 0)
    #expect(try sample.store.prune(before: before).exchanges == 0)
    let after = try sample.store.prune(before: limits(rows: 1, rollUps: 1))
    #expect(after.exchanges == 2)
    #expect(after.policyDays == 2)
    #expect(after.trafficHours == 2)
  }

  @Test(
    "a log without any time is as old as its file; where that is not known it stays, and is told")
  func withoutAnyTime() throws {
    let sample = try SampleStore()
    let source = try sample.write([SampleRequest().with { $0.time = nil }])
    let limits = limits(rows: 1, rollUps: 1)
    let unknown = try sample.store.prune(before: limits)
    #expect(unknown.exchanges == 0)
    #expect(unknown.agelessExchanges == 1)
    try sample.store.note(
      KnownFile(source: source, lines: 1, pendingBytes: 0),
      lookingLike: FileHint(
        device: 1, inode: 1, size: 1, modifiedNanoseconds: PruningTests.first * 1_000_000,
        changedNanoseconds: 0), label: "")
    let known = try sample.store.prune(before: limits)
    #expect(known.exchanges == 1)
    #expect(known.policyDays == 1)
    #expect(known.trafficHours == 1)
    #expect(known.agelessExchanges == 0)
  }

  @Test("prepared facts count as outdated once something went, and only then")
  func preparedFacts() throws {
    let sample = try sample()
    try sample.store.note(fact: "prepared", madeFrom: "these logs")
    _ = try sample.store.prune(before: limits(rows: -1, rollUps: -1))
    #expect(try sample.store.derivation(of: "prepared") == "these logs")
    _ = try sample.store.prune(before: limits(rows: 1, rollUps: nil))
    #expect(try sample.store.derivation(of: "prepared") == nil)
  }

  @Test("a forecast says the same, and changes no byte", arguments: [0, 1, 2, 4, 9])
  func forecast(days: Int64) throws {
    let sample = try sample()
    try sample.store.close()
    let before = sample.folder.bytes("store.db")
    let limits = limits(rows: days, rollUps: days - 1)
    let forecast = try ReadOnlyConnection(path: sample.path).forecastPruning(before: limits)
    #expect(sample.folder.bytes("store.db") == before)
    #expect(sample.folder.files == ["store.db"])
    let reopened = try SampleStore(reopening: sample)
    #expect(try reopened.store.prune(before: limits) == forecast)
  }
}
