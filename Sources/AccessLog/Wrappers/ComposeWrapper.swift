/// What `docker compose logs` prints: the container's name, padded, a bar, and the line.
///
/// https://docs.docker.com/reference/cli/docker/compose/logs/
struct ComposeWrapper: LineWrapper {
  let name = "compose"
  let title = "output of docker compose"

  /// Longer ones are no container's.
  private static let longestName = 128

  func sample(of content: String) -> String { "web-1      | " + content }

  func peel(
    _ bytes: RawSpan, from start: Int, to end: Int, into content: inout [UInt8]
  ) -> Peeled? {
    var offset = start
    while offset < end, offset - start < Self.longestName, isOfName(bytes.byte(offset)) {
      offset += 1
    }
    guard offset > start else { return nil }
    while offset < end, bytes.byte(offset) == 0x20 { offset += 1 }
    guard offset + 1 < end, bytes.byte(offset - 1) == 0x20,
      bytes.byte(offset) == UInt8(ascii: "|"), bytes.byte(offset + 1) == 0x20
    else { return nil }
    for place in offset + 2..<end { content.append(bytes.byte(place)) }
    return Peeled(offset: offset + 2 - start)
  }

  private func isOfName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") <= 9
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }
}
