/// A format that somebody gives in the notation of another server, put into Apache's directives.
struct TranslatedFormat: LogFormat {
  let notation: any TranslatedNotation
  /// The text that was given, quotes around all of it taken off.
  let text: String
  let compiled: CompiledFormat
  private let mappings: FieldMappings

  var name: String { mappings.prefix + notation.name + ":" + definition }
  var title: String { notation.title }
  var reference: String { notation.reference }
  var definition: String { "'" + text + "'" }
  var duplicateVisibility: DuplicateVisibility { notation.duplicateVisibility }
  var timeKind: TimeKind {
    let both = Field.time.bit | Field.duration.bit
    return compiled.timeIsEnd && compiled.possibleFields & both != both ? .end : .start
  }
  var examples: [LogExample] { [] }

  init(
    _ given: String, in notation: any TranslatedNotation, _ mappings: FieldMappings = .none
  ) throws(FormatError) {
    text = Self.unquoted(given)
    self.notation = notation
    self.mappings = mappings
    do {
      let items = try notation.items(of: text, mappings)
      compiled = try CompiledFormat(items, style: notation.style, mappings)
    } catch {
      throw FormatError(format: given, mistakes: error.mistakes)
    }
  }

  private static func unquoted(_ text: String) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    if rest.count > 1, rest.first == "'", rest.last == "'" { rest = rest.dropFirst().dropLast() }
    return String(rest)
  }
}

/// A notation that is read by putting it into Apache's directives.
protocol TranslatedNotation: FormatNotation {
  /// What its logger shows of a header that was sent twice.
  var duplicateVisibility: DuplicateVisibility { get }
  /// How its logger writes values.
  var style: ValueStyle { get }
  /// The fixed texts and directives, or every mistake in the text.
  ///
  /// - Parameter mappings: what was said of names that are not known.
  func items(
    of text: String, _ mappings: FieldMappings
  ) throws(FormatError) -> [ApacheFormatString.Item]
}

extension TranslatedNotation {
  func format(_ text: String, _ mappings: FieldMappings) throws(FormatError) -> any LogFormat {
    try TranslatedFormat(text, in: self, mappings)
  }
}

extension CompiledFormat {
  /// Compiles a format in another server's notation that stands in this program.
  init(builtIn string: String, in notation: any TranslatedNotation) {
    do {
      self = try TranslatedFormat(string, in: notation).compiled
    } catch {
      preconditionFailure("A built-in format is wrong: \(error)")
    }
  }
}
