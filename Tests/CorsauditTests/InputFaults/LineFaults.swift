extension InputFault {
  /// Faults of single lines.
  static let lines: [InputFault] = [
    InputFault("a hole at its beginning", .read(40), bytes: zeros(100_000) + entries(40)),
    InputFault(
      "a hole between lines", .read(40), bytes: entries(20) + zeros(1 << 20) + entries(20, from: 20)
    ),
    InputFault(
      "lines that are holes", .read(40, rejected: 2),
      bytes: entries(20) + zeros(500) + [10] + entries(20, from: 20) + zeros(7) + [10]),
    InputFault("a hole at its end", .read(40, pending: 9000), bytes: entries(40) + zeros(9000)),
    InputFault(
      "NUL within a line", .read(41), bytes: combined(40) + combined(1, userAgent: [0x61, 0, 0x62])),
    InputFault(
      "CR within a line", .read(41), bytes: combined(40) + combined(1, userAgent: [0x61, 13, 0x62])),
    InputFault(
      "bytes that are not UTF-8", .read(42),
      bytes: entries(40) + entries(1, from: 40, userAgent: [0xFF, 0xFE, 0xC3])
        + entries(1, from: 41, userAgent: [0xED, 0xA0, 0x80])),
    InputFault(
      "blank lines of every kind", .read(40, blank: 4),
      bytes: entries(40) + Array("\n   \n\t\n\r\n".utf8)),
    InputFault("a line of 1 MiB", .read(41), bytes: entries(40) + longLine(1 << 20)),
    InputFault(
      "a line of 1 MiB and a byte", .read(41, rejected: 1),
      bytes: entries(40) + longLine(1 << 20 + 1) + entries(1, from: 41)),
    InputFault(
      "a line of 1 MiB and a CR", .read(40, rejected: 1),
      bytes: entries(40) + longLine(1 << 20).dropLast() + [13, 10]),
    InputFault(
      "a line of 3 MiB", .read(41, rejected: 1),
      bytes: entries(40) + longLine(3 << 20) + entries(1, from: 41)),
    InputFault(
      "an unended line of 3 MiB", .read(40, pending: 3 << 20),
      bytes: entries(40) + longLine(3 << 20).dropLast()),
    InputFault(
      "a line that is JSON of another kind", .read(40, rejected: 1),
      bytes: entries(40) + Array("{\"level\":\"info\"}\n".utf8)),
    InputFault(
      "a tenth of its lines rejected",
      Expected(state: "read", entries: 90, rejected: 10, says: nil),
      bytes: entries(90) + (0..<10).flatMap { Array("{\"v\":\"cors1\",\"cut\":\($0)\n".utf8) }),
  ]
}

/// A line of `cors1` of so many bytes, and its line feed.
private func longLine(_ length: Int) -> [UInt8] {
  let short = entries(1, from: 40, userAgent: []).count - 1
  return entries(1, from: 40, userAgent: [UInt8](repeating: 0x61, count: length - short))
}

/// Lines of the `combined` format, which allows any byte.
private func combined(_ count: Int, userAgent: [UInt8] = Array("curl/8".utf8)) -> [UInt8] {
  (0..<count).flatMap { number in
    Array(
      #"192.0.2.\#(number) - - [24/Nov/2026:10:00:00 +0000] "GET /\#(number) HTTP/1.1" 200 5 "-" ""#
        .utf8)
      + userAgent + [0x22, 10]
  }
}
