/// Any Apache `LogFormat` that somebody gives as a string.
struct ApacheFormat: LogFormat {
  /// What the string came to, as httpd.conf would have it.
  let definition: String
  let compiled: CompiledFormat
  private let mappings: FieldMappings

  var name: String { mappings.prefix + "apache:" + definition }
  var title: String { "an Apache LogFormat" }
  var reference: String { "https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#formats" }
  /// Apache logs the first of several response headers of a name, and joins request headers.
  var duplicateVisibility: DuplicateVisibility { .first }
  /// Apache's time is that at which the request came in, but for `%{end:…}t`.
  var timeKind: TimeKind {
    let both = Field.time.bit | Field.duration.bit
    return compiled.timeIsEnd && compiled.possibleFields & both != both ? .end : .start
  }
  var examples: [LogExample] { [] }

  /// Compiles the text of a `LogFormat` directive, quoted or not.
  init(_ definition: String, _ mappings: FieldMappings = .none) throws(FormatError) {
    let string = ApacheFormatString(definition)
    do {
      compiled = try CompiledFormat(string, mappings)
    } catch {
      throw FormatError(format: definition, mistakes: error.mistakes)
    }
    self.definition = string.description
    self.mappings = mappings
  }
}

extension CompiledFormat {
  /// Compiles an Apache `LogFormat` that stands in this program.
  init(builtInApache string: String) {
    do {
      self = try ApacheFormat(string).compiled
    } catch {
      preconditionFailure("A built-in format is wrong: \(error)")
    }
  }
}
