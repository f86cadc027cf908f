/// An array with one object for each row, on a line of its own.
package struct JSONTable: TableFormat {
  package let name = "json"
  package init() {}

  package func table(_ table: QueryTable) -> String {
    let keys = uniqueKeys(table.columns)
    let rows = table.rows.map { row in
      "  " + JSONValue.object(Array(zip(keys, row.map(value))).map { ($0.0, $0.1) }).compact
    }
    return rows.isEmpty ? "[]\n" : "[\n" + rows.joined(separator: ",\n") + "\n]\n"
  }

  private func value(_ cell: Cell) -> JSONValue {
    switch cell {
    case .null: .null
    case .integer(let number): .integer(number)
    case .real(let number): .real(number)
    case .text(let text): .string(text)
    }
  }

  /// SQL may name two columns alike, an object must not: the second `a` is `a_2`.
  private func uniqueKeys(_ columns: [String]) -> [String] {
    var taken: Set<String> = []
    return columns.map { column in
      var key = column
      var number = 1
      while !taken.insert(key).inserted {
        number += 1
        key = "\(column)_\(number)"
      }
      return key
    }
  }
}
