/// Lengths of pieces, the same for the same seed: many short ones, some long.
struct Pieces {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Depends on every byte, so that the same input is always cut alike.
  init(of bytes: [UInt8]) {
    state = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// From 1 to `most`.
  mutating func next(most: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let bits = Int(state >> 33)
    let longest = max(1, most >> (bits & 7))
    return 1 + (bits >> 3) % longest
  }
}
