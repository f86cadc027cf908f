/// Makes text safe for CSV: one row stays one line, and no cell is a formula to a spreadsheet.
package enum CSVText {
  /// The first characters that spreadsheets take for a formula, the full-width ones too.
  /// See https://owasp.org/www-community/attacks/CSV_Injection.
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  /// The text as one cell. Empty text is `""`, so that it differs from NULL, which is nothing.
  package static func cell(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first.map(formulaStarts.contains) ?? false
    let visible = (isFormula ? "'" : "") + VisibleText.of(text).text
    // Anything but a plain word is quoted: some spreadsheets split at `;` or a space as well.
    let isPlainWord =
      !visible.isEmpty
      && visible.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "-")...UInt8(ascii: "/"),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
    return isPlainWord ? visible : quoted(visible)
  }

  /// By scalars: a quote with a combining mark is another character to Swift, but not to a parser.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    result.unicodeScalars.append("\"")
    return result
  }
}
