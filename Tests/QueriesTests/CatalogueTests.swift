import AccessLog
import Foundation
import Testing

@testable import Queries

@Suite("The catalogue is the folder")
struct CatalogueTests {
  /// The package's own folder.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func files(in folder: String) throws -> [String] {
    try FileManager.default
      .contentsOfDirectory(atPath: Self.root.appending(path: folder).path())
      .filter { !$0.hasPrefix(".") }
      .map { String($0.prefix { $0 != "." }) }
      .sorted()
  }

  @Test("every file of the folder is embedded, with its text")
  func everyFileIsEmbedded() throws {
    #expect(try QueryCatalogue.rules.map(\.id) == files(in: "Queries/rules"))
    #expect(try QueryCatalogue.saved.map(\.name) == files(in: "Queries/saved"))
    #expect(try QueryCatalogue.prepared.map(\.id).sorted() == files(in: "Queries/prepare"))
    #expect(try QueryCatalogue.fixes.map(\.name) == files(in: "Queries/fixes"))
    for rule in QueryCatalogue.rules {
      let file = Self.root.appending(path: "Queries/rules/\(rule.id).sql")
      #expect(try String(contentsOf: file, encoding: .utf8) == rule.text)
    }
  }

  @Test("every prepared fact stands behind those it reads")
  func preparedFactsAreOrdered() {
    var earlier: Set<String> = []
    for fact in QueryCatalogue.prepared {
      #expect(earlier.isSuperset(of: fact.after))
      earlier.insert(fact.id)
    }
  }

  @Test("every rule needs fields and abilities that exist", arguments: QueryCatalogue.rules)
  func needsExist(rule: RuleQuery) {
    for need in rule.needs {
      let isKnown = Field(name: need) != nil || LogAbility(rawValue: need) != nil
      #expect(isKnown, "\(rule.id) needs \(need)")
    }
  }

  @Test(
    "every rule names fixes that exist, and every fix is named", arguments: QueryCatalogue.rules)
  func fixesExist(rule: RuleQuery) {
    #expect(!rule.fix.isEmpty)
    for name in rule.fix {
      #expect(QueryCatalogue.fix(name) != nil, "\(rule.id) names the fix \(name)")
    }
  }

  @Test("every fix has a title, an introduction and what to paste", arguments: QueryCatalogue.fixes)
  func fixesAreComplete(fix: FixRecipe) {
    #expect(!fix.title.isEmpty)
    #expect(!fix.introduction.isEmpty)
    #expect(QueryCatalogue.rules.contains { $0.fix.contains(fix.name) } || fix.name == "one-owner")
    let servers = ["nginx", "Apache", "Caddy", "Envoy", "HAProxy", "Application"]
    // Formats are read for nginx only, so far.
    #expect(fix.sections.map(\.server) == (fix.name == "log-format" ? ["nginx"] : servers))
    for section in fix.sections { #expect(!section.text.isEmpty) }
  }

  @Test("every setting that a rule reads is declared by it, and every declared one is read")
  func settingsAreDeclared() {
    var owners: [String: String] = [:]
    for rule in QueryCatalogue.rules {
      for setting in rule.settings {
        #expect(rule.select?.contains("'\(setting.name)'") == true, "\(setting.name) is not read")
        #expect(owners.updateValue(rule.id, forKey: setting.name) == nil, "\(setting.name) twice")
      }
      let quoted = (rule.select ?? "").split(separator: "'", omittingEmptySubsequences: false)
      for (index, text) in quoted.enumerated() where index % 2 == 1 && isSettingName(text) {
        #expect(rule.settings.contains { $0.name == text }, "\(text) is not declared")
      }
    }
  }

  /// `rule.what-it-limits`: the only quoted words with a dot between letters.
  private func isSettingName(_ text: Substring) -> Bool {
    text.contains(".") && !text.hasPrefix(".")
      && text.allSatisfy { $0.isLetter || "-.".contains($0) }
  }

  @Test("every rule has a log that trips it and a near miss", arguments: QueryCatalogue.rules)
  func sampleLogsExist(rule: RuleQuery) throws {
    for name in ["trips", "passes"] {
      let log = Self.root.appending(path: "SampleLogs/rules/\(rule.id)/\(name).log")
      #expect(try !Data(contentsOf: log).isEmpty)
    }
  }

  @Test("no folder of sample logs belongs to no rule")
  func noStraySampleLogs() throws {
    #expect(try files(in: "SampleLogs/rules") == QueryCatalogue.rules.map(\.id))
  }

  @Test("the words of a rule can be read by who never heard of it", arguments: QueryCatalogue.rules)
  func rulesReadWell(rule: RuleQuery) {
    for text in [rule.title, rule.why, rule.traps] {
      #expect(!text.isEmpty)
      for abbreviation in ["ACAO", "ACAC", "ACRM", "ACRH", "ACMA", "CORS-"] {
        #expect(!text.contains(abbreviation), "\(rule.id) says \(abbreviation)")
      }
    }
    #expect(rule.why.count > 150)
    #expect(rule.why.hasSuffix("."))
    #expect(!rule.title.hasSuffix("."))
  }

  @Test(
    "every saved query asks a question and explains its columns", arguments: QueryCatalogue.saved)
  func savedQueriesAreDocumented(query: SavedQuery) {
    #expect(query.sentence.hasSuffix("?") || query.sentence.hasSuffix("."))
    #expect(query.columns.count >= 4)
    #expect(QueryCatalogue.saved(query.name) == query)
  }
}
