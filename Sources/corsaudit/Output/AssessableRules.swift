import AccessLog
import Queries

/// Which rules can be assessed by a log that shows some fields.
struct AssessableRules {
  let lines: [String]
  /// What some rule needs and the log does not show, as rules name it.
  let lacking: Set<String>

  init(_ shown: [Field], _ visibility: DuplicateVisibility) {
    let names = Set(shown.map(\.name))
    let rules = QueryCatalogue.rules
    let lacks = rules.map { rule in
      (
        rule: rule,
        needs: rule.needs.filter { need in
          switch LogAbility(rawValue: need) {
          // Only the whole log can tell.
          case .preflights: false
          case .repeatedHeaders: !visibility.showsAll
          case nil: !names.contains(need)
          }
        }
      )
    }
    lacking = Set(lacks.flatMap(\.needs))
    let assessable = lacks.filter(\.needs.isEmpty).map(\.rule.id)
    let others = lacks.filter { !$0.needs.isEmpty }
    var lines = [
      "\(assessable.count) of \(rules.count) rules can be assessed: "
        + (assessable.isEmpty ? "none." : assessable.joined(separator: ", ") + ".")
    ]
    if !others.isEmpty {
      lines.append("The others lack:")
      lines += others.map { "- \($0.rule.id): \($0.needs.joined(separator: ", "))" }
    }
    self.lines = lines
  }
}
