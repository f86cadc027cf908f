private import CXXHash

/// What a block is known by: XXH3 with 128 bits over its bytes.
///
/// The value is stored, so the function must never change.
public struct BlockHash: Hashable, Sendable {
  public var high: UInt64
  public var low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  public init(of bytes: [UInt8]) {
    let hash = unsafe bytes.withUnsafeBytes { unsafe XXH3_128bits($0.baseAddress, $0.count) }
    self.init(high: hash.high64, low: hash.low64)
  }

  public init(of bytes: ArraySlice<UInt8>) {
    let hash = unsafe bytes.withUnsafeBytes { unsafe XXH3_128bits($0.baseAddress, $0.count) }
    self.init(high: hash.high64, low: hash.low64)
  }

  /// The hashes of a block's first `count` bytes and of all of them, in one pass.
  public static func both(
    ofFirst count: Int, andAllOf bytes: [UInt8]
  ) -> (beginning: BlockHash, whole: BlockHash) {
    guard let state = unsafe XXH3_createState() else {
      preconditionFailure("There is memory for a hash.")
    }
    defer { unsafe XXH3_freeState(state) }
    unsafe XXH3_128bits_reset(state)
    let hashes = [bytes[..<count], bytes[count...]].map { part in
      unsafe part.withUnsafeBytes {
        _ = unsafe XXH3_128bits_update(state, $0.baseAddress, $0.count)
      }
      let hash = unsafe XXH3_128bits_digest(state)
      return BlockHash(high: hash.high64, low: hash.low64)
    }
    return (hashes[0], hashes[1])
  }
}
