// Values that only services of AWS write. The same law as for the loop over values: no allocation, no
// String, no closure.

extension LineParser {
  /// CloudFront writes no more of all headers together.
  private static let longestHeaderList = 800

  /// Takes a value of AWS's as its binding says.
  @inline(never)
  func takeFromAWS(
    _ binding: Binding, _ bytes: RawSpan, from start: Int, to end: Int,
    _ scratch: inout LineScratch, _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) -> Rejection? {
    switch binding.role {
    case .durationPart:
      scratch.entry.logged |= Field.duration.bit
      if isAbsent(bytes, start, end) || isMinusOne(bytes, start, end) { break }
      guard let part = duration(bytes, start, end, binding.scale) else { return .formatMismatch }
      scratch.entry.present |= Field.duration.bit
      scratch.entry.durationMilliseconds &+= part
    case .operation:
      return takeOperation(bytes, from: start, to: end, &scratch, &slots, base)
    case .headerList:
      takeHeaders(bytes, from: start, to: end, &scratch, &slots, base)
    default: break
    }
    return nil
  }

  /// `REST.OPTIONS.PREFLIGHT`: the method between the dots, where it is of HTTP.
  private func takeOperation(
    _ bytes: RawSpan, from start: Int, to end: Int, _ scratch: inout LineScratch,
    _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) -> Rejection? {
    let dot = bytes.firstIndexNearby(of: UInt8(ascii: "."), from: start, to: end)
    guard dot < end, dot > start else { return .formatMismatch }
    let isOfHTTP =
      bytes.has(Delimiter("REST.".utf8), at: start, before: end)
      || bytes.has(Delimiter("WEBSITE.".utf8), at: start, before: end)
    let second = bytes.firstIndexNearby(of: UInt8(ascii: "."), from: dot + 1, to: end)
    guard isOfHTTP, second > dot + 1 else { return nil }
    scratch.entry.logged |= Field.method.bit
    scratch.entry.present |= Field.method.bit
    slots[base + Int(Field.method.rawValue)] =
      FieldRange(start: UInt32(dot + 1), end: UInt32(second))
    return nil
  }

  /// `Host:a.example%0AOrigin:https://b.example%0A`, cut behind so many bytes.
  private func takeHeaders(
    _ bytes: RawSpan, from start: Int, to end: Int, _ scratch: inout LineScratch,
    _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) {
    guard end > start, !isAbsent(bytes, start, end) else { return }
    let isCut = end - start >= Self.longestHeaderList
    var position = start
    while position < end {
      var lineEnd = position
      while lineEnd < end, !isLineFeed(bytes, lineEnd, end) { lineEnd += 1 }
      // The last of a list that was cut may be cut itself.
      if lineEnd < end || !isCut {
        takeHeaderLine(bytes, from: position, to: lineEnd, &scratch, &slots, base)
      }
      position = lineEnd + 3
    }
    guard !isCut else { return }
    scratch.entry.logged |= Field.requestHeaderBits & ~Field.host.bit
  }

  private func takeHeaderLine(
    _ bytes: RawSpan, from start: Int, to end: Int, _ scratch: inout LineScratch,
    _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) {
    let colon = bytes.firstIndexNearby(of: UInt8(ascii: ":"), from: start, to: end)
    guard colon < end else { return }
    var from = colon + 1
    if bytes.has(Delimiter("%20".utf8), at: from, before: end) { from += 3 }
    for index in format.requestHeaders.indices {
      guard bytes.isHeader(format.requestHeaders[index].name, from: start, to: colon) else {
        continue
      }
      let binding = format.requestHeaders[index].binding
      if binding.role == .text, scratch.entry.present & binding.bit != 0 {
        takeMore(binding, bytes, from: from, to: end, &scratch, &slots, base)
      } else {
        takeHeader(binding, bytes, from: from, to: end, &scratch, &slots, base)
      }
      return
    }
  }

  /// A line feed as CloudFront writes it: `%0A`.
  private func isLineFeed(_ bytes: RawSpan, _ offset: Int, _ end: Int) -> Bool {
    offset + 3 <= end && bytes.byte(offset) == UInt8(ascii: "%")
      && bytes.byte(offset + 1) == UInt8(ascii: "0")
      && bytes.byte(offset + 2) | 0x20 == UInt8(ascii: "a")
  }
}

extension RawSpan {
  /// Whether a range is a header's name, in any case of letters.
  ///
  /// - Parameter name: in lower case.
  fileprivate func isHeader(_ name: [UInt8], from start: Int, to end: Int) -> Bool {
    guard end - start == name.count else { return false }
    for index in name.indices {
      let byte = byte(start + index)
      let lowercased = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
      if lowercased != name[index] { return false }
    }
    return true
  }
}
