import Disturbance

extension InputFault {
  /// Faults of gzip data.
  static let compressed: [InputFault] = [
    InputFault("gzip without the extension", .read(40), bytes: Gzip.member(entries(40))),
    InputFault("text with gzip's extension", name: "access.log.gz", .read(40), bytes: entries(40)),
    InputFault(
      "many members, cut within lines", .read(200),
      bytes: Gzip.members(entries(200), cutAt: (1..<100).map { $0 * 300 })),
    InputFault(
      "empty members between the others", .read(40),
      bytes: Gzip.member([]) + Gzip.member(entries(20)) + Gzip.member([]) + Gzip.member([])
        + Gzip.member(entries(20, from: 20)) + Gzip.member([])),
    InputFault("gzip data of nothing", .says("empty"), bytes: Gzip.member([])),
    InputFault(
      "zeros behind the last member", .read(40), bytes: Gzip.member(entries(40)) + zeros(10_240)),
    InputFault(
      "garbage behind the last member", .says("follow the last member at offset", entries: 40),
      bytes: Gzip.member(entries(40)) + Array("garbage".utf8)),
    InputFault(
      "text behind the last member", .says("follow the last member at offset", entries: 40),
      bytes: Gzip.member(entries(40)) + entries(3, from: 40)),
    InputFault(
      "a wrong check sum", .failed("incorrect data check", entries: 40),
      bytes: flipped(Gzip.member(entries(40)), fromEnd: 8)),
    InputFault(
      "a wrong length", .failed("incorrect length check", entries: 40),
      bytes: flipped(Gzip.member(entries(40)), fromEnd: 1)),
    InputFault(
      "a wrong check sum of the first member", .failed("incorrect data check", entries: 40),
      bytes: flipped(Gzip.member(entries(40)), fromEnd: 8) + Gzip.member(entries(40, from: 40))),
    InputFault(
      "cut in the check sum",
      .failed("truncated after \(entries(40).count) uncompressed", entries: 40),
      bytes: Array(Gzip.member(entries(40)).dropLast(5))),
    InputFault(
      "cut in the next member's header", .failed("truncated", entries: 40),
      bytes: Gzip.member(entries(40)) + Gzip.member(entries(40)).prefix(5)),
    InputFault(
      "a header and nothing more", .failed("truncated after 0"),
      bytes: Array(Gzip.member(entries(40)).prefix(10))),
    InputFault("two bytes of gzip", .failed("truncated after 0"), bytes: [0x1F, 0x8B]),
    InputFault(
      "a gzip header with an unknown method", .failed("unknown compression method"),
      bytes: [0x1F, 0x8B, 9] + zeros(50)),
    InputFault(
      "a gzip header with reserved flags", .failed("unknown header flags set"),
      bytes: [0x1F, 0x8B, 8, 0xE0] + zeros(50)),
    InputFault(
      "gzip within gzip", .failed("Could not tell the format"),
      bytes: Gzip.member(Gzip.member(entries(40)))),
  ]

  /// Compressions that are told only to be refused, by their first bytes.
  static let otherCompressions: [InputFault] = [
    ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]), ("zstd", [0x28, 0xB5, 0x2F, 0xFD]),
    ("bzip2", [0x42, 0x5A, 0x68, 0x39]), ("lz4", [0x04, 0x22, 0x4D, 0x18]),
  ].map { tool, head in
    InputFault(
      "compressed by \(tool)", name: "access.log", .failed("`\(tool) -dc "),
      bytes: head + (0..<2000).map { UInt8($0 * 31 & 0xFF) })
  }
}

private func flipped(_ bytes: [UInt8], fromEnd offset: Int) -> [UInt8] {
  var bytes = bytes
  bytes[bytes.count - offset] ^= 0x55
  return bytes
}
