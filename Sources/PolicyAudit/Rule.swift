import Queries

/// A rule as the engine runs it.
struct Rule: Sendable {
  let header: RuleHeader
  /// nil where the engine itself is the rule.
  let select: String?
  /// The user's file it comes from; nil for rules of ours.
  let file: String?

  /// The engine's own rule: what the logs do not show.
  static let logCoverage = "log-coverage-insufficient"

  /// Whether it needs this of a log.
  func needs(_ ability: LogAbility) -> Bool { header.needs.contains(ability.rawValue) }
}

/// A rule file of the user's, as read from the folder given with `--rules`.
package struct RuleFile: Hashable, Sendable {
  /// As the user knows it, for messages: `rules/my-rule.sql`.
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// The file's name without folder and extension, which must be the rule's id.
  var name: String {
    let last = path.split(separator: "/").last ?? ""
    return String(last.hasSuffix(".sql") ? last.dropLast(4) : last)
  }
}

extension Rule {
  /// A rule of ours.
  init(_ query: RuleQuery) {
    self.init(query, file: nil)
  }

  /// A rule of the user's.
  init(_ file: RuleFile) throws(AuditError) {
    do {
      self.init(try RuleQuery(parsing: file.text, named: file.name), file: file.path)
    } catch {
      throw AuditError(
        .ruleMalformed,
        "Could not read the rule file \(file.path): \(error) See `corsaudit rules show ID` for "
          + "how a rule is written.")
    }
  }

  private init(_ query: RuleQuery, file: String?) {
    header = RuleHeader(
      id: query.id, title: query.title, severity: Severity(rawValue: query.severity) ?? .info,
      group: query.group, scope: query.scope, needs: query.needs, candidates: query.candidates,
      settings: query.settings.map {
        RuleSetting(name: $0.name, value: $0.value, meaning: $0.meaning)
      },
      why: query.why, fix: query.fix, references: query.references, traps: query.traps)
    select = query.select
    self.file = file
  }
}
