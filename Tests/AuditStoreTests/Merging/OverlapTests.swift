import Testing

@testable import AuditStore

@Suite("A log that several stores have")
struct OverlapTests {
  private let shards = Shards()

  private func logs(_ path: String) throws -> [String] {
    try shards.rows(
      path,
      """
      SELECT first_block, consumed_lines, (SELECT sum(lines) FROM line_count WHERE source = source.id)
      FROM source ORDER BY consumed_lines, first_block
      """)
  }

  /// The logs of the merged store, which are the same in either order.
  private func merged(_ one: String, _ other: String) throws -> [String] {
    let first = try shards.merge([one, other])
    let second = try shards.merge([other, one])
    #expect(try shards.fingerprint(first) == shards.fingerprint(second))
    #expect(try logs(first) == logs(second))
    return try logs(first)
  }

  private func expectBranches(_ one: String, _ other: String, block: Int64) {
    for paths in [[one, other], [other, one]] {
      let error = #expect(throws: StoreError.self) { try shards.merge(paths) }
      guard case .merge(.branches(let first, let second, let found))? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(found == block)
      #expect([first.store, second.store] == paths)
    }
  }

  @Test(
    "counts once, as far as the longer had grown, wherever the shorter was cut",
    arguments: [(90, 1), (90, 20), (90, 26), (90, 53), (90, 89), (90, 90), (20, 3), (20, 19)])
  func grown(lines: Int, cut: Int) throws {
    let log = sampleLog("a", lines)
    let one = try shards.store(reading: [log])
    let other = try shards.store(reading: [Array(log.prefix(cut * 40_000))])
    #expect(try merged(one, other) == ["0|\(lines)|\(lines)"])
  }

  @Test("cut within its last line counts once, with what was pending")
  func pending() throws {
    let log = sampleLog("a", 30)
    let one = try shards.store(reading: [Array(log.dropLast(10))])
    let other = try shards.store(reading: [Array(log.dropLast(30_000))])
    #expect(try merged(one, other) == ["0|29|29"])
    #expect(
      try shards.rows(shards.merge([one, other]), "SELECT pending_bytes FROM source") == ["39990"])
  }

  @Test("of another label is another log")
  func labels() throws {
    let log = sampleLog("a", 30)
    let one = try shards.store(reading: [log])
    let other = try shards.store(reading: [log], label: "web-2")
    #expect(try merged(one, other) == ["0|30|30", "0|30|30"])
  }

  @Test(
    "and another one that begins alike, by less than a block, are two logs", arguments: [2, 20])
  func partedInFirstBlock(lines: Int) throws {
    let start = sampleLog("a", lines)
    let one = try shards.store(reading: [start + sampleLog("b", 40)])
    let other = try shards.store(reading: [start + sampleLog("c", 30)])
    #expect(
      try merged(one, other) == ["0|\(30 + lines)|\(30 + lines)", "0|\(40 + lines)|\(40 + lines)"])
  }

  @Test("and one that is shorter than its equal beginning and parts in its last lines are two logs")
  func partedNearTheEnd() throws {
    let start = sampleLog("a", 300, width: 100)
    let one = try shards.store(reading: [start + sampleLog("b", 1, width: 100)])
    let other = try shards.store(reading: [start + sampleLog("c", 200, width: 100)])
    #expect(try merged(one, other) == ["0|301|301", "0|500|500"])
  }

  @Test("and one that is equal for whole blocks are branches: refused")
  func branches() throws {
    let start = sampleLog("a", 60)
    let one = try shards.store(reading: [start + sampleLog("b", 40)])
    let other = try shards.store(reading: [start + sampleLog("c", 30)])
    expectBranches(one, other, block: 2)
    // Cut where no reading had stopped: its last lines are others than the longer's.
    let short = try shards.store(reading: [start + sampleLog("c", 3)])
    expectBranches(one, short, block: 2)
  }

  @Test("in branches of which one store has read both, is taken as that one divided it")
  func covering() throws {
    let start = sampleLog("a", 60)
    let (one, two) = (start + sampleLog("b", 40), start + sampleLog("c", 30))
    let both = try shards.store(reading: [one, two])
    for single in [one, two, start] {
      let other = try shards.store(reading: [single])
      #expect(try merged(both, other) == ["2|90|38", "0|100|100"])
    }
    let otherWay = try shards.store(reading: [two, one])
    #expect(try merged(both, otherWay).count == 2)
  }

  @Test("in branches that two stores divide alike, grows on either side")
  func family() throws {
    let start = sampleLog("a", 60)
    func read(_ one: Int, _ two: Int) throws -> String {
      try shards.store(reading: [start + sampleLog("b", one), start + sampleLog("c", two)])
    }
    #expect(try merged(try read(40, 31), try read(30, 45)) == ["0|100|100", "2|105|53"])
  }

  @Test("less pruned wins")
  func pruned() throws {
    let log = sampleLog("a", 30)
    let one = try shards.store(reading: [log])
    let other = try shards.store(reading: [log])
    try shards.change(
      other, "DELETE FROM exchange; UPDATE source SET rows_pruned_ms = 1795168800001")
    let expected = try shards.fingerprint(one)
    #expect(try merged(one, other) == ["0|30|30"])
    #expect(try shards.fingerprint(shards.merge([other, one])) == expected)
  }

  @Test("longer but pruned is the longer one all the same, wherever the other was cut")
  func prunedAndLonger() throws {
    let log = sampleLog("a", 90)
    let longer = try shards.store(reading: [log])
    try shards.change(
      longer, "DELETE FROM exchange; UPDATE source SET rows_pruned_ms = 1795168800001")
    let other = try shards.store(reading: [Array(log.prefix(40 * 40_000))])
    #expect(try merged(longer, other) == ["0|90|90"])
  }

  @Test(
    "that is not the same in both is refused",
    arguments: [
      "UPDATE line_count SET lines = lines + 1", "UPDATE field_count SET requests = requests + 1",
      "UPDATE policy_day SET requests = requests + 1", "UPDATE traffic_hour SET bytes = bytes + 1",
      "UPDATE referer_hour SET requests = requests + 1",
      "DELETE FROM exchange WHERE id = (SELECT min(id) FROM exchange)",
      "UPDATE source SET format = 'combined'",
      """
      INSERT INTO source_change (source, from_line, configuration, format)
      VALUES (1, 20, 1, 'combined')
      """,
    ])
  func contribution(change: String) throws {
    let log = sampleLog("a", 30)
    let one = try shards.store(reading: [log])
    let other = try shards.store(reading: [log])
    try shards.change(other, change)
    for paths in [[one, other], [other, one]] {
      let error = #expect(throws: StoreError.self) { try shards.merge(paths) }
      guard case .merge(.contribution)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test("with options that changed behind the shorter's end counts once")
  func changedLater() throws {
    let log = sampleLog("a", 60)
    let one = try shards.store(reading: [Array(log.prefix(30 * 40_000))])
    let other = try shards.store(reading: [log])
    try shards.change(
      other, "INSERT INTO source_change VALUES (1, 31, 1, 'cors1')")
    #expect(try merged(one, other) == ["0|60|60"])
  }
}

@Suite("The keys of merged stores")
struct MergedKeyTests {
  private let shards = Shards()

  private func keyed(_ key: String, _ word: String, clientKey: Int64 = 7) throws -> String {
    let path = try shards.store(reading: [sampleLog(word, 10)])
    try shards.change(
      path,
      """
      UPDATE store_key SET value = x'\(String(repeating: key, count: 16))';
      UPDATE client SET key = \(clientKey)
      """)
    return path
  }

  private func clients(_ path: String) throws -> [String] {
    try shards.rows(path, "SELECT count(*) FROM client")
  }

  private func digests(_ path: String) throws -> [String] {
    try shards.rows(path, "SELECT name FROM store_key WHERE name <> 'client_key' ORDER BY name")
  }

  @Test("stay the same where they are one")
  func one() throws {
    let merged = try shards.merge([keyed("01", "a"), keyed("01", "b")])
    #expect(
      try shards.rows(merged, "SELECT hex(value) FROM store_key")
        == [String(repeating: "01", count: 16)])
    #expect(try clients(merged) == ["1"])
  }

  @Test("give a new one where they differ, and are remembered by their digests")
  func several() throws {
    let stores = [
      try keyed("01", "a"), try keyed("02", "b", clientKey: 8), try keyed("03", "c", clientKey: 9),
    ]
    let pair = try shards.merge([stores[0], stores[1]])
    #expect(try digests(pair).count == 2)
    #expect(try clients(pair) == ["2"])
    let all = try shards.merge([pair, stores[2]])
    #expect(try digests(all).count == 3)
    #expect(try digests(all) == digests(shards.merge(stores)))
    #expect(
      try shards.rows(all, "SELECT count(*) FROM store_key WHERE name LIKE '%0101%'") == ["0"])
  }

  @Test("fold clients without a key by what is kept of them")
  func withoutKey() throws {
    let merged = try shards.merge([
      keyed("01", "a", clientKey: 0), keyed("02", "b", clientKey: 0),
    ])
    #expect(try clients(merged) == ["1"])
  }
}
