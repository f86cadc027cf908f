/// What somebody who hands lines on puts around each: a container runtime, a supervisor, syslog.
///
/// A new wrapper is one file in `Wrappers/` with a type that conforms, and one line in
/// ``LineWrappers/all``. In `--log-format` it stands before the format: `cri:combined`.
public protocol LineWrapper: Sendable {
  /// The word for it in `--log-format` and in the store.
  var name: String { get }
  /// What it is, in a few words.
  var title: String { get }
  /// Whether it breaks lines that are too long for it, so that their parts must be joined.
  var writesParts: Bool { get }
  /// A line of `content` as it looks inside; for tests and for people.
  func sample(of content: String) -> String

  /// Appends what is inside of a line and says what was around it; nil if the line has another
  /// shape, and then nothing is appended.
  ///
  /// Needs sixteen bytes of slack behind `end`.
  func peel(_ bytes: RawSpan, from start: Int, to end: Int, into content: inout [UInt8]) -> Peeled?
}

extension LineWrapper {
  public var writesParts: Bool { false }
}

/// What was around a line.
public struct Peeled: Sendable {
  /// When the line was handed on, in milliseconds since 1970 UTC, where that is said with a zone.
  var milliseconds: Int64?
  /// Where in the line its content began.
  var offset = 0
  /// Whether the line goes on in the next one of the same stream.
  var isPartial = false
  /// Whether it was written to standard error, of which the lines stand between those of standard
  /// output.
  var isStandardError = false
}

/// The wrappers that are known.
///
/// A new one: a file in `Wrappers/`, and its line here.
public enum LineWrappers {
  /// In the order of detection.
  public static let all: [any LineWrapper] = [
    CRIWrapper(), DockerWrapper(), JournaldWrapper(), UpsunWrapper(), SyslogWrapper(),
    ComposeWrapper(),
  ]

  /// More of them around one line are not looked for.
  static let deepest = 3

  static func named(_ name: some StringProtocol) -> (any LineWrapper)? {
    all.first { $0.name == name }
  }
}
