/// The bytes of values for digests: of each its kind, its length and itself, so that no two lists of
/// values have the same bytes.
///
/// Digests of these bytes are stored: this form must not change.
extension SHA256 {
  mutating func add(_ value: SQLValue) {
    switch value {
    case .null: update(CollectionOfOne(0))
    case .integer(let value):
      update(CollectionOfOne(1))
      add(UInt64(bitPattern: value))
    case .real(let value):
      update(CollectionOfOne(2))
      add(value.bitPattern)
    case .text(let value): add(kind: 3, Array(value.utf8))
    case .blob(let value): add(kind: 4, value)
    }
  }

  private mutating func add(kind: UInt8, _ bytes: [UInt8]) {
    update(CollectionOfOne(kind))
    add(UInt64(bytes.count))
    update(bytes)
  }

  private mutating func add(_ number: UInt64) {
    unsafe withUnsafeBytes(of: number.littleEndian) { bytes in unsafe update(bytes) }
  }
}
