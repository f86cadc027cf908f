import Testing

@testable import Queries

/// A rule file that reads, for the tests to break.
private let soundRule = """
  -- id: my-rule
  -- title: A thing is wrong
  -- severity: low
  -- group: hygiene
  -- scope: site
  -- needs: origin, allow_origin
  -- candidates: kind = 'preflight'
  -- settings: mine.first = 3 -- how many
  --   mine.second = 0.5 -- which share
  -- why: Because
  --   it is so.
  -- fix:
  -- references:
  -- traps:

  -- A comment of its own; with a semicolon.
  SELECT site, route, 'it''s; one' AS discriminator, policy_id FROM policies;

  """

private func mistakes(_ text: String, named name: String = "my-rule") -> [String] {
  do {
    _ = try RuleQuery(parsing: text, named: name)
    return []
  } catch {
    return error.mistakes.map(\.description)
  }
}

@Suite("A rule file is read")
struct HeaderTests {
  @Test("key by key, continued lines joined")
  func soundRuleReads() throws {
    let rule = try RuleQuery(parsing: soundRule, named: "my-rule")
    #expect(rule.title == "A thing is wrong")
    #expect(rule.needs == ["origin", "allow_origin"])
    #expect(rule.why == "Because it is so.")
    #expect(rule.settings.map(\.name) == ["mine.first", "mine.second"])
    #expect(rule.settings.map(\.value) == [3, 0.5])
    #expect(rule.settings.map(\.meaning) == ["how many", "which share"])
    #expect(rule.fix.isEmpty)
    #expect(rule.header.entries.map(\.key) == QueryKind.rule.keys)
    #expect(rule.header.entries.map(\.line) == [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 13, 14])
    #expect(rule.select?.contains("SELECT site") == true)
    #expect(rule.text == soundRule)
  }

  @Test("also as an editor on Windows writes it")
  func carriageReturns() throws {
    let windows = soundRule.replacing("\n", with: "\r\n")
    let rule = try RuleQuery(parsing: windows, named: "my-rule")
    #expect(try rule.header == RuleQuery(parsing: soundRule, named: "my-rule").header)
  }

  @Test("and the settings may be left out")
  func settingsAreOptional() throws {
    let lines = soundRule.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.filter { !$0.contains("mine.") }.joined(separator: "\n")
    #expect(try RuleQuery(parsing: text, named: "my-rule").settings.isEmpty)
  }

  @Test(
    "a mistake is named with its line and what would be right",
    arguments: [
      ("-- title:", "-- titel:", "line 2: There is no key \"titel\"; did you mean \"title\"?"),
      ("-- why:", "-- zzzzzzz:", "line 10: There is no key \"zzzzzzz\"."),
      ("-- title: A thing is wrong\n", "", "line 13: The key \"title\" is missing."),
      ("A thing is wrong", "", "line 2: The key \"title\" has no value."),
      ("-- scope: site", "-- group: hygiene", "line 5: The key \"group\" is given twice."),
      (
        "severity: low", "severity: lo",
        "line 3: \"lo\" is no severity; it is one of info, low, medium, high, critical."
      ),
      (
        "mine.second = 0.5", "mine.second 0.5",
        "line 9: \"mine.second 0.5 -- which share\" is no setting: "
          + "write \"name = number -- what it means\"."
      ),
      (
        "= 3 -- how", "= three -- how",
        "line 8: \"mine.first = three -- how many\" is no setting: "
          + "write \"name = number -- what it means\"."
      ),
      (
        "id: my-rule", "id: your-rule",
        "line 1: The id is \"your-rule\" but the file is named \"my-rule\"."
      ),
      (
        "policies;", "policies;\nDELETE FROM policies;",
        "line 18: A second statement begins here; a file holds one SELECT."
      ),
      (
        "SELECT site", "DELETE site",
        "line 17: The statement begins with \"DELETE\", not with SELECT or WITH."
      ),
      (
        "'it''s; one'", "'it''s; one", "line 17: A quote or comment that begins here is not closed."
      ),
      (
        "-- fix:\n", "-- see below\n",
        "line 12: \"see below\" is no header entry: write \"-- key: value\", continue a value on a "
          + "line indented by two spaces, and end the header with an empty line."
      ),
    ])
  func mistakesAreNamed(sound: String, broken: String, message: String) {
    #expect(
      mistakes(soundRule.replacing(sound, with: broken, maxReplacements: 1)).contains(message))
  }

  @Test("all mistakes at once, in the order of the lines")
  func allMistakesAtOnce() {
    let text =
      soundRule
      .replacing("-- title:", with: "-- titel:")
      .replacing("policies;", with: "policies; SELECT 2")
    #expect(
      mistakes(text) == [
        "line 2: There is no key \"titel\"; did you mean \"title\"?",
        "line 14: The key \"title\" is missing.",
        "line 17: A second statement begins here; a file holds one SELECT.",
      ])
  }

  @Test("only a rule of the engine's own has no SELECT")
  func statementIsNeeded() throws {
    let select = try #require(soundRule.firstRange(of: "SELECT")).lowerBound
    let header = String(soundRule[..<select])
    #expect(mistakes(header) == ["line 15: There is no SELECT after the header."])
    let own = header.replacing("scope: site", with: "scope: audit")
    #expect(mistakes(own).isEmpty)
    #expect(!mistakes("").isEmpty)
  }

  @Test(
    "statements are counted past comments and quotes",
    arguments: [
      ("SELECT 1", 1), ("SELECT 1;", 1), ("SELECT 1;;\n -- end", 1), ("", 0), ("-- ;\n/* ; */", 0),
      ("SELECT ';' || \";\" || [;] || `;`", 1), ("SELECT 1; SELECT 2", 2), ("SELECT 1;\u{e9}", 2),
      ("SELECT ''''; SELECT 2", 2), ("SELECT 1 /* ; */ ; -- ;", 1),
    ])
  func statementsAreCounted(text: String, count: Int) {
    #expect(statementStarts(in: text, firstLine: 1).count == count)
  }
}
