/// An Envoy access log format, text or the JSON of `json_format`, taken apart.
struct EnvoyFormatString {
  /// The format itself, quotes around all of it taken off.
  var text: String

  init(_ notation: String) {
    var rest = notation[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    if rest.count > 1, rest.first == "'", rest.last == "'" { rest = rest.dropFirst().dropLast() }
    // As YAML writes the end of a line.
    if rest.hasSuffix(#"\n"#) { rest = rest.dropLast(2) }
    text = String(rest)
  }

  /// The fixed texts and operators, or every mistake in the format.
  ///
  /// - Parameter patterns: where notations of times are kept that are not told by their shape.
  func pieces(
    _ mappings: FieldMappings, _ patterns: inout [TimePattern]
  ) throws(FormatError) -> [FormatPiece] {
    var pieces: [FormatPiece] = []
    var mistakes: [String] = []
    let bytes = Array(text.utf8)
    var index = 0
    var literal: [UInt8] = []
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%") else {
        literal.append(bytes[index])
        index += 1
        continue
      }
      if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "%") {
        literal.append(bytes[index])
        index += 2
        continue
      }
      let column = index + 1
      guard let end = EnvoyOperator.end(in: bytes, from: index) else {
        mistakes.append("Column \(column): the operator that “%” begins has no “%” at its end.")
        break
      }
      let notation = String(decoding: bytes[index...end], as: UTF8.self)
      let known = EnvoyOperator(notation.dropFirst().dropLast())
      index = end + 1
      if let mistake = known.mistake(mappings) {
        mistakes.append("Column \(column): \(mistake)")
        continue
      }
      pieces.append(text: literal)
      literal = []
      let binding = known.binding(mappings, &patterns)
      pieces.append(.value(FormatValue(notation: notation, column: column, binding: binding)))
    }
    pieces.append(text: literal)
    guard mistakes.isEmpty else { throw FormatError(format: text, mistakes: mistakes) }
    return pieces
  }
}
