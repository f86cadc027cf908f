/// One block of a log's uncompressed bytes.
///
/// The unit in which a log is known again, so its length must never change.
public struct Block: Sendable {
  /// The length of every block but the last.
  public static let length = 1 << 20
  /// What ``bytes`` has room for behind the block, so that a reader can add to it without a copy.
  static let slack = 128 << 10

  /// The block's number in its log, from 0.
  public var index: Int
  /// ``length`` bytes; fewer, but at least one, in the last block.
  public var bytes: [UInt8]
  /// Whether the log ends with this block.
  public var isLast: Bool

  public init(index: Int, bytes: [UInt8], isLast: Bool) {
    self.index = index
    self.bytes = bytes
    self.isLast = isLast
  }
}
