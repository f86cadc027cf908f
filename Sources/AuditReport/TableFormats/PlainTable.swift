/// Columns under each other, for the eyes.
package struct PlainTable: TableFormat {
  package let name = "table"
  package init() {}

  /// Longer values are cut: a table is for the eyes, `csv` and `json` keep everything.
  private static let widestColumn = 80

  package func table(_ table: QueryTable) -> String {
    let header = table.columns.map { TerminalText.line($0, limit: Self.widestColumn) }
    let rows = table.rows.map { $0.map(text) }
    let widths = header.indices.map { column in
      rows.reduce(header[column].unicodeScalars.count) {
        max($0, $1[column].unicodeScalars.count)
      }
    }
    // A column of numbers stands to the right, its title too.
    let isRight = header.indices.map { column in
      table.rows.contains { $0[column].isNumber }
        && table.rows.allSatisfy { $0[column].isNumber || $0[column] == .null }
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { column in
        let space = String(
          repeating: " ", count: widths[column] - cells[column].unicodeScalars.count)
        return isRight[column] ? space + cells[column] : cells[column] + space
      }
      let line = padded.joined(separator: "  ")
      return String(
        line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }
    let rule = widths.map { String(repeating: "-", count: $0) }
    let count = "(\(Phrase.count(rows.count, "row")))"
    return ([line(header), line(rule)] + rows.map(line) + [count]).joined(separator: "\n") + "\n"
  }

  private func text(_ cell: Cell) -> String {
    switch cell {
    case .null: "NULL"
    case .integer(let number): String(number)
    case .real(let number): number.description
    case .text(let text): TerminalText.line(text, limit: Self.widestColumn)
    }
  }
}
