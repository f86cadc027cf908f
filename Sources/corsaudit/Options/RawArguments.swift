#if canImport(Glibc)
  import Glibc
#endif

/// The program's arguments without loss: a path is bytes, and text only by custom.
///
/// A byte that is not UTF-8 becomes a character of a private range, and a character of that range
/// becomes four such characters, so that ``bytes(of:)`` gives back what was passed.
enum RawArguments {
  private static let range: ClosedRange<UInt32> = 0x10_FF00...0x10_FFFF

  /// What was passed, without the program's name.
  static var all: [String] {
    let count = Int(CommandLine.argc)
    guard count > 1 else { return [] }
    return (1..<count).map { index in
      guard let start = unsafe CommandLine.unsafeArgv[index] else { return "" }
      let bytes = unsafe UnsafeBufferPointer(
        start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: strlen(start))
      return unsafe text(of: Array(bytes))
    }
  }

  /// The text that stands for bytes; the text itself where they are UTF-8.
  static func text(of bytes: [UInt8]) -> String {
    var text = ""
    var position = 0
    while position < bytes.count {
      let scalar = (1...4).lazy.compactMap { length in
        String(validating: bytes[position...].prefix(length), as: UTF8.self)?.unicodeScalars.first
      }.first
      if let scalar, !range.contains(scalar.value) {
        text.unicodeScalars.append(scalar)
        position += UTF8.width(scalar)
      } else {
        text.unicodeScalars.append(standing(for: bytes[position]))
        position += 1
      }
    }
    return text
  }

  /// The bytes that a text of ``text(of:)`` stands for.
  static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if range.contains(scalar.value) {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes
  }

  private static func standing(for byte: UInt8) -> Unicode.Scalar {
    guard let scalar = Unicode.Scalar(range.lowerBound + UInt32(byte)) else {
      preconditionFailure("The range has no surrogates.")
    }
    return scalar
  }
}
