/// The answer to a query: named columns and rows of as many cells.
package struct QueryTable: Sendable {
  package var columns: [String]
  package var rows: [[Cell]]

  package init(columns: [String], rows: [[Cell]]) {
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "Every row has one cell for each column.")
    self.columns = columns
    self.rows = rows
  }
}

/// A value as SQLite hands it out.
package enum Cell: Sendable, Equatable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)

  var isNumber: Bool {
    switch self {
    case .integer, .real: true
    case .null, .text: false
    }
  }
}
