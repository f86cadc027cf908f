/// Any nginx `log_format` that somebody gives as a string.
struct NginxFormat: LogFormat {
  /// What the string comes behind in `--log-format`.
  static let prefix = "nginx:"

  /// What the string came to: `escape=…` where it was given, and the format in one quoted piece.
  let definition: String
  let compiled: CompiledFormat

  var name: String { Self.prefix + definition }
  var title: String { "an nginx log_format" }
  /// The first until nginx 1.22, joined since 1.23; the log does not tell the version.
  var duplicateVisibility: DuplicateVisibility { .unknown }
  /// nginx writes at the end; with the duration that is reckoned back to the start.
  var timeKind: TimeKind {
    let both = Field.time.bit | Field.duration.bit
    return compiled.possibleFields & both == both ? .start : .end
  }
  var samples: [String] { [] }

  /// Compiles the text of a `log_format` directive, quoted or not.
  init(_ definition: String) throws(FormatError) {
    var first: FormatError?
    for reading in try NginxFormatString.readings(of: definition) {
      do {
        compiled = try CompiledFormat(try reading.pieces(), escapes: reading.escape)
        self.definition = reading.description
        return
      } catch {
        first = first ?? error
      }
    }
    throw FormatError(
      format: definition, mistakes: first?.mistakes ?? ["The format is empty."])
  }
}
