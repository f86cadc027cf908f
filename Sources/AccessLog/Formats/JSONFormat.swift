/// Any JSON, one object a line, of which a user says what its keys mean.
struct JSONFormat: LogFormat {
  let mappings: FieldMappings
  let compiled: CompiledFormat

  var name: String { "json:" + mappings.description }
  let title = "JSON with keys of its own"
  let reference = "--map key.path=field"
  var definition: String { mappings.description.replacing(",", with: "\n") }
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.end
  var examples: [LogExample] { [] }

  init(_ mappings: FieldMappings) throws(FormatError) {
    self.mappings = mappings
    var layout = JSONLayout()
    layout.add(mappings)
    compiled = layout.compiled(style: .unknownInJSON)
    guard compiled.possibleFields != 0 else {
      throw FormatError(
        format: "json",
        mistakes: ["Say what the keys mean: json:key.path=field,… or --map key.path=field."])
    }
  }
}
