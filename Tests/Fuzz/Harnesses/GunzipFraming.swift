import AccessLog

/// Any bytes are a file: what is given out of it is what zlib makes of its members one by one, it
/// ends as it should, and how the bytes come in changes nothing.
public enum GunzipFraming: Harness {
  public static let name = "gunzip-framing"

  /// Longer inputs are cut: what is in them is found in shorter ones.
  private static let longest = 64 << 10

  public static let seeds: [[UInt8]] = [Array("a\n".utf8)]

  public static func check(_ input: [UInt8]) throws {
    let input = Array(input.prefix(longest))
    let expected = ReferenceGunzip(input)
    let file = try MemoryFile.file(input)
    try compare(try Reading(file.source), with: expected, of: input, "from a file")
    let pipe = try MemoryFile.pipe(input, inPiecesOf: 300)
    try compare(try Reading(pipe.source), with: expected, of: input, "from a pipe, in pieces")
  }

  private static func compare(
    _ reading: Reading, with expected: ReferenceGunzip, of input: [UInt8], _ way: String
  ) throws {
    if let refusal = expected.refusal {
      try promise(
        reading.refusal == refusal, "\(way): \(refusal) is refused, not \(reading.refusal as Any)")
      return
    }
    try promise(reading.refusal == nil, "\(way): refused as \(reading.refusal as Any)")
    try promise(
      reading.length == expected.length && reading.hashes == expected.hashes,
      "\(way): \(reading.length) bytes are given, zlib gives \(expected.length)")
    try promise(
      reading.end == expected.end, "\(way): ends as \(reading.end as Any), not \(expected.end)")
  }
}

/// What a reader gives, of which only hashes are kept: a small file can inflate to a large one.
private struct Reading {
  var length: UInt64 = 0
  var hashes: [BlockHash] = []
  var end: InputEnd?
  var refusal: InputError.Kind?

  init(_ source: LogSource) throws {
    do {
      let reader = try BlockReader(source)
      var index = 0
      var hasEnded = false
      while let block = try reader.next() {
        try promise(!hasEnded, "No block follows the last one.")
        try promise(block.index == index, "Block \(index) is numbered \(block.index).")
        try promise(!block.bytes.isEmpty, "A block holds a byte.")
        try promise(
          block.isLast ? block.bytes.count <= Block.length : block.bytes.count == Block.length,
          "Every block but the last is whole: \(block.bytes.count) bytes.")
        hasEnded = block.isLast
        index += 1
        length += UInt64(block.bytes.count)
        hashes.append(BlockHash(of: block.bytes))
      }
      try promise(hasEnded || index == 0, "The last block is marked.")
      end = reader.end
    } catch let error as InputError {
      refusal = error.kind
    }
  }
}
