/// Gives each distinct byte string a dense id, in the order of first sight.
///
/// The hash is seeded per process, so that a log cannot be written to make it slow. Nothing in here
/// may allocate for a string that is known.
struct ByteInterner {
  private var arena: [UInt8] = []
  /// End of each string in the arena; it begins where the one before ends.
  private var ends: [Int] = [0]
  private var hashes: [UInt64] = []
  /// id + 1, or 0 where free; the number of slots is a power of two.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)
  private static let seed = UInt64.random(in: .min ... .max)

  var count: Int { hashes.count }
  /// Bytes held, as the bound on a batch.
  var byteCount: Int { arena.count }

  /// The id of these bytes, and whether they are seen for the first time.
  mutating func intern(_ bytes: [UInt8], _ range: Range<Int>) -> (id: Int, isNew: Bool) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    let hash = ByteInterner.hash(bytes, range)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      if hashes[id] == hash, holds(id, bytes, range) { return (id, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let id = hashes.count
    arena.append(contentsOf: bytes[range])
    ends.append(arena.count)
    hashes.append(hash)
    slots[slot] = UInt32(id + 1)
    if hashes.count * 2 > slots.count { grow() }
    return (id, true)
  }

  mutating func intern(_ bytes: [UInt8]) -> (id: Int, isNew: Bool) {
    intern(bytes, 0..<bytes.count)
  }

  private func holds(_ id: Int, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let start = ends[id]
    guard ends[id + 1] - start == range.count else { return false }
    return equalBytes(arena, start, bytes, range.lowerBound, range.count)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for (id, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(id + 1)
    }
  }

  /// Multiply-and-fold over words of eight bytes; for tables in memory only, never stored.
  private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var state = seed ^ UInt64(truncatingIfNeeded: range.count) &* 0x9E37_79B9_7F4A_7C15
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      state = fold(state ^ word(bytes, index), 0xA076_1D64_78BD_642F)
      index += 8
    }
    if index < range.upperBound {
      var rest: UInt64 = 0
      while index < range.upperBound {
        rest = rest << 8 | UInt64(bytes[index])
        index += 1
      }
      state = fold(state ^ rest, 0xE703_7ED1_A0B4_28DB)
    }
    return fold(state, 0x8EBC_6AF0_9C88_C6E3)
  }

  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right | 1)
    return product.high ^ product.low
  }
}
