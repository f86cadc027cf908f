/// A piece of a format string: fixed text, or a value that stands there in a line.
enum FormatPiece: Sendable, Equatable {
  case text([UInt8])
  case value(FormatValue)
}

/// A value of a format string: what it says, and how the string names it.
struct FormatValue: Sendable, Equatable {
  /// As it stands in the string: `$http_origin`, `%{Origin}i`.
  var notation: String
  /// Where it begins in the string, from 1.
  var column: Int
  var binding: Binding
  /// Where a notation prints nothing but a dash for other statuses.
  var condition: StatusCondition?
  /// What of a URL it is, whether or not a field keeps it.
  var part = URLPart.none

  enum URLPart: Sendable { case none, host, target }
}

/// The statuses for which a value is logged at all: Apache's `%400,501{User-agent}i`.
struct StatusCondition: Sendable, Equatable {
  var statuses: [Int32]
  /// Logged for all but these.
  var isNegated: Bool
  /// Bits of the fields of which nothing is known for other statuses.
  var fields: UInt64 = 0

  /// Whether a value is logged with a status; 0 where that is not known.
  func holds(for status: Int32) -> Bool {
    status != 0 && statuses.contains(status) != isNegated
  }
}

extension [FormatPiece] {
  /// The pieces of a string in nginx's notation that stands in this program.
  ///
  /// - Parameter bindings: what variables say that nginx does not have.
  init(builtIn string: String, _ bindings: [String: Binding]) throws(FormatError) {
    self = try NginxFormatString(escape: nil, text: string).pieces(.none)
    for index in indices {
      guard case .value(var value) = self[index] else { continue }
      value.binding = bindings[String(value.notation.dropFirst())] ?? value.binding
      self[index] = .value(value)
    }
  }

  /// The values among them.
  var values: [FormatValue] {
    compactMap { if case .value(let value) = $0 { value } else { nil } }
  }

  /// Adds text to the last piece if that is text, too.
  mutating func append(text: [UInt8]) {
    guard !text.isEmpty else { return }
    if case .text(let before) = last {
      self[count - 1] = .text(before + text)
    } else {
      append(.text(text))
    }
  }
}
