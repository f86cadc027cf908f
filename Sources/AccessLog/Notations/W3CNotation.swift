/// Columns of the W3C's extended log format, for a log whose directive was rotated away.
struct W3CNotation: FormatNotation {
  let name = "w3c"
  let example = "w3c:date time c-ip …"
  let title = "W3C extended log format with these columns"
  let reference = W3CFormat().reference

  func format(_ text: String, _ mappings: FieldMappings) throws(FormatError) -> any LogFormat {
    try W3CFormat(text, mappings)
  }
}
