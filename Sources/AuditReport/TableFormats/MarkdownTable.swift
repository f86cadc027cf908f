/// A Markdown table. Text is code, so that NULL and the text `NULL` differ.
package struct MarkdownTable: TableFormat {
  package let name = "markdown"
  package init() {}

  package func table(_ table: QueryTable) -> String {
    let header = table.columns.map { MarkdownText.code($0) }
    let numbers = table.columns.indices.filter { column in
      table.rows.contains { $0[column].isNumber }
    }
    let rows = table.rows.map { $0.map(text) }
    return MarkdownRow.table(header, rows, rightAligned: Set(numbers)) + "\n"
  }

  private func text(_ cell: Cell) -> String {
    switch cell {
    case .null: "NULL"
    case .integer(let number): String(number)
    case .real(let number): number.description
    case .text(let text): MarkdownText.code(text)
    }
  }
}
