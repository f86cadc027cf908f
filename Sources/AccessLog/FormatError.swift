/// A format that cannot be used: every mistake that was found in it, as sentences.
public struct FormatError: Error, CustomStringConvertible, Sendable {
  /// What was given.
  public var format: String
  /// One sentence a mistake, with the column where one is to blame.
  public var mistakes: [String]
  public var description: String { mistakes.joined(separator: "\n") }

  public init(format: String, mistakes: [String]) {
    self.format = format
    self.mistakes = mistakes
  }
}
