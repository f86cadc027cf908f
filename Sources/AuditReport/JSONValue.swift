/// JSON whose members keep the order in which they are written, so that equal audits give equal bytes.
package indirect enum JSONValue {
  case null
  case integer(Int64)
  case real(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  package static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  package static func optional(_ number: Int64?) -> JSONValue {
    number.map { .integer($0) } ?? .null
  }
  package static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// A share from 0 to 1 with six decimals at most; only everything is 1, and only nothing is 0.
  package static func share(_ share: Double?) -> JSONValue {
    guard let share, share.isFinite else { return .null }
    if share <= 0 { return .integer(0) }
    if share >= 1 { return .integer(1) }
    let millionths = min(max((share * 1_000_000).rounded(), 1), 999_999)
    return .real(millionths / 1_000_000)
  }

  /// On one line.
  package var compact: String {
    switch self {
    case .null: "null"
    case .integer(let number): String(number)
    // JSON has no word for what is not a number.
    case .real(let number): number.isFinite ? number.description : "null"
    case .string(let text): JSONText.quoted(text)
    case .array(let values): "[" + values.map(\.compact).joined(separator: ", ") + "]"
    case .object(let members):
      "{"
        + members.map { "\(JSONText.quoted($0.key)): \($0.value.compact)" }.joined(separator: ", ")
        + "}"
    }
  }

  /// Over several lines, for people and for `diff`; what holds no other object stays on one.
  package func pretty(indentation: Int = 0) -> String {
    guard isNested else { return compact }
    let inner = String(repeating: " ", count: indentation + 2)
    let outer = String(repeating: " ", count: indentation)
    switch self {
    case .array(let values):
      let lines = values.map { inner + $0.pretty(indentation: indentation + 2) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + outer + "]"
    case .object(let members):
      let lines = members.map { key, value in
        "\(inner)\(JSONText.quoted(key)): \(value.pretty(indentation: indentation + 2))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
    default: return compact
    }
  }

  private var isNested: Bool {
    switch self {
    case .array(let values): values.contains { $0.isObject || $0.isNested }
    case .object(let members): members.contains { $0.value.isContainer } || members.count > 4
    default: false
    }
  }
  private var isObject: Bool { if case .object = self { true } else { false } }
  private var isContainer: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }
}
