// Tokens of a JSON line. Lenient where servers are: bytes that are not UTF-8, numbers with leading
// zeros, `\x` in strings. No allocation, no recursion.

/// A place in a JSON line.
struct JSONScanner {
  var position: Int
  let end: Int
  /// Whether the first brace was there.
  private(set) var hasBegun = false

  init(position: Int, end: Int) {
    self.position = position
    self.end = end
  }

  /// A value, without its quotes if it is a string.
  struct Value {
    var kind: Kind
    var start: Int
    var end: Int
    enum Kind { case string, bare, null, nested }
  }

  @inline(__always)
  mutating func skipSpace(_ bytes: RawSpan) {
    while position < end, bytes.byte(position).isJSONSpace { position += 1 }
  }

  @inline(__always)
  mutating func take(_ byte: UInt8, _ bytes: RawSpan) -> Bool {
    guard position < end, bytes.byte(position) == byte else { return false }
    position += 1
    hasBegun = true
    return true
  }

  /// What stands between quotes, escapes and all.
  @inline(__always)
  mutating func string(_ bytes: RawSpan) -> FieldRange? {
    guard take(UInt8(ascii: "\""), bytes) else { return nil }
    let start = position
    var hit = bytes.firstIndexNearby(of: UInt8(ascii: "\""), from: start, to: end)
    while hit < end, bytes.isEscaped(hit, from: start) {
      hit = bytes.firstIndexNearby(of: UInt8(ascii: "\""), from: hit + 1, to: end)
    }
    guard hit < end else {
      position = end
      return nil
    }
    position = hit + 1
    return FieldRange(start: UInt32(start), end: UInt32(hit))
  }

  mutating func value(_ bytes: RawSpan) -> Value? {
    guard position < end else { return nil }
    let start = position
    switch bytes.byte(position) {
    case UInt8(ascii: "\""):
      guard let range = string(bytes) else { return nil }
      return Value(kind: .string, start: Int(range.start), end: Int(range.end))
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard skipNested(bytes) else { return nil }
      return Value(kind: .nested, start: start, end: position)
    default:
      while position < end, !isEndOfBare(bytes.byte(position)) { position += 1 }
      let isNull =
        position - start == 4 && bytes.word(start) & 0xFFFF_FFFF == 0x6C_6C_75_6E  // "null"
      return Value(kind: isNull ? .null : .bare, start: start, end: position)
    }
  }

  /// Whether a byte ends a number or a word, or cannot be in one.
  @inline(__always)
  private func isEndOfBare(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: "\"") || byte.isJSONSpace
  }

  /// Skips an object or array that no field comes from, brackets counted together.
  private mutating func skipNested(_ bytes: RawSpan) -> Bool {
    var depth = 0
    while position < end {
      switch bytes.byte(position) {
      case UInt8(ascii: "\""):
        guard string(bytes) != nil else { return false }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      position += 1
      if depth == 0 { return true }
    }
    return false
  }
}
