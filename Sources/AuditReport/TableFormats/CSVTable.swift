/// Comma-separated values with a header, safe to open in a spreadsheet. NULL is an empty cell.
package struct CSVTable: TableFormat {
  package let name = "csv"
  package init() {}

  package func table(_ table: QueryTable) -> String {
    let header = table.columns.map(CSVText.cell)
    let rows = table.rows.map { $0.map(text) }
    return ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private func text(_ cell: Cell) -> String {
    switch cell {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let number): number.description
    case .text(let text): CSVText.cell(text)
    }
  }
}
