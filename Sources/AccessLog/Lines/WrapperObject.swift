// JSON objects that wrap a line: three of their members, and texts decoded from them.

/// Up to three members of an object at the top of a line.
struct WrapperObject {
  private(set) var first: FieldRange?
  private(set) var isFirstString = false
  private(set) var second: FieldRange?
  private(set) var third: FieldRange?

  /// Nil if the line is no object, whole.
  init?(
    _ bytes: RawSpan, from start: Int, to end: Int,
    keys: (StaticString, StaticString, StaticString)
  ) {
    var scanner = JSONScanner(position: start, end: end)
    guard scanner.take(UInt8(ascii: "{"), bytes) else { return nil }
    while true {
      scanner.skipSpace(bytes)
      if scanner.take(UInt8(ascii: "}"), bytes) { break }
      guard let key = scanner.string(bytes) else { return nil }
      scanner.skipSpace(bytes)
      guard scanner.take(UInt8(ascii: ":"), bytes) else { return nil }
      scanner.skipSpace(bytes)
      guard let value = scanner.value(bytes), value.kind != .bare || value.end > value.start else {
        return nil
      }
      let range = FieldRange(start: UInt32(value.start), end: UInt32(value.end))
      if bytes.isEqual(key, keys.0) {
        first = range
        isFirstString = value.kind == .string
      } else if bytes.isEqual(key, keys.1) {
        second = range
      } else if bytes.isEqual(key, keys.2) {
        third = range
      }
      scanner.skipSpace(bytes)
      if !scanner.take(UInt8(ascii: ","), bytes) {
        guard scanner.take(UInt8(ascii: "}"), bytes) else { return nil }
        break
      }
    }
    scanner.skipSpace(bytes)
    guard scanner.position == end else { return nil }
  }
}

extension RawSpan {
  /// Whether a range holds a text and nothing else.
  func isEqual(_ range: FieldRange, _ text: StaticString) -> Bool {
    guard Int(range.end - range.start) == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { text in
      for index in text.indices where unsafe byte(Int(range.start) + index) != text[index] {
        return false
      }
      return true
    }
  }
}

extension [UInt8] {
  /// Appends a JSON string's content, decoded.
  mutating func appendDecoded(_ bytes: RawSpan, _ range: FieldRange) {
    var scratch = LineScratch()
    swap(&scratch.decoded, &self)
    _ = scratch.decode(bytes, from: Int(range.start), to: Int(range.end), .json)
    swap(&scratch.decoded, &self)
  }

  /// A line holds no line feed: those that a wrapper carried become spaces.
  mutating func replaceLineFeeds(from start: Int) {
    for index in start..<count where self[index] == UInt8(ascii: "\n") { self[index] = 0x20 }
  }
}
