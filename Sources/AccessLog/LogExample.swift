/// A line of a format, and what it must give; run as a test.
public struct LogExample: Sendable {
  /// The line as a server writes it.
  public var line: String
  /// What fields of its entry must be; those that are not named are not looked at.
  public var gives: [Field: Value]

  /// What a field is.
  public enum Value: Sendable, Equatable, ExpressibleByStringLiteral {
    case notLogged, absent, empty
    /// Its bytes; of a number its digits, of a time the milliseconds since 1970 UTC.
    case value(String)

    public init(stringLiteral value: String) { self = .value(value) }
  }

  public init(_ line: String, gives: [Field: Value] = [:]) {
    self.line = line
    self.gives = gives
  }
}
