import AccessLog

/// Hashes of a log's beginning up to some of its line ends, all within its first block.
///
/// The line ends are every one of the first 64, then each about a sixteenth further: of two logs the
/// shorter one's waypoints tell whether it is the beginning of the longer, up to its last few lines,
/// wherever either was cut. A block's whole hash cannot tell that.
public struct Waypoints: Hashable, Sendable {
  public let hashes: [UInt64]

  /// - Parameter block: the log's first block, as far as its lines are counted.
  public init(of block: [UInt8]) {
    var hashes: [UInt64] = []
    var line = 0
    var next = 1
    var position = 0
    while let end = block[position...].firstIndex(of: UInt8(ascii: "\n")) {
      position = end + 1
      line += 1
      guard line == next else { continue }
      // Stored and compared for ever: neither the lines nor the function may change.
      hashes.append(BlockHash(of: block[..<position]).low)
      next = line < 64 ? line + 1 : line + line / 16
    }
    self.hashes = hashes
  }

  /// As it is stored: 8 bytes a hash, big-endian; bytes that make no whole hash are left out.
  public init(bytes: [UInt8]) {
    hashes = stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
      bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  public var bytes: [UInt8] {
    hashes.flatMap { hash in
      (0..<8).map { UInt8(truncatingIfNeeded: hash >> UInt64(56 - 8 * $0)) }
    }
  }

  /// Whether the log that `other` stands for begins as this one does, as far as both can tell; false
  /// where either has no line.
  public func agree(with other: Waypoints) -> Bool {
    let count = min(hashes.count, other.hashes.count)
    return count > 0 && hashes.prefix(count) == other.hashes.prefix(count)
  }
}
