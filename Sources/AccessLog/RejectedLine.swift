/// A line no entry could be made of: why, and where.
public struct RejectedLine: Sendable {
  public var line: UInt64
  public var reason: Rejection
  /// Offset in the line, in bytes, where the format stopped fitting.
  public var position: UInt32
  /// The line's whole length in bytes.
  public var length: UInt64
  /// The line's first bytes, at most ``longestSample``; only for the first ``mostSamples`` of a
  /// reason in a batch, empty for the others.
  public var sample: [UInt8]
  /// Enough to recognise a line, too little to fill a disk.
  public static let longestSample = 512
  /// As many as anybody looks at; a file of nothing but bad lines must not fill the memory.
  public static let mostSamples = 20

  public init(line: UInt64, reason: Rejection, position: UInt32, length: UInt64, sample: [UInt8]) {
    self.line = line
    self.reason = reason
    self.position = position
    self.length = length
    self.sample = sample
  }
}
