/// The row id of an exchange: its source and line in one number.
///
/// Stored, and taken apart again by the views: this form must not change.
enum ExchangeID {
  /// The lines that fit beside the source.
  static let mostLines: Int64 = 1 << 32 - 1

  @inline(__always)
  static func make(source: Int64, line: Int64) -> Int64 { source << 32 | line }
}
