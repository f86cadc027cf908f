import AccessLog
import CORSTraffic

/// What a log says of a field, or ought to.
enum LoggedValue: Equatable, Sendable, CustomStringConvertible {
  case notLogged, absent, empty
  case value([UInt8])

  static func text(_ text: String) -> LoggedValue { .value(Array(text.utf8)) }

  var description: String {
    switch self {
    case .notLogged: "not logged"
    case .absent: "absent"
    case .empty: "empty"
    case .value(let bytes): "“\(losslessText(bytes[...]))”"
    }
  }

  /// What a header's lines say: their values, joined where there are several (RFC 9110, section 5.3).
  init(header values: [String], of field: Field) {
    guard let first = values.first else {
      self = .absent
      return
    }
    let text = values.count == 1 ? first : values.joined(separator: ", ")
    // Of some there is only whether they were there.
    self = text.isEmpty || field.keepsOnlyPresence ? .empty : .value(TortureRequest.bytes(text))
  }

  /// Every field that is a header of a direction.
  static func headers(
    of direction: FieldDirection, in headers: [(name: String, value: String)]
  ) -> [Field: LoggedValue] {
    var values: [Field: LoggedValue] = [:]
    for field in Field.allCases where field.direction == direction {
      guard let name = field.header?.lowercased() else { continue }
      let lines = headers.filter { $0.name.lowercased() == name }.map { withoutBlanks($0.value) }
      values[field] = LoggedValue(header: lines, of: field)
    }
    return values
  }

  /// The value of a header's line (RFC 9112, sections 5.1 and 5.2): blanks around it are not of it,
  /// and a folded line stands for a blank.
  private static func withoutBlanks(_ value: String) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    let end = value.reversed().drop(while: isBlank).reversed().drop(while: isBlank)
    return String(end).replacing("\r\n ", with: " ")
  }

  /// What an entry says of a field; numbers as their digits.
  init(_ field: Field, of index: Int, in batch: EntryBatch) {
    let entry = batch.entries[index]
    if entry.logged & field.bit == 0 {
      self = .notLogged
    } else if entry.present & field.bit == 0 {
      self = .absent
    } else {
      switch field {
      case .time: self = .text(String(entry.timeMilliseconds))
      case .status: self = .text(String(entry.status))
      case .bytes: self = .text(String(entry.bytes))
      case .duration: self = .text(String(entry.durationMilliseconds))
      default:
        let value = batch.value(field, of: index)
        self = value.isEmpty ? .empty : .value(Array(value))
      }
    }
  }
}
