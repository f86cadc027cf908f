/// Texts as a JSON array.
package func jsonArray(_ texts: [String]) -> String {
  "[" + texts.map(jsonText).joined(separator: ",") + "]"
}

/// A text as a JSON string (RFC 8259 section 7).
package func jsonText(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\\(scalar)"
    case _ where scalar.value < 0x20:
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
