import AccessLog
import FetchStandard

/// The origins of a batch, as they stand in `Origin`.
struct OriginTable {
  /// No browser sends a longer one; what is longer is cut, with its length and hash.
  static let longestOrigin = 512

  private var interner = ByteInterner()
  /// Index into the batch's origins, by id of the interned bytes.
  private var indices: [Int32] = []
  private var notLogged: Int32?
  private var absent: Int32?

  var byteCount: Int { interner.byteCount }

  /// The index of this entry's origin; a new one is added to `origins`.
  mutating func origin(
    of entries: EntryBatch, _ index: Int, into origins: inout [OriginValue]
  ) -> Int32 {
    let entry = entries.entries[index]
    guard entry.logged & Field.origin.bit != 0 else {
      return OriginTable.remember(&notLogged, .notLogged, &origins)
    }
    let value = trimmed(entries.value(.origin, of: index))
    guard !value.isEmpty else { return OriginTable.remember(&absent, .absent, &origins) }
    let (id, isNew) = interner.intern(entries.bytes, value.startIndex..<value.endIndex)
    if isNew {
      indices.append(Int32(origins.count))
      origins.append(.value(boundedText(value, upTo: OriginTable.longestOrigin)))
    }
    return indices[id]
  }

  /// The index of an origin that did not stand in `Origin`.
  mutating func index(of origin: String, into origins: inout [OriginValue]) -> Int32 {
    let (id, isNew) = interner.intern(Array(origin.utf8))
    if isNew {
      indices.append(Int32(origins.count))
      origins.append(.value(origin))
    }
    return indices[id]
  }

  private static func remember(
    _ slot: inout Int32?, _ value: OriginValue, _ origins: inout [OriginValue]
  ) -> Int32 {
    if let slot { return slot }
    origins.append(value)
    slot = Int32(origins.count - 1)
    return Int32(origins.count - 1)
  }
}

/// A header value without the white space around it, which is not part of it
/// (Fetch §Header lists, "normalize").
func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var bytes = bytes
  while let first = bytes.first, isHeaderSpace(first) { bytes = bytes.dropFirst() }
  while let last = bytes.last, isHeaderSpace(last) { bytes = bytes.dropLast() }
  return bytes
}

private func isHeaderSpace(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}
