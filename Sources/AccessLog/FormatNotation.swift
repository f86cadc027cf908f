/// A notation in which somebody can say how a log is written: `nginx:'…'`.
///
/// A new one is one file in `Notations/` with a type that conforms, and one line in
/// ``LogFormats/notations``.
public protocol FormatNotation: Sendable {
  /// The word before the colon.
  var name: String { get }
  /// How it looks with what comes behind the colon.
  var example: String { get }
  /// What it is, in a few words.
  var title: String { get }
  /// Where it is documented.
  var reference: String { get }
  /// The format that a text in this notation means.
  ///
  /// - Parameter mappings: what values mean that the notation does not know.
  func format(_ text: String, _ mappings: FieldMappings) throws(FormatError) -> any LogFormat
}
