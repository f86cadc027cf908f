// The only unsafe code of this room: bounds are checked here, before every unchecked load.

#if canImport(Glibc)
  import Glibc
#endif

/// The eight bytes from `index` on as one word.
@inline(__always)
func word(_ bytes: [UInt8], _ index: Int) -> UInt64 {
  precondition(index >= 0 && index + 8 <= bytes.count)
  return unsafe bytes.withUnsafeBytes { buffer in
    unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }
}

/// Whether `count` bytes of two arrays are the same.
@inline(__always)
func equalBytes(
  _ left: [UInt8], _ leftStart: Int, _ right: [UInt8], _ rightStart: Int, _ count: Int
) -> Bool {
  precondition(leftStart >= 0 && leftStart + count <= left.count)
  precondition(rightStart >= 0 && rightStart + count <= right.count)
  guard count > 0 else { return true }
  return unsafe left.withUnsafeBytes { leftBuffer in
    unsafe right.withUnsafeBytes { rightBuffer in
      guard let leftBase = leftBuffer.baseAddress,
        let rightBase = rightBuffer.baseAddress
      else { return false }
      return unsafe memcmp(leftBase + leftStart, rightBase + rightStart, count) == 0
    }
  }
}
