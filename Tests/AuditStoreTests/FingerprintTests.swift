import CORSTraffic
import GRDB
import Testing

@testable import AuditStore

@Suite("The fingerprint")
struct FingerprintTests {
  private static let requests = [
    SampleRequest(), SampleRequest.grantedPreflight.with { $0.line = 2 },
    SampleRequest().with {
      $0.line = 3
      $0.origin = .value("https://other.example.com")
      $0.route = "/other"
    },
  ]

  private func store(_ change: (inout [SampleRequest]) -> Void = { _ in }) throws -> SampleStore {
    let sample = try SampleStore()
    var requests = FingerprintTests.requests
    change(&requests)
    try sample.write(requests)
    return sample
  }

  @Test("is one lower-case line of hex")
  func form() throws {
    let sample = try store()
    let fingerprint = try sample.store.fingerprint(rows: false)
    #expect(fingerprint.count == 64)
    #expect(fingerprint.allSatisfy { "0123456789abcdef".contains($0) })
  }

  @Test("does not depend on ids, names, runs, keys or states", arguments: [true, false])
  func independence(rows: Bool) throws {
    let reference = try store()
    let plain = try reference.store.fingerprint(rows: rows)
    let sample = try SampleStore()
    // Other values first, so that every id is another one; then they go.
    let early = SampleRequest().with {
      $0.route = "/early"
      $0.origin = .value("https://early.example.com")
      $0.method = "DELETE"
    }
    let gone = try sample.write([early], name: "early.log")
    let run = try sample.store.beginRun(command: "ingest", version: "9", inputs: [])
    let source = try sample.write(FingerprintTests.requests, name: "renamed.log") { batch in
      for index in batch.clients.indices { batch.clients[index].key = 99 }
      for index in batch.rows.indices { batch.rows[index].url = 1234 }
    }
    try sample.store.queue.write { db in
      for table in ["source_block", "line_count", "field_count", "traffic_hour", "policy_day"] {
        try db.execute(sql: "DELETE FROM \(table) WHERE source = ?", arguments: [gone.id])
      }
      try db.execute(sql: "DELETE FROM exchange WHERE id >> 32 = ?", arguments: [gone.id])
      try db.execute(sql: "DELETE FROM source WHERE id = ?", arguments: [gone.id])
    }
    try sample.store.note(state: .complete, of: source)
    try sample.store.finishRun(run, exitCode: 0)
    #expect(try sample.store.fingerprint(rows: rows) == plain)
  }

  @Test("does not depend on the order of logs")
  func order() throws {
    let logs = (0..<3).map { index in
      FingerprintTests.requests.map { request in
        request.with { $0.route += "/\(index)" }
      }
    }
    let sample = try SampleStore()
    let other = try SampleStore()
    for (index, log) in logs.enumerated() {
      try sample.write(log, name: "\(index)") { $0.blocks[0].low = UInt64(index) }
    }
    for (index, log) in logs.enumerated().reversed() {
      try other.write(log, name: "\(index)") { $0.blocks[0].low = UInt64(index) }
    }
    #expect(try sample.store.fingerprint(rows: true) == other.store.fingerprint(rows: true))
  }

  @Test("without rows does not depend on what is kept of them")
  func withoutRows() throws {
    let sample = try SampleStore()
    try sample.write(FingerprintTests.requests) { $0.rows = [] }
    let full = try store()
    #expect(try sample.store.fingerprint(rows: false) == full.store.fingerprint(rows: false))
    #expect(try sample.store.fingerprint(rows: true) != full.store.fingerprint(rows: true))
  }

  @Test(
    "changes with every part of the base",
    arguments: [
      "UPDATE line_count SET lines = lines + 1", "UPDATE field_count SET requests = requests + 1",
      "UPDATE source SET label = 'x'", "UPDATE source SET consumed_bytes = consumed_bytes + 1",
      "UPDATE source SET consumed_lines = 9", "UPDATE source_block SET hash = zeroblob(16)",
      "UPDATE policy_day SET requests = requests + 1 WHERE pattern = 1",
      "UPDATE policy_day SET private_clients = 1 WHERE pattern = 1",
      "UPDATE policy_day SET slow_requests = 1 WHERE pattern = 1",
      "UPDATE policy_day SET first_time = first_time - 1 WHERE pattern = 1",
      "UPDATE policy_day SET sample_line = 7 WHERE pattern = 1",
      "UPDATE traffic_hour SET bytes = bytes + 1 WHERE target = 1",
      "DELETE FROM traffic_hour WHERE target = 1",
      "UPDATE route SET value = '/x' WHERE id = 1", "UPDATE site SET host = 'x'",
      "UPDATE origin SET value = 'https://x' WHERE id = 3",
      "UPDATE answer SET digest = zeroblob(16) WHERE id = 1",
    ])
  func counters(change: String) throws {
    let sample = try store()
    let before = try sample.store.fingerprint(rows: false)
    try sample.store.queue.write { try $0.execute(sql: change) }
    #expect(try sample.store.fingerprint(rows: false) != before)
  }

  @Test("changes with who asked by Referer, and stays without")
  func referers() throws {
    func fingerprint(_ referers: [String?]) throws -> String {
      let sample = try SampleStore()
      let requests = zip(FingerprintTests.requests, referers).map { request, referer in
        request.with { $0.referer = referer }
      }
      try sample.write(requests + FingerprintTests.requests.dropFirst(referers.count))
      return try sample.store.fingerprint(rows: false)
    }
    let pages = ["https://a.example", "https://b.example"]
    let all = try [[], [pages[0]], [nil, pages[0]], [pages[1]], pages].map(fingerprint)
    #expect(Set(all).count == all.count)
    let plain = try store()
    #expect(try all[0] == plain.store.fingerprint(rows: false))
  }

  @Test(
    "with rows changes with every part of an exchange",
    arguments: [
      "UPDATE exchange SET time = time + 1 WHERE id & 7 = 1",
      "UPDATE exchange SET id = id + 10 WHERE id & 7 = 1",
      "UPDATE exchange SET bytes = 1 WHERE id & 7 = 1",
      "UPDATE exchange SET duration = NULL WHERE id & 7 = 1",
      "UPDATE exchange SET pattern = pattern % 3 + 1 WHERE id & 7 = 1",
      "DELETE FROM exchange WHERE id & 7 = 1",
      "INSERT INTO exchange_path SELECT id, '/p' FROM exchange WHERE id & 7 = 1",
      "UPDATE user_agent SET value = 'x'", "UPDATE text SET value = 'x' WHERE value LIKE '203.%'",
    ])
  func exchanges(change: String) throws {
    let sample = try store()
    let before = try sample.store.fingerprint(rows: true)
    try sample.store.queue.write { try $0.execute(sql: change) }
    #expect(try sample.store.fingerprint(rows: true) != before)
  }

  @Test("is not changed by what is derived")
  func derived() throws {
    let sample = try store()
    let before = try sample.store.fingerprint(rows: true)
    let origins = try sample.store.origins(.withoutFacts)
    let facts = OriginFacts(party: "example.com", icannParty: "example.com", category: "web")
    try sample.store.setOriginFacts(
      Dictionary(uniqueKeysWithValues: origins.map { ($0.id, facts) }))
    try sample.store.queue.write { try $0.execute(sql: "UPDATE answer SET verdict = 'unknown'") }
    #expect(try sample.store.fingerprint(rows: true) == before)
  }
}

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "agrees with the standard's examples",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func examples(text: String, digest: String) {
    var whole = SHA256()
    whole.update(text.utf8)
    #expect(whole.hexDigest() == digest)
  }
}
