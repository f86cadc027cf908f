/// Every query that corsaudit knows, made from the folder this file lies in.
///
/// How to add one: put a file into its sub-folder and build again; no other line is needed.
///
/// - `rules/<id>.sql`: a rule. It also needs `SampleLogs/rules/<id>/trips.log` and `passes.log`.
/// - `saved/<name>.sql`: a question for `corsaudit query <name>`.
/// - `prepare/<name>.sql`: a prepared fact, which rules read like a table of that name.
/// - `fixes/<name>.md`: a recipe that rules name in `fix`.
///
/// A query file is one comment block, the header (``QueryHeader`` says how it is written), and one
/// SELECT that runs unchanged in the `sqlite3` shell.
///
/// ## What a rule returns
///
/// `site, route, discriminator, policy_id [, attribute, confidence, severity]`, one row per pattern
/// (`policy_id`) that is evidence. The engine counts, dates and samples; the SELECT only points.
///
/// - The **discriminator** parts one site's findings of one rule. It is part of the fingerprint, so
///   it says what is wrong in words that are the same every day: no counts, dates or clients in it.
///   A rule that makes one finding per site returns a constant.
/// - In group `broken` known and unknown origins never share a finding: rows whose origin is not
///   known (`known_origins.known = 0`) have a discriminator that begins with `stranger: `.
/// - `attribute`, `confidence` and `severity` are the same in all rows of one site and
///   discriminator, save that a rule may leave `severity` NULL in all of them.
/// - `severity` NULL or not returned: the engine computes it from the header's. A severity returned
///   is final; rules return one only where the catalogue names a condition the engine cannot know.
/// - `confidence` NULL or not returned: confirmed.
/// - Rules of group `broken` leave out exchanges that no browser made (`synthetic`): they show what
///   a server does, but nobody was hurt.
package enum QueryCatalogue {
  /// The rules, by id.
  package static let rules: [RuleQuery] = EmbeddedTexts.rules.map { file in
    ours(file.name) { () throws(QueryMistakes) in
      try RuleQuery(parsing: file.text, named: file.name)
    }
  }

  /// The saved queries, by name.
  package static let saved: [SavedQuery] = EmbeddedTexts.saved.map { file in
    ours(file.name) { () throws(QueryMistakes) in
      try SavedQuery(parsing: file.text, named: file.name)
    }
  }

  /// The prepared facts, each after those it reads.
  package static let prepared: [PreparedFact] = PreparedFact.ordered(
    EmbeddedTexts.prepare.map { file in
      ours(file.name) { () throws(QueryMistakes) in
        try PreparedFact(parsing: file.text, named: file.name)
      }
    })

  /// The fix recipes, by name.
  package static let fixes: [FixRecipe] = EmbeddedTexts.fixes.map { file in
    FixRecipe(parsing: file.text, named: file.name)
  }

  /// The rule of this id.
  package static func rule(_ id: String) -> RuleQuery? { rules.first { $0.id == id } }

  /// The saved query of this name.
  package static func saved(_ name: String) -> SavedQuery? { saved.first { $0.name == name } }

  /// The recipe of this name.
  package static func fix(_ name: String) -> FixRecipe? { fixes.first { $0.name == name } }

  /// A file of ours that does not read is our own error; a test reads them all.
  private static func ours<Query>(
    _ name: String, _ parse: () throws(QueryMistakes) -> Query
  ) -> Query {
    do {
      return try parse()
    } catch {
      preconditionFailure("The embedded query \(name) does not read: \(error)")
    }
  }
}
