import AuditStore

/// Numbers as a JSON array, for `json_each`: one parameter instead of thousands.
func jsonArray(_ numbers: some Sequence<Int64>) -> SQLValue {
  .text("[" + numbers.map(String.init).joined(separator: ",") + "]")
}

/// Texts as a JSON array, for `json_each`.
func jsonArray(_ texts: some Sequence<String>) -> SQLValue {
  .text("[" + texts.map(jsonText).joined(separator: ",") + "]")
}

/// RFC 8259 section 7.
func jsonText(_ text: String) -> String {
  var json = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": json += "\\\""
    case "\\": json += "\\\\"
    case "\u{00}"..."\u{1F}":
      let digits = String(scalar.value, radix: 16)
      json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: json.unicodeScalars.append(scalar)
    }
  }
  return json + "\""
}
