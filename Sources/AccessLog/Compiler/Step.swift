/// One variable of a format and the text behind it, as the line parser takes them.
struct Step: Sendable, BitwiseCopyable {
  /// What the value says, and of which field.
  var binding: Binding
  /// The text between this value and the next.
  var delimiter: Delimiter
  /// How the value's end is found.
  var ending: Ending
  /// Whether a space in the value proves that the line is of another format.
  var isToken = false
  /// Whether the value may hold its own delimiter: when a later step fails, a longer one is tried.
  var mayBeLonger = false

  /// More of a fixed text.
  init(moreOf text: some Collection<UInt8>) {
    self.init(binding: .ignored, delimiter: Delimiter(text), ending: .here)
  }

  init(binding: Binding, delimiter: Delimiter, ending: Ending) {
    self.binding = binding
    self.delimiter = delimiter
    self.ending = ending
  }

  enum Ending: UInt8, Sendable, BitwiseCopyable {
    /// There is no value, only more of the text before.
    case here
    /// The value goes to the line's end.
    case lineEnd
    /// At the first quote that is not escaped; the delimiter must be there.
    case quote
    /// At the first byte of the delimiter, all of which must be there; the value is a number.
    case firstByte
    /// At the first place where the whole delimiter stands.
    case delimiter
    /// At the delimiter with which the line ends.
    case suffix
  }
}

/// A piece of fixed text in the form in which it is compared: two words.
///
/// Nothing in it may be counted by reference, or taking a step would cost more than its value.
struct Delimiter: Sendable, BitwiseCopyable {
  /// Longer texts are cut; their rest becomes a step without a value.
  static let longest = 16

  var first: UInt8
  /// The text's length.
  var count: Int
  /// How far the next value begins behind the delimiter's start: its length, or 0 where the next
  /// value begins with it.
  var consumed: Int
  var low: UInt64 = 0
  var lowMask: UInt64 = 0
  var high: UInt64 = 0
  var highMask: UInt64 = 0

  /// Takes the first bytes of a text.
  init(_ text: some Collection<UInt8>, consumed: Bool = true) {
    let text = text.prefix(Delimiter.longest)
    first = text.first ?? 0
    count = text.count
    self.consumed = consumed ? text.count : 0
    for (index, byte) in text.enumerated() {
      let shift = UInt64(index % 8) * 8
      if index < 8 {
        low |= UInt64(byte) << shift
        lowMask |= 0xFF << shift
      } else {
        high |= UInt64(byte) << shift
        highMask |= 0xFF << shift
      }
    }
  }
}
