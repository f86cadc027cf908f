import AuditStore
import CORSTraffic
import FetchStandard
import Testing

@testable import PolicyAudit

@Suite("Rules of the user's own")
struct UserRuleTests {
  private func failure(_ rule: RuleFile, timeout: Duration = .seconds(60)) -> AuditError? {
    do {
      var auditor = try PolicyAuditor(
        configuration: AuditConfiguration(), version: "", userRules: [rule],
        publicSuffixes: try PublicSuffixList())
      auditor.ruleTimeout = timeout
      let store = try SampleStore([.read()])
      _ = try auditor.audit(store: store.path, at: 0)
      return nil
    } catch {
      return error as? AuditError
    }
  }

  private func select(_ sql: String) -> RuleFile { .sample(select: sql) }

  @Test("They read what ours read: prepared facts and settings too")
  func reads() throws {
    let rule = RuleFile.sample(
      settings: "sample.requests = 2 -- from how many on",
      select: """
        SELECT site, route, 'd' AS discriminator, policy_id FROM policies
        JOIN known_origins USING (origin) WHERE known
        GROUP BY policy_id
        HAVING sum(requests) >= (SELECT value FROM settings WHERE name = 'sample.requests')
        """)
    let store = try SampleStore([.read { $0.count = 2 }])
    #expect(try store.audit(rules: [rule]).findings(of: "sample-rule").count == 1)
    #expect(
      try store.audit(rules: [rule]) { $0.settings = ["sample.requests": 3] }
        .findings(of: "sample-rule").isEmpty)
  }

  @Test(
    "A mistake in the SQL names the file and what SQLite says",
    arguments: ["SELECT nothing FROM policies", "SELECT site FROM nowhere", "SELECT (SELECT"])
  func sqlMistake(_ sql: String) throws {
    let error = try #require(failure(select(sql)))
    #expect(error.code == .ruleFailed)
    #expect(error.description.contains("rules/sample-rule.sql"))
  }

  @Test("A missing column is named")
  func missingColumn() throws {
    let error = try #require(failure(select("SELECT site, route, policy_id FROM policies")))
    #expect(error.description.contains("no column discriminator"))
  }

  @Test("A word that is none is named with those that are")
  func wrongWord() throws {
    let sql = """
      SELECT site, route, 'd' AS discriminator, policy_id, 'sure' AS confidence FROM policies
      """
    let error = try #require(failure(select(sql)))
    #expect(error.description.contains("'sure'"))
    #expect(error.description.contains("confirmed"))
  }

  @Test("A mistake in candidates is the rule's, too")
  func candidatesMistake() throws {
    let error = try #require(failure(.sample(candidates: "no_such_column = 1")))
    #expect(error.code == .ruleFailed)
    #expect(error.description.contains("rules/sample-rule.sql"))
  }

  @Test("A header mistake names the file")
  func headerMistake() throws {
    let error = try #require(failure(RuleFile(path: "rules/x.sql", text: "SELECT 1")))
    #expect(error.code == .ruleMalformed)
    #expect(error.description.contains("rules/x.sql"))
  }

  @Test("An id that is taken is refused")
  func repeated() throws {
    let error = try #require(failure(.sample("null-origin-allowed")))
    #expect(error.code == .ruleRepeated)
  }

  @Test("A rule without end is stopped")
  func timeout() throws {
    let endless = """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
      SELECT 's' AS site, '' AS route, 'd' AS discriminator, count(*) AS policy_id FROM n
      """
    let error = try #require(failure(select(endless), timeout: .milliseconds(100)))
    #expect(error.code == .ruleTimedOut)
  }

  @Test(
    "They can do nothing but read",
    arguments: [
      "SELECT load_extension('x') AS site, '' AS route, '' AS discriminator, 1 AS policy_id",
      "SELECT value AS site, '' AS route, '' AS discriminator, 1 AS policy_id FROM store_key",
    ])
  func readsOnly(_ sql: String) throws {
    let error = try #require(failure(select(sql)))
    #expect(error.code == .ruleFailed)
  }

  @Test("Evidence of a pattern that the store does not have is a mistake of the rule")
  func foreignPattern() throws {
    let error = try #require(
      failure(select("SELECT 's' AS site, '/' AS route, 'd' AS discriminator, 999 AS policy_id")))
    #expect(error.code == .ruleFailed)
    #expect(error.description.contains("999"))
  }
}
