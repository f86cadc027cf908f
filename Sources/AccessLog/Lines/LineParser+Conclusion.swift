// What only the whole line can say. The same law as for the loop over values.

extension LineParser {
  /// Settles request line, host and port, the time, and headers that the server never read.
  func conclude(
    _ bytes: RawSpan, _ scratch: inout LineScratch, _ slots: inout MutableSpan<FieldRange>,
    _ base: Int
  ) {
    if let request = scratch.request {
      takeRequest(bytes, Int(request.start), Int(request.end), &scratch, &slots, base)
    }
    let headersShown = scratch.entry.present & Field.requestHeaderBits
    settleHost(&scratch, &slots, base)
    if scratch.entry.present & Field.path.bit != 0 {
      takeAbsoluteTarget(bytes, slots[base + Int(Field.path.rawValue)], &scratch, &slots, base)
    }
    if scratch.isRequestUnread {
      scratch.entry.logged &= ~Field.requestHeaderBits
      scratch.entry.present &= ~Field.requestHeaderBits
    }
    if scratch.isAnswerUnseen || scratch.hasOtherAllowOrigin { forgetAnswer(&scratch) }
    if mayBeUnread(bytes, headersShown, scratch) { forgetUnread(headersShown, &scratch) }
    if format.zeroStatusIsUnknown, scratch.entry.status == 0 {
      scratch.entry.logged &= ~Field.status.bit
    }
    if !format.conditions.isEmpty { forgetUnconditional(&scratch) }
    let both = Field.time.bit | Field.duration.bit
    if format.timeIsEnd || scratch.isTimeOfEnd, scratch.entry.present & both == both {
      scratch.entry.timeMilliseconds -= scratch.entry.durationMilliseconds
    }
  }

  /// Headers that the server never saw, or of which it logs one of several, say nothing.
  @inline(never)
  private func forgetAnswer(_ scratch: inout LineScratch) {
    let unknown =
      scratch.isAnswerUnseen
      ? Field.responseHeaderBits | Field.upstreamAllowOrigin.bit : Field.allowOrigin.bit
    scratch.entry.logged &= ~unknown
    scratch.entry.present &= ~unknown
  }

  /// A dash of a value that is not logged with this status says nothing.
  @inline(never)
  private func forgetUnconditional(_ scratch: inout LineScratch) {
    for condition in format.conditions where !condition.holds(for: scratch.entry.status) {
      scratch.entry.logged &= ~condition.fields | scratch.entry.present
    }
  }

  /// The Host header wins; the name the server decided on stands in where there was none, and only
  /// without a header in the format is the server's port the client's.
  private func settleHost(
    _ scratch: inout LineScratch, _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) {
    if scratch.isHostHeaderLogged { scratch.entry.logged |= Field.host.bit }
    if scratch.entry.present & Field.host.bit == 0, let name = scratch.hostName {
      scratch.entry.present |= Field.host.bit
      slots[base + Int(Field.host.rawValue)] = name
    }
    if scratch.isServerPortLogged, !scratch.isHostHeaderLogged {
      scratch.entry.logged |= Field.port.bit
      if let port = scratch.serverPort {
        scratch.entry.present |= Field.port.bit
        slots[base + Int(Field.port.rawValue)] = port
      }
    }
  }

  /// Method and target of a request line; neither is logged where it is none.
  private func takeRequest(
    _ bytes: RawSpan, _ start: Int, _ end: Int, _ scratch: inout LineScratch,
    _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) {
    if isBadRequest(bytes, start, end) {
      scratch.isRequestUnread = true
      return
    }
    let methodEnd = bytes.firstIndexNearby(of: 0x20, from: start, to: end)
    guard methodEnd > start, methodEnd < end, !isDash(bytes, start, methodEnd) else { return }
    for offset in start..<methodEnd where !isTokenCharacter(bytes.byte(offset)) { return }
    var targetEnd = end
    var space = end - 1
    while space > methodEnd, bytes.byte(space) != 0x20 { space -= 1 }
    if end - space > 5, bytes.word(space) & 0xFFFF_FFFF_FFFF == protocolStart { targetEnd = space }
    let target = methodEnd + 1
    guard target < targetEnd else { return }
    if scratch.entry.logged & Field.method.bit == 0 {
      scratch.entry.logged |= Field.method.bit
      scratch.entry.present |= Field.method.bit
      slots[base + Int(Field.method.rawValue)] =
        FieldRange(start: UInt32(start), end: UInt32(methodEnd))
    }
    // Some write a dash for what they refused to read.
    if scratch.entry.logged & Field.path.bit == 0, !isDash(bytes, target, targetEnd) {
      scratch.entry.logged |= Field.path.bit
      scratch.entry.present |= Field.path.bit
      slots[base + Int(Field.path.rawValue)] = value(bytes, target, targetEnd, &scratch)
    }
  }

  @inline(__always)
  private func isDash(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Bool {
    end - start == 1 && bytes.byte(start) == UInt8(ascii: "-")
  }

  /// Scheme and host of a target in absolute form, where nothing better says them.
  private func takeAbsoluteTarget(
    _ bytes: RawSpan, _ target: FieldRange, _ scratch: inout LineScratch,
    _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) {
    let start = Int(target.start)
    let end = Int(target.end)
    // Decoded targets stand elsewhere; none of them matters enough to look there.
    guard start < scratch.decodedBase, end - start > 8 else { return }
    let lowercased = bytes.word(start) | 0x2020_2020_2020_2020
    let authority: Int
    if lowercased & 0xFF_FFFF_FFFF_FFFF == httpStart {
      authority = start + 7
    } else if lowercased == httpsStart {
      authority = start + 8
    } else {
      return
    }
    var hostStart = authority
    var hostEnd = authority
    while hostEnd < end {
      let byte = bytes.byte(hostEnd)
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") {
        break
      }
      hostEnd += 1
      if byte == UInt8(ascii: "@") { hostStart = hostEnd }
    }
    guard hostEnd > hostStart else { return }
    if scratch.entry.present & Field.host.bit == 0 {
      scratch.entry.logged |= Field.host.bit
      scratch.entry.present |= Field.host.bit
      slots[base + Int(Field.host.rawValue)] =
        FieldRange(start: UInt32(hostStart), end: UInt32(hostEnd))
    }
    if scratch.entry.present & Field.scheme.bit == 0 {
      scratch.entry.logged |= Field.scheme.bit
      scratch.entry.present |= Field.scheme.bit
      slots[base + Int(Field.scheme.rawValue)] =
        FieldRange(start: UInt32(start), end: UInt32(authority - 3))
    }
  }
}

/// ` HTTP/` as a word.
private let protocolStart: UInt64 = 0x2F_50_54_54_48_20
/// `http://`, lower-cased by `| 0x20` (`:` and `/` have that bit).
private let httpStart: UInt64 = 0x2F_2F_3A_70_74_74_68
/// `https://`, the same.
private let httpsStart: UInt64 = 0x2F_2F_3A_73_70_74_74_68

/// tchar of RFC 9110, section 5.6.2.
@inline(__always)
private func isTokenCharacter(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "!"), UInt8(ascii: "#"),
    UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "'"),
    UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
    UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"),
    UInt8(ascii: "~"):
    true
  default: false
  }
}
