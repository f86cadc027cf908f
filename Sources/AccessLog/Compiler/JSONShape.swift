/// The keys of a JSON format: for one that has no text of its own, and for lines that do not follow
/// their format's text.
struct JSONShape: Sendable {
  var keys: [JSONKey] = []
  /// Whether every constant of the format must be in a line, as the mark by which it is known.
  var constantsAreRequired = false
  /// Bits of ``keys``, the first 64 of them, that a line of this format has.
  var required: UInt64 = 0
  /// Whether an object without what is required is a message of the server's own, not a bad line, and
  /// so is what neither begins nor ends as an object does.
  var othersAreForeign = false
  /// Whether an exchange without a TLS object went without TLS.
  var isPlainWithoutTLS = false
  /// Bits of fields that a line without their keys shows to be absent.
  var absentIfMissing: UInt64 = 0
  /// Whether the object may stand behind time, level, logger and message with tabs between them.
  var mayHaveConsolePrefix = false

  /// How many constants the format has.
  var constantCount: Int { keys.count { $0.kind == .constant } }

  /// Whether a value is put together from several variables.
  var hasValuesInPieces: Bool { keys.contains { $0.kind == .pieces } }

  /// Bits of the fields that a line can show.
  var possibleFields: UInt64 {
    keys.reduce(absentIfMissing | (isPlainWithoutTLS ? Field.scheme.bit : 0)) { mask, key in
      let pieces = key.sequence.map { $0.steps.reduce(0) { $0 | $1.binding.fields } } ?? 0
      return mask | key.binding.fields | pieces | key.completes
    }
  }

  init() {}

  init(_ template: JSONTemplate, style: ValueStyle) throws(FormatError) {
    for member in template.members {
      var key = JSONKey(member.key, parent: member.parent ?? -1)
      if member.isObject {
        key.kind = .object
      } else if member.value.values.isEmpty {
        key.kind = .constant
        if case .text(let text) = member.value.first { key.text = text }
      } else {
        let sequence = try StepSequence(member.value, style: style, isJSON: false)
        if sequence.isInPieces {
          key.kind = .pieces
          key.sequence = sequence
        } else {
          key.binding = sequence.steps[0].binding
        }
      }
      keys.append(key)
    }
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
  var kind = Kind.value
  /// What a ``Kind/value`` says.
  var binding = Binding.ignored
  /// Whether it is a header: being there at all, it is not absent, whatever its value.
  var isHeader = false
  /// Whether it counts only where no other key says the same; as a time it is then the end's.
  var isFallback = false
  /// Bits of the fields that are absent if the object is there and they are not in it.
  var completes: UInt64 = 0
  /// The values of ``Kind/pieces``.
  var sequence: StepSequence?
  /// A constant, or what a ``Kind/mark`` begins with.
  var text: [UInt8] = []

  init(_ name: [UInt8], parent: Int) {
    start = Delimiter(name)
    rest = Array(name.dropFirst(Delimiter.longest))
    nameLength = name.count
    self.parent = parent
  }

  enum Kind: UInt8, Sendable {
    case value, pieces, object
    /// A value that a line of this format has, word for word.
    case constant
    /// A value that begins so, or the line is a message of the server's own.
    case mark
    /// A key that a line of this format has not: it is another's.
    case excluded
  }
}

extension StepSequence {
  /// Whether it is more than one variable alone.
  var isInPieces: Bool { steps.count != 1 || prefix.count > 0 || steps[0].ending != .lineEnd }
}
