import Testing

@testable import AuditStore

@Suite("Merged stores are as one machine's that read everything")
struct MergeLawsTests {
  @Test("whatever the logs, the order and the grouping", arguments: 1...UInt64(12))
  func anyOrderAndGrouping(seed: UInt64) throws {
    var random = try RandomShards(seed: seed)
    let expected = try [false, true].map {
      try random.shards.fingerprint(random.oneMachine, rows: $0)
    }
    for _ in 0..<4 {
      let merged = try random.merge()
      let found = try [false, true].map { try random.shards.fingerprint(merged, rows: $0) }
      #expect(found == expected)
    }
  }

  @Test("and once more with itself, or an empty store, nothing changes")
  func idempotent() throws {
    let shards = Shards()
    let store = try shards.store(reading: [sampleLog("a", 60), sampleLog("b", 10)])
    let empty = try shards.store()
    let expected = try shards.fingerprint(store)
    for paths in [[store], [store, store], [store, empty], [empty, store, empty]] {
      let merged = try shards.merge(paths)
      #expect(try shards.fingerprint(merged) == expected)
      let again = try shards.merge([merged, store, merged])
      #expect(try shards.fingerprint(again) == expected)
      let key = "SELECT hex(value) FROM store_key"
      #expect(try shards.rows(merged, key) == shards.rows(store, key))
    }
    #expect(try shards.rows(shards.merge([empty]), "SELECT count(*) FROM source") == ["0"])
  }

  @Test("so reading goes on in a merged store as in one's own", arguments: [5, 26, 40, 90])
  func readingGoesOn(lines: Int) throws {
    let shards = Shards()
    let log = sampleLog("a", 90)
    let part = Array(log.prefix(lines * 40_000))
    let merged = try shards.merge([
      try shards.store(reading: [part]), try shards.store(reading: [sampleLog("b", 30)]),
      try shards.store(reading: [log]),
    ])
    let store = try AuditStore.open(path: merged, for: .ingest)
    // The cut copy is known, as its own reading was; the whole one, and what it grows by.
    #expect(try SampleReader(store: store).read(part) == 0)
    #expect(try SampleReader(store: store).read(log) == 0)
    #expect(try SampleReader(store: store).read(log + sampleLog("a", 5, from: 91)) == 5)
    try store.close()
  }

  @Test("of the names of a log those of its longest copy come last, each once")
  func names() throws {
    let shards = Shards()
    let log = sampleLog("a", 40)
    let stores = try [("z.log", 20), ("access.log", 40), ("b.log", 30)].map { name, lines in
      try shards.store { store in
        let reader = SampleReader(store: store)
        try reader.read(Array(log.prefix(lines * 40_000)), name: name)
      }
    }
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
      let merged = try shards.merge(order.map { stores[$0] })
      #expect(
        try shards.rows(merged, "SELECT name FROM source_name ORDER BY position")
          == ["b.log", "z.log", "access.log"])
      #expect(try shards.rows(merged, "SELECT name FROM source") == ["access.log"])
    }
  }

  @Test("and the views show the same")
  func views() throws {
    let shards = Shards()
    let (one, two) = (sampleLog("a", 30), sampleLog("b", 40))
    let merged = try shards.merge([
      try shards.store(reading: [two]), try shards.store(reading: [one]),
    ])
    let expected = try shards.store(reading: [one, two])
    let columns = [
      "exchanges": "time, server, line, client, route, origin, verdict, bytes, logged_fields",
      "policies": "day, server, route, origin, verdict, requests, sample_line",
      "traffic": "hour, server, route, verdict, requests, bytes",
      "coverage": "field, state, requests",
    ]
    for (view, columns) in columns {
      let sql = "SELECT \(columns) FROM \(view) ORDER BY \(columns)"
      let found = try shards.rows(merged, sql)
      #expect(!found.isEmpty)
      #expect(try found == shards.rows(expected, sql))
    }
  }
}
