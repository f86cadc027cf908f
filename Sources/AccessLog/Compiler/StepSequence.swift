/// The values of a format string in their order, with the fixed text before and between them.
struct StepSequence: Sendable {
  var prefix: Delimiter
  var steps: [Step]

  init(prefix: Delimiter, steps: [Step]) {
    self.prefix = prefix
    self.steps = steps
  }

  /// - Parameter isJSON: whether the pieces are a JSON object.
  init(_ pieces: [FormatPiece], style: ValueStyle, isJSON: Bool) throws(FormatError) {
    var rest = pieces[...]
    var before: [UInt8] = []
    if case .text(let text) = rest.first {
      before = text
      rest.removeFirst()
    }
    prefix = Delimiter(before)
    steps = Self.rest(of: before)
    var mistakes: [String] = []
    while case .value(let value) = rest.popFirst() {
      var after: [UInt8] = []
      var isConsumed = true
      switch rest.first {
      case .text(let text):
        after = text
        rest.removeFirst()
      case .value(let next):
        // A target begins with a slash, so `$host$request_uri` can be told apart.
        isConsumed = false
        after = [UInt8(ascii: "/")]
        if value.part != .host || next.part != .target {
          mistakes.append(
            """
            Nothing stands between \(value.notation) (column \(value.column)) and \
            \(next.notation) (column \(next.column)), so no line can tell where one ends and the \
            other begins.
            """)
        }
      case nil: break
      }
      var step = Step(
        binding: value.binding,
        delimiter: Delimiter(after, consumed: isConsumed), ending: .lineEnd)
      let quote = UInt8(ascii: "\"")
      let isQuoted = before.last == quote && after.first == quote && style.escapes.mayEscapeQuotes
      if after.isEmpty {
        step.ending = .lineEnd
      } else if isQuoted {
        step.ending = .quote
      } else if isJSON {
        step.ending = .firstByte
      } else {
        step.ending = rest.isEmpty && after.count <= Delimiter.longest ? .suffix : .delimiter
        step.mayBeLonger = step.ending == .delimiter && step.binding.mayHold(after)
        step.isToken = [.client, .clientAndPort, .hostHeader, .hostName].contains(
          step.binding.role)
      }
      steps.append(step)
      steps += Self.rest(of: after)
      before = after
    }
    guard mistakes.isEmpty else { throw FormatError(format: "", mistakes: mistakes) }
  }

  /// What of a text does not fit in one delimiter.
  private static func rest(of text: [UInt8]) -> [Step] {
    stride(from: Delimiter.longest, to: text.count, by: Delimiter.longest).map {
      Step(moreOf: text[$0...])
    }
  }
}
