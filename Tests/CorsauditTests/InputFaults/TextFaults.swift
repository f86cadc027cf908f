import Disturbance

extension InputFault {
  /// Faults of the text as a whole.
  static let texts: [InputFault] = [
    InputFault("a byte order mark of UTF-8", .read(40), bytes: [0xEF, 0xBB, 0xBF] + entries(40)),
    InputFault(
      "UTF-16LE with its mark", .failed("iconv -f UTF-16"), bytes: wide(entries(40), [0xFF, 0xFE])),
    InputFault(
      "UTF-16BE with its mark", .failed("iconv -f UTF-16"), bytes: wide(entries(40), [0xFE, 0xFF])),
    InputFault(
      "UTF-16LE within gzip", .failed("iconv -f UTF-16"),
      bytes: Gzip.member(wide(entries(40), [0xFF, 0xFE]))),
    InputFault(
      "UTF-16LE without a mark", .failed("Could not tell the format"),
      bytes: Array(wide(entries(40), [0xFF, 0xFE]).dropFirst(2))),
    InputFault(
      "CRLF at every line", .read(40), bytes: entries(40).flatMap { $0 == 10 ? [13, 10] : [$0] }),
    InputFault(
      "CR instead of line feeds", .failed("Could not tell the format"),
      bytes: entries(40).map { $0 == 10 ? 13 : $0 }),
    InputFault(
      "nothing but line feeds", .failed("Could not tell the format"), bytes: [10, 10, 10]),
    InputFault(
      "a binary file", .failed("Could not tell the format"),
      bytes: (0..<70_000).map { UInt8($0 * 7 & 0xFF) }),
    InputFault(
      "no line feed at its end", .read(40, pending: entries(1, from: 40).count - 1),
      bytes: Array(entries(41).dropLast())),
  ]
}

private func wide(_ bytes: [UInt8], _ mark: [UInt8]) -> [UInt8] {
  mark + bytes.flatMap { mark[0] == 0xFF ? [$0, 0] : [0, $0] }
}
