/// Any nginx `log_format` that somebody gives as a string.
struct NginxFormat: LogFormat {
  /// What the string came to: `escape=…` where it was given, and the format in one quoted piece.
  let definition: String
  let compiled: CompiledFormat
  private let mappings: FieldMappings

  var name: String { mappings.prefix + "nginx:" + definition }
  var title: String { "an nginx log_format" }
  /// The first until nginx 1.22, joined since 1.23; the log does not tell the version.
  var duplicateVisibility: DuplicateVisibility { .unknown }
  /// nginx writes at the end; with the duration that is reckoned back to the start.
  var timeKind: TimeKind {
    let both = Field.time.bit | Field.duration.bit
    return compiled.possibleFields & both == both ? .start : .end
  }
  var reference: String { "https://nginx.org/en/docs/http/ngx_http_log_module.html#log_format" }
  var examples: [LogExample] { [] }

  /// Compiles the text of a `log_format` directive, quoted or not.
  init(_ definition: String, _ mappings: FieldMappings = .none) throws(FormatError) {
    var first: FormatError?
    for reading in try NginxFormatString.readings(of: definition) {
      do {
        var compiled = try CompiledFormat(try reading.pieces(mappings), escapes: reading.escape)
        compiled.showsHeadersReadSoFar = true
        self.compiled = compiled
        self.definition = reading.description
        self.mappings = mappings
        return
      } catch {
        first = first ?? error
      }
    }
    throw FormatError(
      format: definition, mistakes: first?.mistakes ?? ["The format is empty."])
  }
}
