/// The keys of a JSON format, for lines that do not follow its text.
struct JSONShape: Sendable {
  var keys: [JSONKey]
  /// Whether every constant of the format must be in a line, as the mark by which it is known.
  var constantsAreRequired = false

  /// How many constants the format has.
  let constantCount: Int

  /// Whether a value is put together from several variables.
  var hasValuesInPieces: Bool {
    keys.contains { key in
      if case .values(let sequence) = key.content { sequence.isInPieces } else { false }
    }
  }

  init(
    _ template: JSONTemplate, variables: Set<String>, style: ValueStyle
  ) throws(FormatError) {
    var keys: [JSONKey] = []
    for member in template.members {
      let content: JSONKey.Content
      if member.isObject {
        content = .object
      } else if member.value.variables.isEmpty {
        var constant: [UInt8] = []
        if case .text(let text) = member.value.first { constant = text }
        content = .constant(constant)
      } else {
        content = .values(
          try StepSequence(member.value, variables: variables, style: style, isJSON: false))
      }
      keys.append(
        JSONKey(member.key, parent: member.parent ?? -1, content: content))
    }
    self.keys = keys
    constantCount = keys.count { if case .constant = $0.content { true } else { false } }
  }
}

/// A key, and what its value is.
struct JSONKey: Sendable {
  /// The name's beginning.
  var start: Delimiter
  /// What of the name is behind that.
  var rest: [UInt8]
  var nameLength: Int
  /// The place in ``JSONShape/keys`` of the object it is in; -1 at the top.
  var parent: Int
  var content: Content

  init(_ name: [UInt8], parent: Int, content: Content) {
    start = Delimiter(name)
    rest = Array(name.dropFirst(Delimiter.longest))
    nameLength = name.count
    self.parent = parent
    self.content = content
  }

  enum Content: Sendable {
    case constant([UInt8])
    case object
    case values(StepSequence)
  }
}

extension StepSequence {
  /// Whether it is more than one variable alone.
  var isInPieces: Bool { steps.count != 1 || prefix.count > 0 || steps[0].ending != .lineEnd }
}
