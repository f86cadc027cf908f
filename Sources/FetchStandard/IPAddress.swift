/// Four decimal numbers up to 255 without leading zeros, joined by `.`.
///
/// https://url.spec.whatwg.org/#concept-ipv4-serializer
func isSerializedIPv4Address(_ text: Substring) -> Bool {
  let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  return parts.count == 4
    && parts.allSatisfy { part in
      guard (1...3).contains(part.count), part.allSatisfy(\.isASCIIDigit) else { return false }
      guard part.count == 1 || part.first != UInt8(ascii: "0") else { return false }
      return part.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
    }
}

/// True where the text (without brackets) is the one compressed form of an IPv6 address.
///
/// https://url.spec.whatwg.org/#concept-ipv6-serializer; unlike RFC 5952 it never ends in an IPv4
/// address.
func isSerializedIPv6Address(_ text: Substring) -> Bool {
  guard text.utf8.count <= 39, let pieces = ipv6Pieces(text) else { return false }
  return serializedIPv6(pieces).hasSameBytes(as: text)
}

private func ipv6Pieces(_ text: Substring) -> [UInt16]? {
  func pieces(_ part: some StringProtocol) -> [UInt16]? {
    if part.isEmpty { return [] }
    var result: [UInt16] = []
    for piece in part.split(separator: ":", omittingEmptySubsequences: false) {
      guard (1...4).contains(piece.utf8.count), piece.utf8.first != UInt8(ascii: "+"),
        let value = UInt16(piece, radix: 16)
      else { return nil }
      result.append(value)
    }
    return result
  }
  guard let gap = text.firstRange(of: "::") else {
    let all = pieces(text)
    return all?.count == 8 ? all : nil
  }
  guard let head = pieces(text[..<gap.lowerBound]), let tail = pieces(text[gap.upperBound...]),
    head.count + tail.count < 8
  else { return nil }
  return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
}

/// Lower-case hexadecimal, the first longest run of two or more zero pieces as `::`.
private func serializedIPv6(_ pieces: [UInt16]) -> String {
  var longest = 0..<0
  var index = 0
  while index < pieces.count {
    let end = pieces[index...].firstIndex { $0 != 0 } ?? pieces.count
    if end - index > max(1, longest.count) { longest = index..<end }
    index = max(end, index + 1)
  }
  func joined(_ part: ArraySlice<UInt16>) -> String {
    part.map { String($0, radix: 16) }.joined(separator: ":")
  }
  if longest.isEmpty { return joined(pieces[...]) }
  return joined(pieces[..<longest.lowerBound]) + "::" + joined(pieces[longest.upperBound...])
}
