/// A question that a newcomer would ask, with the SELECT that answers it.
package struct SavedQuery: Hashable, Sendable {
  /// The file's name without extension: what `corsaudit query` takes.
  package let name: String
  package let title: String
  /// What it answers, in one sentence.
  package let sentence: String
  package let columns: [QueryColumn]
  package let header: QueryHeader
  /// The whole file.
  package let text: String

  /// The SELECT, comments and all.
  package var select: String { header.statement }

  package init(parsing text: String, named name: String) throws(QueryMistakes) {
    let header = try QueryHeader(parsing: text, as: .saved)
    var mistakes: [QueryMistake] = []
    columns = QueryColumn.all(in: header.entry("columns"), mistakes: &mistakes)
    if header.hasNoStatement {
      mistakes.append(QueryMistake(line: header.statementLine, problem: .noStatement))
    }
    guard mistakes.isEmpty else { throw QueryMistakes(mistakes) }
    self.header = header
    self.text = text
    self.name = name
    title = header["title"] ?? ""
    sentence = header["sentence"] ?? ""
  }
}

/// A column of an answer and what it means.
package struct QueryColumn: Hashable, Sendable {
  package let name: String
  package let meaning: String

  /// Reads the lines `name: what it means`.
  static func all(
    in entry: QueryHeader.Entry?, mistakes: inout [QueryMistake]
  ) -> [QueryColumn] {
    guard let entry else { return [] }
    var columns: [QueryColumn] = []
    for (offset, line) in entry.lines.enumerated() where !line.isEmpty {
      let parts = line.split(separator: ":", maxSplits: 1).map(trimmed)
      guard parts.count == 2, !parts[0].contains(where: \.isWhitespace), !parts[1].isEmpty else {
        mistakes.append(QueryMistake(line: entry.line + offset, problem: .badColumn(line)))
        continue
      }
      columns.append(QueryColumn(name: parts[0], meaning: parts[1]))
    }
    return columns
  }
}
