/// The parts of anything that looks like an origin or the beginning of a URL, valid or not.
///
/// What is not an origin still has to be told apart: an upper-case host, a slash too much, a port
/// that is the default.
public struct OriginParts: Sendable {
  /// What stands before `://`, never empty.
  public let scheme: Substring
  /// What stands between `://` and the port or the rest, user and password included.
  public let host: Substring
  /// What stands after the host's `:`, without it; may be empty.
  public let port: Substring?
  /// What follows from the first `/`, `?`, `#` or `\` on.
  public let rest: Substring

  /// The parts of a text; nil without a scheme followed by `://`.
  public init?(of text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex,
      text[colon...].utf8.starts(with: "://".utf8)
    else { return nil }
    scheme = text[..<colon]
    let authority = text[text.utf8.index(colon, offsetBy: 3)...]
    let end = authority.utf8.firstIndex(where: isEndOfAuthority) ?? text.endIndex
    rest = authority[end...]
    let hostAndPort = authority[..<end]
    let afterAddress =
      hostAndPort.utf8.lastIndex(of: UInt8(ascii: "]")) ?? hostAndPort.startIndex
    if let colon = hostAndPort[afterAddress...].utf8.lastIndex(of: UInt8(ascii: ":")) {
      host = hostAndPort[..<colon]
      port = hostAndPort[hostAndPort.utf8.index(after: colon)...]
    } else {
      host = hostAndPort
      port = nil
    }
  }
}

private func isEndOfAuthority(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    || byte == UInt8(ascii: "\\")
}
