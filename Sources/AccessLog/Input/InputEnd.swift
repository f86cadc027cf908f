/// How a log's bytes ended.
public enum InputEnd: Sendable, Hashable, CustomStringConvertible {
  /// As it should.
  case complete
  /// In the middle of a gzip member: still being written, or a copy that was cut.
  case truncatedGzip(uncompressedBytes: UInt64)
  /// At compressed bytes that are none, or whose check sum differs; what came before was delivered.
  case corruptGzip(uncompressedBytes: UInt64, reason: String)
  /// After the last gzip member other bytes follow, from this offset on; they were not read.
  case trailingGarbage(offset: UInt64)

  /// Whether bytes of the log are missing or doubtful; trailing garbage takes nothing away.
  public var isDamaged: Bool {
    switch self {
    case .complete, .trailingGarbage: false
    case .truncatedGzip, .corruptGzip: true
    }
  }

  /// One sentence for people, without the log's name.
  public var description: String {
    switch self {
    case .complete:
      "Complete."
    case .truncatedGzip(let bytes):
      "The gzip data is truncated after \(bytes) uncompressed bytes; its whole lines were read."
    case .corruptGzip(let bytes, let reason):
      """
      The gzip data is damaged after \(bytes) uncompressed bytes (\(reason)); the lines before \
      were read.
      """
    case .trailingGarbage(let offset):
      "Bytes that are no gzip data follow the last member at offset \(offset); they were ignored."
    }
  }
}
