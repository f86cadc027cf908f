/// A SELECT whose rows the engine keeps as a table of the file's name before any rule runs.
package struct PreparedFact: Hashable, Sendable {
  /// The file's name without extension, and the table's.
  package let id: String
  package let title: String
  package let columns: [QueryColumn]
  /// The prepared facts of this folder that it reads.
  package let after: [String]
  package let header: QueryHeader
  /// The whole file.
  package let text: String

  /// The SELECT, comments and all.
  package var select: String { header.statement }

  package init(parsing text: String, named name: String) throws(QueryMistakes) {
    let header = try QueryHeader(parsing: text, as: .prepared)
    var mistakes = mistakesInName(header, file: name)
    columns = QueryColumn.all(in: header.entry("columns"), mistakes: &mistakes)
    if header.hasNoStatement {
      mistakes.append(QueryMistake(line: header.statementLine, problem: .noStatement))
    }
    guard mistakes.isEmpty else { throw QueryMistakes(mistakes) }
    self.header = header
    self.text = text
    id = name
    title = header["title"] ?? ""
    after = words(in: header["after"])
  }

  /// The facts, each behind those it names in `after`, otherwise by name.
  static func ordered(_ facts: [PreparedFact]) -> [PreparedFact] {
    var waiting = facts.sorted { $0.id < $1.id }
    var ordered: [PreparedFact] = []
    while !waiting.isEmpty {
      let ready = waiting.firstIndex { fact in
        fact.after.allSatisfy { name in ordered.contains { $0.id == name } }
      }
      guard let ready else {
        preconditionFailure(
          "The prepared facts \(waiting.map(\.id)) wait for each other or for one that is missing.")
      }
      ordered.append(waiting.remove(at: ready))
    }
    return ordered
  }
}
