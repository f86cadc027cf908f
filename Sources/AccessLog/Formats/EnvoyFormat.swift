/// Any Envoy access log format that somebody gives as a string.
struct EnvoyFormat: LogFormat {
  let definition: String
  let compiled: CompiledFormat
  private let mappings: FieldMappings

  var name: String { mappings.prefix + "envoy:" + definition }
  var title: String { "an Envoy access log format" }
  var reference: String {
    "https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage"
  }
  /// Envoy logs the first of several headers of a name.
  var duplicateVisibility: DuplicateVisibility { .first }
  var timeKind: TimeKind { .start }
  var examples: [LogExample] { [] }

  init(_ definition: String, _ mappings: FieldMappings = .none) throws(FormatError) {
    let string = EnvoyFormatString(definition)
    do {
      var patterns: [TimePattern] = []
      let pieces = try string.pieces(mappings, &patterns)
      var compiled: CompiledFormat
      if let template = JSONTemplate(pieces) {
        // What is absent is null, a dash or nothing, as the version and the type have it.
        let style = ValueStyle.unknownInJSON
        compiled = try CompiledFormat(
          pieces, style: style, json: JSONShape(template, style: style))
      } else {
        compiled = try CompiledFormat(pieces, style: .unescaped)
        // Nobody escapes a quote in a value.
        compiled.quotes = string.text.count { $0 == "\"" }
      }
      compiled.timePatterns = patterns
      compiled.timeIsEnd = false
      self.compiled = compiled
    } catch {
      throw FormatError(format: definition, mistakes: error.mistakes)
    }
    self.definition = "'" + string.text + "'"
    self.mappings = mappings
  }
}

extension CompiledFormat {
  /// Compiles an Envoy format that stands in this program.
  init(builtInEnvoy string: String) {
    do {
      self = try EnvoyFormat(string).compiled
    } catch {
      preconditionFailure("A built-in format is wrong: \(error)")
    }
  }
}
