import AuditStore

/// One row of an answer, by column name.
struct Row {
  let columns: [String]
  let indices: [String: Int]
  let values: [SQLValue]

  static func indices(of columns: [String]) -> [String: Int] {
    Dictionary(zip(columns, columns.indices), uniquingKeysWith: { first, _ in first })
  }

  subscript(_ column: String) -> SQLValue? { indices[column].map { values[$0] } }

  func text(_ column: String) -> String? { self[column]?.text }
  func integer(_ column: String) -> Int64? { self[column]?.integer }
  func isTrue(_ column: String) -> Bool { integer(column) == 1 }

  /// All columns that are not NULL, as text, in the order of the view.
  var fields: [(name: String, value: String)] {
    zip(columns, values).compactMap { name, value in value.text.map { (name, $0) } }
  }
}

extension SQLValue {
  /// The value as text; nil for NULL.
  var text: String? {
    switch self {
    case .null: nil
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    case .blob(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }

  var integer: Int64? {
    switch self {
    case .integer(let number): number
    case .real(let number): Int64(exactly: number.rounded())
    case .text(let text): Int64(text)
    case .null, .blob: nil
    }
  }

  var real: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .real(let number): number
    case .text(let text): Double(text)
    case .null, .blob: nil
    }
  }
}

extension SQLValue {
  static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
}
