/// Where a log comes from.
public enum LogSource: Sendable, Hashable {
  /// A file, by the bytes of its path: any name that the shell can pass can be read.
  case file(bytes: [UInt8])
  /// The bytes that are piped in.
  case standardInput

  /// A file by a path that is text.
  public static func file(path: String) -> LogSource { .file(bytes: Array(path.utf8)) }

  /// The name for people: the path with control bytes and bytes that are not UTF-8 as `\xHH`, or `-`.
  ///
  /// A backslash before `x` is written `\x5C`, so that two paths never share a name.
  public var name: String {
    switch self {
    case .standardInput: "-"
    case .file(let bytes): text(of: bytes)
    }
  }
}

/// The text of bytes without loss: what is not UTF-8, and what would move a cursor or end a line, as
/// `\xHH`, a backslash before `x` as `\x5C`.
private func text(of bytes: [UInt8]) -> String {
  var text = ""
  var index = 0
  while index < bytes.count {
    let scalar = (1...4).lazy.compactMap { length in
      String(validating: bytes[index...].prefix(length), as: UTF8.self)
    }.first
    let isBackslashBeforeX = bytes[index...].starts(with: #"\x"#.utf8)
    if let scalar, !isBackslashBeforeX, bytes[index] >= 0x20, bytes[index] != 0x7F {
      text += scalar
      index += scalar.utf8.count
    } else {
      let digits = String(bytes[index], radix: 16, uppercase: true)
      text += "\\x" + (digits.count < 2 ? "0" : "") + digits
      index += 1
    }
  }
  return text
}
