import CORSTraffic
import Testing

@testable import AuditStore

@Suite("Of what is pruned no byte stays in the file")
struct ErasureTests {
  /// What logs say of clients, each value in some thousand variants, so that pages were split and
  /// filled many times over.
  private static func requests(_ mark: String, from first: Int64) -> [SampleRequest] {
    (1...3000).map { line in
      SampleRequest().with {
        $0.line = Int64(line)
        $0.time = first + Int64(line)
        // In an order that is not that of the index.
        let name = "\(mark)-\(line * 7919 % 3000)"
        $0.clientKey = Int64(line * 7919 % 3000)
        $0.address = "address-\(name)"
        $0.userAgent = "agent-\(name)"
        $0.origin = .value("https://origin-\(name).example")
        $0.route = "/route-\(name)"
        $0.path = "/path-\(name)"
        $0.answer.grant = .other("https://grant-\(name).example", mismatch: .otherOrigin)
      }
    }
  }

  @Test("neither of addresses nor of anything else that logs said")
  func isErased() throws {
    let sample = try SampleStore()
    let day: Int64 = 86_400_000
    let first: Int64 = 1_795_168_800_000
    try sample.write(ErasureTests.requests("early", from: first))
    try sample.write(ErasureTests.requests("later", from: first + 10 * day), name: "later.log")
    let limit = first + day
    let result = try sample.store.prune(
      before: RetentionLimits(rows: limit, rollUps: limit + day))
    #expect(result.exchanges == 3000)
    #expect(try sample.store.giveBackFreePages() > 1 << 20)
    try sample.store.close()
    #expect(sample.folder.files == ["store.db"])
    let bytes = sample.folder.bytes("store.db")
    let text = String(decoding: bytes, as: Unicode.ASCII.self)
    for what in ["address", "agent", "origin", "route", "path", "grant"] {
      // As numbers, or a failure would print the file.
      #expect(text.ranges(of: "\(what)-early").count == 0, "\(what)")
      #expect(text.ranges(of: "\(what)-later").count >= 3000, "\(what)")
    }
    let reopened = try SampleStore(reopening: sample)
    #expect(try reopened.row("PRAGMA freelist_count") == "0")
    #expect(
      try reopened.row("SELECT count(DISTINCT client), count(DISTINCT path) FROM exchanges")
        == "3000|3000")
  }
}
