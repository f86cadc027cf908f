/// A way of writing down exchanges, one a line: what a line must look like and what it can show.
///
/// A new format is one file in `Formats/` with a type that conforms, and one line in
/// ``LogFormats/all``. What it must say: its ``name``, ``title`` and ``reference``; its
/// ``definition``, and the ``configuration`` where that is more; ``examples``; what it shows of
/// repeated headers, and which moment its time is; its ``losses``, where there are some; and
/// ``compiled``, which is made
/// - of a format string, by ``NginxFormat``, ``ApacheFormat`` or ``EnvoyFormat``, or of
///   ``FormatPiece``s put together by hand, or
/// - of a ``JSONLayout``, for JSON with keys of its own.
///
/// Which fields it can show follows from that. Detection tries it on the lines of a log.
public protocol LogFormat: Sendable {
  /// The word for it in `--log-format` and in the store.
  var name: String { get }
  /// What it is, in a few words.
  var title: String { get }
  /// Where it is documented: a link, or who made it.
  var reference: String { get }
  /// Words for servers whose recommended format it is: `formats show nginx` shows this one.
  var servers: [String] { get }
  /// The format in its own notation.
  var definition: String { get }
  /// What to write into a server's configuration to have such a log; the definition where that is
  /// all.
  var configuration: String { get }
  /// Bits of the fields that a line of this format can show.
  var possibleFields: UInt64 { get }
  /// What becomes visible of a header that was sent twice.
  var duplicateVisibility: DuplicateVisibility { get }
  /// Which moment of an exchange its time is.
  var timeKind: TimeKind { get }
  /// Whether it is several of the other formats together.
  var isMixture: Bool { get }
  /// What a server's logger does not say as it was, a sentence each, for those who use the log.
  var losses: [String] { get }
  /// Lines as servers write them, and what they must give; all of them become entries.
  var examples: [LogExample] { get }
  /// How its lines are read.
  var compiled: CompiledFormat { get }
}

extension LogFormat {
  public var servers: [String] { [] }
  public var isMixture: Bool { false }
  public var configuration: String { definition }
  public var losses: [String] { [] }
  public var samples: [String] { examples.map(\.line) }
  public var possibleFields: UInt64 { compiled.possibleFields }
}

/// What a log shows of a header that was sent twice. The raw values are stored and printed.
public enum DuplicateVisibility: String, CaseIterable, Sendable {
  case first, last, joined, all, unknown

  /// Whether all values are seen for certain.
  public var showsAll: Bool { self == .joined || self == .all }
}

/// Which moment of an exchange a time is. The raw values are stored and printed.
public enum TimeKind: String, CaseIterable, Sendable {
  /// The request came in, or the time was reckoned back to that.
  case start
  /// The response was done and the line was written.
  case end
}
