import GRDB
import Testing

@testable import Queries

@Suite("Every SELECT is sound")
struct StatementTests {
  let tables: AuditTables

  init() throws { tables = try AuditTables() }

  private func columns(of sql: String) throws -> [String] {
    try tables.queue.read { try $0.makeStatement(sql: sql).columnNames }
  }

  @Test("a rule prepares and returns what the engine reads", arguments: QueryCatalogue.rules)
  func ruleColumns(rule: RuleQuery) throws {
    guard let select = rule.select else { return }
    let columns = try columns(of: select)
    #expect(Array(columns.prefix(4)) == ["site", "route", "discriminator", "policy_id"])
    let optional = ["attribute", "confidence", "severity"]
    #expect(columns.dropFirst(4).allSatisfy(optional.contains))
    #expect(Set(columns).count == columns.count)
  }

  @Test("a rule's candidates are a condition on policies", arguments: QueryCatalogue.rules)
  func ruleCandidates(rule: RuleQuery) throws {
    #expect(
      try columns(of: "SELECT \(rule.candidates) AS candidate FROM policies") == ["candidate"])
  }

  @Test("a rule finds nothing where there is nothing", arguments: QueryCatalogue.rules)
  func emptyStore(rule: RuleQuery) throws {
    #expect(try tables.findings(of: rule.id).isEmpty)
  }

  @Test("a rule does not read exchanges", arguments: QueryCatalogue.rules)
  func rulesLeaveExchangesAlone(rule: RuleQuery) {
    #expect(rule.select?.contains("exchanges") != true)
    #expect(rule.select?.contains("?") != true)
  }

  @Test(
    "a saved query prepares and returns the columns it explains", arguments: QueryCatalogue.saved)
  func savedColumns(query: SavedQuery) throws {
    #expect(try columns(of: query.select) == query.columns.map(\.name))
  }

  @Test("a prepared fact has the columns it explains", arguments: QueryCatalogue.prepared)
  func preparedColumns(fact: PreparedFact) throws {
    #expect(try columns(of: "SELECT * FROM \(fact.id)") == fact.columns.map(\.name))
  }
}
