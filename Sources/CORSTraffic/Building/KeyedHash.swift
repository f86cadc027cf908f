/// SipHash-2-4: a hash that tells equal values apart from others only for who has the key.
///
/// What is stored of it (client and URL keys) must not change.
struct KeyedHash: Sendable {
  var key: (UInt64, UInt64)

  func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var state = (
      key.0 ^ 0x736f_6d65_7073_6575, key.1 ^ 0x646f_7261_6e64_6f6d,
      key.0 ^ 0x6c79_6765_6e65_7261, key.1 ^ 0x7465_6462_7974_6573
    )
    var index = bytes.startIndex
    while index + 8 <= bytes.endIndex {
      var block: UInt64 = 0
      for offset in 0..<8 { block |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
      absorb(block, into: &state)
      index += 8
    }
    var last = UInt64(truncatingIfNeeded: bytes.count) << 56
    var shift: UInt64 = 0
    while index < bytes.endIndex {
      last |= UInt64(bytes[index]) << shift
      shift += 8
      index += 1
    }
    absorb(last, into: &state)
    state.2 ^= 0xFF
    for _ in 0..<4 { round(&state) }
    return state.0 ^ state.1 ^ state.2 ^ state.3
  }

  private func absorb(_ block: UInt64, into state: inout (UInt64, UInt64, UInt64, UInt64)) {
    state.3 ^= block
    round(&state)
    round(&state)
    state.0 ^= block
  }

  private func round(_ state: inout (UInt64, UInt64, UInt64, UInt64)) {
    state.0 &+= state.1
    state.1 = rotate(state.1, 13) ^ state.0
    state.0 = rotate(state.0, 32)
    state.2 &+= state.3
    state.3 = rotate(state.3, 16) ^ state.2
    state.0 &+= state.3
    state.3 = rotate(state.3, 21) ^ state.0
    state.2 &+= state.1
    state.1 = rotate(state.1, 17) ^ state.2
    state.2 = rotate(state.2, 32)
  }

  private func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    value << bits | value >> (64 - bits)
  }
}
