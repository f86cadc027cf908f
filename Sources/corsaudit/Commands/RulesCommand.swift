import AccessLog
import ArgumentParser
import AuditReport
import Queries

/// `corsaudit rules`: what is looked for, and why.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, or show one whole.",
    subcommands: [List.self, Show.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "One line a rule: id, severity, group, title.")

    @Option(help: "How the list is written.")
    var format: TableFormatName = .table

    func run() throws {
      let rows = QueryCatalogue.rules.map { rule in
        [rule.id, rule.severity, rule.group, rule.title].map(Cell.text)
      }
      let table = QueryTable(columns: ["rule", "severity", "group", "title"], rows: rows)
      try OutputFile.write(format.text(table), to: nil)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "A rule's file: what it means, what it needs, how it is found.")

    @Argument(help: "The rule's id.")
    var id: String

    func run() throws {
      guard let rule = QueryCatalogue.rule(id) else {
        throw ValidationError(
          unknownName("rule", id, among: QueryCatalogue.rules.map(\.id), list: "rules list"))
      }
      try OutputFile.write(rule.text.hasSuffix("\n") ? rule.text : rule.text + "\n", to: nil)
    }
  }
}

/// The sentence for a name that does not exist.
func unknownName(_ what: String, _ name: String, among names: [String], list: String) -> String {
  let nearest = nearestName(to: name, among: names).map { " Did you mean '\($0)'?" } ?? ""
  return "There is no \(what) '\(name)'.\(nearest) 'corsaudit \(list)' shows all."
}
