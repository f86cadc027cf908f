/// What all output languages share: nothing invisible of a log reaches the reader as it is.
///
/// Control characters (ANSI sequences begin with one), bidirectional and zero-width characters, odd
/// spaces and code points without a glyph become `\xHH` (ASCII) or `\u{…}`. This is the notation of
/// the store, where bytes that are not UTF-8 are `\xHH` already.
enum VisibleText {
  /// Whether a reader would not see this character, or would be misled by it.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return true }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator,
      .lineSeparator, .paragraphSeparator:
      return true
    default:
      return false
    }
  }

  static func escape(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    guard scalar.value < 0x80 else { return "\\u{\(hex)}" }
    return "\\x" + (hex.count < 2 ? "0" + hex : hex)
  }

  /// The text with everything hidden made visible, and whether it was cut.
  ///
  /// Never longer than `limit` characters and one `…`. Characters in `alsoEscaped` are written as
  /// their escape too; so are spaces at the ends, which nobody would see.
  static func of(
    _ text: String, limit: Int = .max, alsoEscaped: Set<Unicode.Scalar> = []
  ) -> (text: String, isCut: Bool) {
    let scalars = text.unicodeScalars
    var result = ""
    var length = 0
    for index in scalars.indices {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      let isAtEnd = index == scalars.startIndex || next == scalars.endIndex
      // A backslash that would make plain text look like one of our escapes.
      let isFalseEscape = scalar == "\\" && scalars[next...].starts(with: "u{".unicodeScalars)
      let piece =
        if isHidden(scalar) || alsoEscaped.contains(scalar) || isFalseEscape
          || (scalar == " " && isAtEnd)
        {
          escape(scalar)
        } else {
          String(scalar)
        }
      let pieceLength = piece.unicodeScalars.count
      guard length + pieceLength <= limit else { return (result + "…", true) }
      result += piece
      length += pieceLength
    }
    return (result, false)
  }
}
