/// A format string that is a JSON object: its keys, and the pieces of each value.
struct JSONTemplate {
  /// The keys in their order; a key of an inner object after that object's own.
  var members: [Member] = []

  struct Member {
    var key: [UInt8]
    /// The place in ``members`` of the object it is in; nil at the top.
    var parent: Int?
    /// The value without its quotes; empty for an object.
    var value: [FormatPiece]
    var isObject = false
  }

  /// Nil if the pieces are no JSON object.
  init?(_ pieces: [FormatPiece]) {
    var reader = TemplateReader(pieces)
    guard reader.object(in: nil, depth: 0), reader.isAtEnd else { return nil }
    members = reader.members
  }
}

/// Reads a template; a logged value stands for itself where a value or a part of a string may be.
private struct TemplateReader {
  /// The deepest object in an object.
  static let deepest = 8

  private enum Unit: Equatable {
    case byte(UInt8)
    case value(FormatValue)
  }

  private var units: [Unit] = []
  private var index = 0
  private(set) var members: [JSONTemplate.Member] = []

  init(_ pieces: [FormatPiece]) {
    for piece in pieces {
      switch piece {
      case .text(let text): units += text.map(Unit.byte)
      case .value(let value): units.append(.value(value))
      }
    }
  }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return index == units.count
    }
  }

  mutating func object(in parent: Int?, depth: Int) -> Bool {
    guard depth < Self.deepest, take("{") else { return false }
    if take("}") { return true }
    repeat {
      guard let key = string(), take(":") else { return false }
      var name: [UInt8] = []
      for piece in key {
        guard case .text(let text) = piece else { return false }
        name += text
      }
      members.append(JSONTemplate.Member(key: name, parent: parent, value: []))
      let place = members.count - 1
      skipSpace()
      guard index < units.count else { return false }
      switch units[index] {
      case .byte(UInt8(ascii: "{")):
        members[place].isObject = true
        guard object(in: place, depth: depth + 1) else { return false }
      case .byte(UInt8(ascii: "\"")):
        guard let value = string() else { return false }
        members[place].value = value
      default:
        guard let value = bareValue() else { return false }
        members[place].value = value
      }
    } while take(",")
    return take("}")
  }

  private mutating func skipSpace() {
    while index < units.count, case .byte(let byte) = units[index], byte.isJSONSpace { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard index < units.count, units[index] == .byte(UInt8(ascii: character)) else { return false }
    index += 1
    return true
  }

  private mutating func string() -> [FormatPiece]? {
    guard take("\"") else { return nil }
    return pieces(until: { $0 == UInt8(ascii: "\"") }, consuming: true)
  }

  private mutating func bareValue() -> [FormatPiece]? {
    pieces(
      until: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") || $0.isJSONSpace },
      consuming: false)
  }

  private mutating func pieces(until ends: (UInt8) -> Bool, consuming: Bool) -> [FormatPiece]? {
    var pieces: [FormatPiece] = []
    var literal: [UInt8] = []
    while index < units.count {
      switch units[index] {
      case .byte(let byte) where ends(byte):
        if consuming { index += 1 }
        if !literal.isEmpty { pieces.append(.text(literal)) }
        return pieces
      case .byte(let byte):
        literal.append(byte)
      case .value(let value):
        if !literal.isEmpty { pieces.append(.text(literal)) }
        literal = []
        pieces.append(.value(value))
      }
      index += 1
    }
    return nil
  }
}

extension UInt8 {
  /// What may stand between the tokens of JSON.
  var isJSONSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
