/// A known JSON format with keys that a user gave a meaning.
struct MappedFormat: LogFormat {
  let inner: any LogFormat
  let mappings: FieldMappings
  let compiled: CompiledFormat

  init(_ inner: any LogFormat, _ mappings: FieldMappings) throws(FormatError) {
    guard let shape = inner.compiled.json else {
      throw FormatError(
        format: inner.name,
        mistakes: [
          """
          \(inner.name) has no keys or variables that could be mapped (\(mappings.description)); \
          give the format as a string.
          """
        ])
    }
    self.inner = inner
    self.mappings = mappings
    var layout = JSONLayout(shape)
    layout.add(mappings)
    var compiled = inner.compiled
    compiled.json = layout.shape
    compiled.possibleFields |= layout.shape.possibleFields
    self.compiled = compiled
  }

  var name: String { mappings.prefix + inner.name }
  var title: String { inner.title }
  var reference: String { inner.reference }
  var definition: String { inner.definition }
  var configuration: String { inner.configuration }
  var duplicateVisibility: DuplicateVisibility { inner.duplicateVisibility }
  var timeKind: TimeKind { inner.timeKind }
  var losses: [String] { inner.losses }
  var examples: [LogExample] { [] }
}
