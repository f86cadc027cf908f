import CORSTraffic
import GRDB
import Testing

@testable import AuditStore

@Suite("Judging a store anew")
struct RejudgingTests {
  /// Every derived column that this room writes, made wrong.
  private static let scramble = """
    UPDATE answer SET kind = 'x', class = 'x', verdict = 'x', reason = 'x', reason_detail = 'x',
      reason_standard = 'x', verdict_anonymous = 'x', reason_anonymous = 'x',
      reason_detail_anonymous = 'x', verdict_credentialed = 'x', reason_credentialed = 'x',
      reason_detail_credentialed = 'x', engine_divergent = 7, synthetic = 7, flags = 'x',
      max_age_s = 7;
    UPDATE user_agent SET family = 'x';
    UPDATE field_set SET words = 'x';
    INSERT INTO field_set (mask, words) VALUES (1, 'x');
    UPDATE origin SET party = 'x', icann_party = 'x', category = 'x' WHERE id < 3;
    """

  @Test("makes every derived value what an ingest would have made it, and leaves the base alone")
  func makesAnew() throws {
    let sample = try SampleStore()
    try sample.write(variedRequests())
    let before = try sample.tables()
    let fingerprint = try sample.store.fingerprint(rows: true)
    try sample.execute(RejudgingTests.scramble)
    #expect(try sample.tables() != before)
    #expect(try sample.store.fingerprint(rows: true) == fingerprint)
    let result = try sample.store.rejudge()
    #expect(try sample.tables() == before)
    #expect(try sample.store.fingerprint(rows: true) == fingerprint)
    #expect(result.answers == 5)
    #expect(result.changedAnswers == 5)
    #expect(result.userAgents == 3)
    #expect(result.changedUserAgents == 3)
  }

  @Test("changes nothing where nothing has to change")
  func isIdempotent() throws {
    let sample = try SampleStore()
    try sample.write(variedRequests())
    let before = try sample.tables()
    let result = try sample.store.rejudge()
    #expect(result.changedAnswers == 0)
    #expect(result.changedUserAgents == 0)
    #expect(try sample.tables() == before)
  }

  @Test("happens by itself before a store is written that another judge has judged")
  func happensOnOpening() throws {
    let sample = try SampleStore()
    try sample.write(variedRequests())
    let before = try sample.tables()
    try sample.execute(RejudgingTests.scramble)
    try sample.execute("UPDATE derivation SET made_from = 'judgement 0' WHERE fact = 'judgement'")
    try sample.store.close()
    try AuditStore.open(path: sample.path, for: .ingest).close()
    let store = try AuditStore.open(path: sample.path, for: .reading)
    #expect(try store.derivation(of: "judgement") == AuditStore.judge)
    #expect(try SampleStore(reopening: sample).tables() == before)
  }

  @Test("does not happen by itself under the same judge")
  func isNotRepeated() throws {
    let sample = try SampleStore()
    try sample.write(variedRequests())
    try sample.execute(RejudgingTests.scramble)
    try sample.store.close()
    let reopened = try SampleStore(reopening: sample)
    #expect(try reopened.row("SELECT DISTINCT verdict FROM answer") == "x")
  }

  @Test("a value that makes no answer is damage, and nothing is changed")
  func unreadable() throws {
    let sample = try SampleStore()
    try sample.write(variedRequests())
    try sample.execute(RejudgingTests.scramble)
    try sample.execute("UPDATE answer SET origin_shape = 'round' WHERE id = 5")
    let before = try sample.tables()
    let error = #expect(throws: StoreError.self) { try sample.store.rejudge() }
    #expect(error?.description.contains("answer 5 has no origin_shape") == true)
    #expect(try sample.tables() == before)
  }
}
