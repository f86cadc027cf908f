// Bytes and words of a chunk: the only place in the loop over lines with unsafe calls.
//
// Everything here checks its bounds, and nothing here may allocate or retain.

private import Glibc

extension RawSpan {
  /// The byte at an offset.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 {
    unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  /// Eight bytes from an offset on, the first one lowest.
  @inline(__always)
  func word(_ offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Where a byte stands first in a range, or the range's end.
  @inline(__always)
  func firstIndex(of byte: UInt8, from start: Int, to end: Int) -> Int {
    precondition(0 <= start && start <= end && end <= byteCount, "A search outside of its chunk.")
    let found = unsafe withUnsafeBytes { buffer -> Int? in
      guard start < end, let base = buffer.baseAddress else { return nil }
      guard let hit = unsafe memchr(base + start, Int32(byte), end - start) else { return nil }
      return unsafe UnsafeRawPointer(hit) - base
    }
    return found ?? end
  }

  /// The same for values, most of which are short: eight bytes at a time.
  ///
  /// Needs eight bytes of slack behind `end`.
  @inline(__always)
  func firstIndexNearby(of byte: UInt8, from start: Int, to end: Int) -> Int {
    let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
    var offset = start
    while offset < end {
      if offset - start >= 64 { return firstIndex(of: byte, from: offset, to: end) }
      let difference = word(offset) ^ pattern
      let hits = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
      if hits != 0 { return min(offset + hits.trailingZeroBitCount / 8, end) }
      offset += 8
    }
    return end
  }

  /// Whether a fixed text stands at an offset, all of it before `end`.
  ///
  /// Needs sixteen bytes of slack behind `end`.
  @inline(__always)
  func has(_ text: Delimiter, at offset: Int, before end: Int) -> Bool {
    guard offset + text.count <= end, word(offset) & text.lowMask == text.low else { return false }
    guard text.count > 8 else { return true }
    return word(offset + 8) & text.highMask == text.high
  }

  /// How long the byte order mark at an offset is: three bytes, or none where there is none.
  ///
  /// Needs eight bytes of slack behind `end`.
  func markLength(at offset: Int, before end: Int) -> Int {
    end - offset >= 3 && word(offset) & 0xFF_FFFF == 0xBF_BB_EF ? 3 : 0
  }

  /// Whether a backslash before an offset escapes what stands there.
  @inline(__always)
  func isEscaped(_ offset: Int, from start: Int) -> Bool {
    var backslashes = 0
    while offset - backslashes > start, byte(offset - backslashes - 1) == UInt8(ascii: "\\") {
      backslashes += 1
    }
    return backslashes % 2 == 1
  }
}
