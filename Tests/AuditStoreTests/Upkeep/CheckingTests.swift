import CORSTraffic
import GRDB
import Testing

@testable import AuditStore

@Suite("The check of a store")
struct CheckingTests {
  private func sample() throws -> SampleStore {
    let sample = try SampleStore()
    try sample.write(variedRequests().map { request in request.with { $0.path = "/kept" } }) {
      $0.lineCounts.rejected = ["bad-time": 1]
      $0.consumedLines = 6
      $0.rejectedLines = [.init(line: 6, reason: "bad-time", position: 0, length: 9, shape: "a")]
    }
    return sample
  }

  /// The promises that are broken, each with its first sample.
  private func broken(_ sample: SampleStore) throws -> [String: String] {
    var broken: [String: String] = [:]
    try ReadOnlyConnection(path: sample.path).check(words: [
      .init("origin", "category", ["", "web"])
    ]) {
      if $0.violations > 0 { broken[$0.sentence] = $0.samples.first ?? "" }
    }
    return broken
  }

  @Test("finds nothing in a store that is whole")
  func whole() throws {
    #expect(try broken(try sample()) == [:])
    #expect(try broken(try SampleStore()) == [:])
  }

  @Test(
    "finds what breaks a promise, and names it",
    arguments: [
      (
        "UPDATE exchange SET pattern = 99 WHERE id & 255 = 2", "exchanges have",
        "line 2 of log 1 has no pattern 99"
      ),
      ("UPDATE exchange SET client = 99 WHERE id & 255 = 3", "exchanges have", "no client 99"),
      ("UPDATE exchange SET id = id + 70 WHERE id & 255 = 4", "exchanges have", "line 74 of log 1"),
      (
        "UPDATE exchange SET id = 7 << 32 WHERE id & 255 = 4", "exchanges have",
        "line 0 of log 7 has no log"
      ),
      ("UPDATE source SET base_ms = NULL", "times of exchanges", "log 1"),
      (
        "UPDATE exchange_path SET exchange = 1 WHERE exchange & 255 = 1",
        "every exchange of exchange_path", "no exchange 1"
      ),
      ("DELETE FROM text", "every method of target", "no text"),
      ("DELETE FROM user_agent", "every user_agent of client", "no user_agent"),
      ("DELETE FROM origin WHERE id = 3", "every origin of pattern", "no origin 3"),
      ("DELETE FROM site", "every site of target", "no site"),
      ("UPDATE policy_day SET source = 8", "every source of policy_day", "no source 8"),
      (
        "UPDATE line_count SET lines = lines + 1 WHERE outcome = 'entry'",
        "the lines of each log add up", "access.log: 7 lines counted of 6 read"
      ),
      (
        "UPDATE line_count SET lines = 0 WHERE outcome = 'rejected'", "no line was counted less",
        "0 lines rejected"
      ),
      (
        "UPDATE field_count SET requests = 9", "those whose fields were counted",
        "5 entries, fields of 9"
      ),
      ("UPDATE traffic_hour SET requests = 9", "those counted by hour", "5 entries, 45 by hour"),
      ("UPDATE traffic_hour SET requests = -1", "counters by hour count", "-1 requests"),
      ("UPDATE referer_hour SET requests = 9", "counters of referers", "9 requests with a referer"),
      ("UPDATE referer_hour SET requests = 0", "counters of referers", "0 requests with a referer"),
      ("UPDATE referer_hour SET referer = 99", "every referer of referer_hour", "no origin 99"),
      ("UPDATE policy_day SET requests = 0", "counters by day count", "0 requests"),
      ("UPDATE policy_day SET slow_requests = 2", "counters by day count", "2 slow"),
      ("UPDATE policy_day SET first_time = last_time + 1", "the times of counters by day", "day"),
      ("UPDATE policy_day SET sample_line = 7", "the sample of a counter", "line 7"),
      (
        "INSERT INTO source_block VALUES (1, 2, 5, zeroblob(16))", "the blocks of each log follow",
        "no whole block 1"
      ),
      ("UPDATE source_block SET hash = 'x'", "no block is longer", "block 0"),
      (
        "UPDATE source SET consumed_bytes = 601", "reach as far",
        "counted up to byte 601, known up to 500"
      ),
      (
        "UPDATE rejected_line SET line = 7", "rejected lines are lines",
        "line 7 of access.log, which has 6"
      ),
      (
        "INSERT INTO rejected_line VALUES (1, 'bad-time', 5, 0, 1, 'a')",
        "at most 20 rejected lines", "2 kept of 1"
      ),
      ("UPDATE field_count SET logged_fields = 1 << 50", "masks name fields", "log 1"),
      ("UPDATE answer SET status = 500 WHERE id = 2", "the digest of every answer", "answer 2"),
      (
        "UPDATE answer SET grant_kind = 'round' WHERE id = 3", "the values of every answer",
        "answer 3: grant_kind"
      ),
      (
        "UPDATE answer SET verdict = 'x' WHERE id = 1", "every answer is judged",
        "verdict is 'x', here it would be 'conditional'"
      ),
      ("UPDATE user_agent SET family = 'x'", "every user agent has the family", "x, here chromium"),
      ("DELETE FROM field_set", "every mask of an answer", "mask"),
      ("UPDATE source SET state = 'x'", "every state of source", "1 times x"),
      ("UPDATE rejected_line SET reason = 'x'", "every reason of rejected_line", "1 times x"),
      ("UPDATE origin SET category = 'x' WHERE id = 3", "every category of origin", "1 times x"),
      ("DROP VIEW traffic", "the views are this program's", "the view traffic"),
      ("UPDATE field SET name = 'x' WHERE bit = 3", "the names of the fields", "the field scheme"),
      ("DELETE FROM store_key", "the client key", "the key is missing"),
      (
        "CREATE TRIGGER t AFTER DELETE ON run BEGIN DELETE FROM source; END",
        "nothing happens on its own", "trigger t"
      ),
      ("DROP TABLE rejected_line", "the tables are those", "rejected_line"),
    ])
  func finds(sql: String, promise: String, sample sentence: String) throws {
    let sample = try sample()
    try sample.execute(sql)
    let broken = try broken(sample)
    let found = broken.first { $0.key.contains(promise) }
    #expect(found?.value.contains(sentence) == true, "\(broken)")
  }

  @Test("roll-ups that were pruned need not be as many as the entries")
  func pruned() throws {
    let sample = try sample()
    let limit: Int64 = 1_795_168_800_000 + 2 * 86_400_000
    _ = try sample.store.prune(before: RetentionLimits(rows: limit, rollUps: limit))
    #expect(try broken(sample) == [:])
  }

  @Test("counts all, and keeps a few")
  func counts() throws {
    let sample = try SampleStore()
    try sample.write((1...20).map { line in SampleRequest().with { $0.line = Int64(line) } })
    try sample.execute("DELETE FROM client")
    try ReadOnlyConnection(path: sample.path).check(words: []) { outcome in
      guard outcome.violations > 0 else { return }
      #expect(outcome.violations == 20)
      #expect(outcome.samples.count == 5)
      #expect(outcome.remedy == .restore)
    }
  }
}
