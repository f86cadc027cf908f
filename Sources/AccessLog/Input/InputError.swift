/// Why a log could not be read: what was tried, on what, and what to do.
public struct InputError: Error, CustomStringConvertible, Sendable {
  /// The kinds of failure; a caller chooses the exit code by them.
  public enum Kind: Sendable, Hashable {
    case notFound
    /// It is there, but it may not be opened: permissions, a socket.
    case unreadable
    case isDirectory
    /// Compressed, but not by gzip.
    case unsupportedCompression
    /// Text in two-byte units.
    case unsupportedEncoding
    /// The operating system failed to deliver bytes half-way.
    case readFailed
  }

  public var kind: Kind
  /// The log's name.
  public var source: String
  /// One sentence for people.
  public var description: String
}

extension InputError {
  static func notFound(_ source: LogSource) -> InputError {
    InputError(
      kind: .notFound, source: source.name,
      description: "Could not open \(source.name): there is no such file.")
  }

  static func unreadable(_ source: LogSource, cause: String) -> InputError {
    InputError(
      kind: .unreadable, source: source.name,
      description: "Could not open \(source.name): \(cause).")
  }

  static func isDirectory(_ source: LogSource) -> InputError {
    InputError(
      kind: .isDirectory, source: source.name,
      description: "Could not read \(source.name): it is a directory; name the logs in it.")
  }

  static func unsupportedCompression(
    _ source: LogSource, name: String, command: String
  ) -> InputError {
    let file = source == .standardInput ? "" : " \(source.name)"
    return InputError(
      kind: .unsupportedCompression, source: source.name,
      description: """
        Could not read \(source.name): it is compressed by \(name), and only gzip is built in; \
        try `\(command) -dc\(file) | corsaudit … -`.
        """)
  }

  static func unsupportedEncoding(_ source: LogSource, name: String) -> InputError {
    let file = source == .standardInput ? "" : " \(source.name)"
    return InputError(
      kind: .unsupportedEncoding, source: source.name,
      description: """
        Could not read \(source.name): its byte order mark says \(name), and logs are read as \
        bytes or UTF-8; try `iconv -f UTF-16 -t UTF-8\(file) | corsaudit … -`.
        """)
  }

  static func readFailed(_ source: LogSource, offset: UInt64, cause: String) -> InputError {
    InputError(
      kind: .readFailed, source: source.name,
      description: "Could not read \(source.name) after \(offset) bytes: \(cause).")
  }
}
