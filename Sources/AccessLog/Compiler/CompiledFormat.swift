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
}

extension CompiledFormat {
  /// Compiles the pieces of a format string; a JSON object becomes JSON.
  ///
  /// - Parameter escapes: what is known of them; nil where nothing was said.
  init(_ pieces: [FormatPiece], escapes: ValueStyle.Escapes?) throws(FormatError) {
    let names = pieces.variables
    let style: ValueStyle
    if let template = JSONTemplate(pieces) {
      style =
        switch escapes {
        case .json, .raw: .json
        case .ncsa: .defaultInJSON
        case nil: .unknownInJSON
        }
      json = try JSONShape(template, variables: names, style: style)
    } else {
      style =
        switch escapes {
        case .json: .json
        case .raw: .none
        case .ncsa, nil: .ncsa
        }
      json = nil
    }
    let sequence = try StepSequence(pieces, variables: names, style: style, isJSON: json != nil)
    self.style = style
    prefix = sequence.prefix
    // Values in pieces could swallow what stands between the keys of a line in another order.
    steps = json?.hasValuesInPieces == true ? [] : sequence.steps
    possibleFields = sequence.steps.reduce(0) { $0 | $1.binding.fields }
    // Beside the Host header, in which the client's port stands, the server's port says nothing;
    // only where lines may lack a key can it be all there is.
    if json == nil, sequence.steps.contains(where: { $0.binding.role == .hostHeader }) {
      possibleFields &= ~Field.port.bit
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

  /// Compiles a format string that stands in this program.
  init(builtIn string: String) {
    do {
      self = try NginxFormat(string).compiled
    } catch {
      preconditionFailure("A built-in format is wrong: \(error)")
    }
  }
}
