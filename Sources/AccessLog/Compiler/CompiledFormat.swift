/// A format made ready for reading lines: what any format comes down to.
///
/// One concrete type for every format, so that the loop over lines calls nothing through an
/// existential; a format is data to it.
public struct CompiledFormat: Sendable {
  /// Bits of the fields that a line can show, but for a scheme and host in an absolute target.
  public internal(set) var possibleFields: UInt64

  /// How values are written.
  var style: ValueStyle
  /// The text before the first value.
  var prefix: Delimiter
  /// The values in the order of the line. Empty if a line has no fixed order of text.
  var steps: [Step]
  /// Other orders of the same style, tried one after the other on a line that does not fit.
  var alternatives: [StepSequence] = []
  /// For JSON: its keys, for lines that are written in another order than the format.
  var json: JSONShape?
  /// Whether the time is that of the response's end, so that a duration leads back to the start.
  var timeIsEnd = true
  /// Notations of times that are not told by their shape.
  var timePatterns: [TimePattern] = []
  /// Fields that are logged for some statuses alone.
  var conditions: [StatusCondition] = []
  /// Whether a status of 0 was not that of the response.
  var zeroStatusIsUnknown = false
  /// Whether a line that does not begin as the format's do is a message of the server's own.
  var othersAreForeign = false
  /// Whether a server that refuses a request logs the headers that it had read by then: one that is
  /// missing may have been sent, too.
  var showsHeadersReadSoFar = false
  /// How many quotes a line has, where nobody escapes those in values: with more of them nothing
  /// tells where a value ends. 0 where it does not matter.
  var quotes = 0
  /// The zone of times that are written without one.
  var zone = AssumedZone.utc
  /// What the captures in a line of HAProxy's are; nil where nobody said.
  var captures: HAProxyCaptures?
  /// Names in lower case of the request headers that are kept, for values that hold several.
  var requestHeaders: [(name: [UInt8], binding: Binding)] = []
  /// Whether lines of HAProxy's about connections, not requests, stand between those that are read.
  var hasConnectionLines = false
  /// What stands around the lines, the outermost first.
  var wrappers: [any LineWrapper] = []
  /// For a log whose lines are laid out as its last directive says: what a directive changes.
  var layout: (any DirectiveLayout)?
}

/// A format in which lines of comments say how the lines after them are laid out.
protocol DirectiveLayout: Sendable {
  /// The format of the lines behind a directive, or nil if it changes nothing.
  ///
  /// - Parameter directive: the line without its line feed.
  func format(after directive: [UInt8]) -> CompiledFormat?
}

extension CompiledFormat {
  /// Compiles the pieces of a format string; a JSON object becomes JSON.
  ///
  /// - Parameter escapes: what is known of them; nil where nothing was said.
  init(_ pieces: [FormatPiece], escapes: ValueStyle.Escapes?) throws(FormatError) {
    let style: ValueStyle
    var json: JSONShape?
    if let template = JSONTemplate(pieces) {
      style =
        switch escapes {
        case .json, .raw: .json
        case .ncsa: .defaultInJSON
        default: .unknownInJSON
        }
      json = try JSONShape(template, style: style)
    } else {
      style =
        switch escapes {
        case .json: .json
        case .raw: .none
        default: .ncsa
        }
    }
    try self.init(pieces, style: style, json: json)
  }

  /// Compiles pieces of which it is known how values are written.
  ///
  /// - Parameter json: their keys, if the pieces are a JSON object.
  init(
    _ pieces: [FormatPiece], style: ValueStyle, json: JSONShape? = nil
  ) throws(FormatError) {
    let sequence = try StepSequence(pieces, style: style, isJSON: json != nil)
    self.style = style
    self.json = json
    prefix = sequence.prefix
    // Values in pieces could swallow what stands between the keys of a line in another order.
    steps = json?.hasValuesInPieces == true ? [] : sequence.steps
    possibleFields = sequence.steps.reduce(0) { $0 | $1.binding.fields }
    // Beside the Host header, in which the client's port stands, the server's port says nothing;
    // only where lines may lack a key can it be all there is.
    if json == nil, sequence.steps.contains(where: { $0.binding.role == .hostHeader }) {
      possibleFields &= ~Field.port.bit
    }
    conditions = pieces.values.compactMap { value in
      guard var condition = value.condition else { return nil }
      condition.fields = value.binding.fields
      return condition
    }
    guard possibleFields != 0 else {
      throw FormatError(
        format: "", mistakes: ["No variable of the format says anything of an exchange."])
    }
  }

  /// Puts formats of the same style together, for logs in which they are mixed.
  ///
  /// A user's name with spaces is then taken for columns that none of them has.
  init(mixing formats: [CompiledFormat]) {
    let formats = formats.map { format in
      var format = format
      for index in format.steps.indices where format.steps[index].binding.role == .presence {
        format.steps[index].isToken = true
        format.steps[index].mayBeLonger = false
      }
      return format
    }
    self = formats[0]
    for other in formats.dropFirst() {
      alternatives.append(StepSequence(prefix: other.prefix, steps: other.steps))
      possibleFields |= other.possibleFields
    }
  }

  /// The same, and other orders that are tried on a line that does not fit, the likeliest first.
  func with(alternatives others: [CompiledFormat]) -> CompiledFormat {
    var format = self
    for other in others {
      format.alternatives.append(StepSequence(prefix: other.prefix, steps: other.steps))
      format.possibleFields |= other.possibleFields
    }
    return format
  }

  /// Makes a value with a space in it a proof of another format, but in quotes, in a time and behind
  /// the last fixed text.
  ///
  /// - Parameter isOpen: whether the last value is all that may follow.
  mutating func holdNoSpaces(isOpen: Bool) {
    for index in steps.indices where ![.quote, .here].contains(steps[index].ending) {
      steps[index].mayBeLonger = false
      let isLast = index == steps.count - 1
      steps[index].isToken = steps[index].binding.role != .time && !(isLast && isOpen)
    }
  }

  /// Compiles a format string in nginx's notation that stands in this program.
  ///
  /// - Parameter bindings: what variables say that nginx does not have.
  init(builtIn string: String, _ bindings: [String: Binding] = [:]) {
    do {
      guard !bindings.isEmpty else {
        self = try NginxFormat(string).compiled
        return
      }
      self = try CompiledFormat([FormatPiece](builtIn: string, bindings), escapes: nil)
      showsHeadersReadSoFar = true
    } catch {
      preconditionFailure("A built-in format is wrong: \(error)")
    }
  }

  /// The same for values that are written in another style than nginx's.
  init(builtIn string: String, _ bindings: [String: Binding], style: ValueStyle) {
    do {
      self = try CompiledFormat([FormatPiece](builtIn: string, bindings), style: style)
    } catch {
      preconditionFailure("A built-in format is wrong: \(error)")
    }
  }
}
