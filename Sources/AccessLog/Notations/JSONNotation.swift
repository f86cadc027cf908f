/// JSON of which a user says what its keys mean.
struct JSONNotation: FormatNotation {
  let name = "json"
  let example = "json:key.path=field,…"
  let title = "any JSON, with what its keys mean; the same as --map"
  let reference = "corsaudit formats show cors1 lists the fields"

  func format(_ text: String, _ mappings: FieldMappings) throws(FormatError) -> any LogFormat {
    let own = text.split(separator: ",").map(String.init)
    let others = mappings.description.split(separator: ",").map(String.init)
    return try JSONFormat(FieldMappings(own + others))
  }
}
