/// Makes text safe for JSON: what a parser reads back is the text itself, character by character.
///
/// Hidden characters are escaped too, so that a JSON file can be printed to a terminal.
package enum JSONText {
  /// The text as a JSON string, with its quotes.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if VisibleText.isHidden(scalar) {
          for unit in UTF16.encode(scalar)?.map({ $0 }) ?? [] { result += escape(unit) }
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  private static func escape(_ unit: UInt16) -> String {
    let hex = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
  }
}
