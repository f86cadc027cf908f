import CORSTraffic

/// The 128 bits of a block's hash, as the ledger stores them: 16 bytes, big-endian.
struct LedgerHash: Hashable {
  var high: UInt64
  var low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  init(bytes: [UInt8]) {
    high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes.dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  var bytes: [UInt8] {
    [high, low].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
    }
  }
}

extension LedgerBlock {
  var hash: LedgerHash { LedgerHash(high: high, low: low) }

  init(index: Int64, length: Int64, hash: LedgerHash) {
    self.init(index: index, length: length, high: hash.high, low: hash.low)
  }
}
