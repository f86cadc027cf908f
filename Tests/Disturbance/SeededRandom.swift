/// Random numbers that a seed decides (SplitMix64, public domain algorithm by S. Vigna).
package struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// The numbers of one step of a kind, whatever ran before: so that it can be repeated alone.
  package init(seed: UInt64, kind: String, step: Int) {
    var mixed = seed
    for byte in kind.utf8 { mixed = (mixed ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    self.init(seed: mixed &+ UInt64(step) &* 0xD134_2543_DE82_EF95)
    _ = next()
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// A number from 0 up to, not including, `count`.
  package mutating func number(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

  /// True in this share of cases.
  package mutating func chance(_ share: Double) -> Bool { unit() < share }

  /// From 0 up to, not including, 1.
  package mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
