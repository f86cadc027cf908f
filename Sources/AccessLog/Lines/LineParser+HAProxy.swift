// Values that only HAProxy writes. The same law as for the loop over values: no allocation, no String,
// no closure.

extension LineParser {
  /// Takes a value of HAProxy's as its binding says.
  @inline(never)
  func takeFromHAProxy(
    _ binding: Binding, _ bytes: RawSpan, from start: Int, to end: Int,
    _ scratch: inout LineScratch, _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) -> Rejection? {
    switch binding.role {
    case .clientBeforePort:
      return takeClient(bytes, from: start, to: end, &scratch, &slots, base)
    case .frontend:
      guard end > start else { return .formatMismatch }
      let isTLS = bytes.byte(end - 1) == UInt8(ascii: "~")
      scratch.entry.logged |= Field.scheme.bit
      scratch.entry.present |= Field.scheme.bit
      slots[base + Int(Field.scheme.rawValue)] = scratch.append(isTLS ? "https" : "http")
    case .termination:
      guard isTermination(bytes, start, end) else { return .formatMismatch }
      // What stopped it before the end of the server's headers came: then HAProxy answered itself.
      switch bytes.byte(start + 1) {
      case UInt8(ascii: "R"), UInt8(ascii: "Q"), UInt8(ascii: "C"), UInt8(ascii: "H"),
        UInt8(ascii: "T"):
        scratch.isAnswerUnseen = true
      default: break
      }
    case .captures:
      return takeCaptures(bytes, from: start, to: end, &scratch, &slots, base)
    case .answerMark:
      guard let count = number(bytes, start, end) else {
        scratch.isAnswerUnseen = true
        break
      }
      scratch.hasOtherAllowOrigin = count > 1
    case .more:
      guard !isAbsent(bytes, start, end) else { break }
      takeMore(binding, bytes, from: start, to: end, &scratch, &slots, base)
    default: break
    }
    return nil
  }

  /// `192.0.2.7:4711`, `2001:db8::7:4711`, `-:4711`, `unix:1`
  private func takeClient(
    _ bytes: RawSpan, from start: Int, to end: Int, _ scratch: inout LineScratch,
    _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) -> Rejection? {
    var colon = end - 1
    while colon > start, bytes.byte(colon) != UInt8(ascii: ":") { colon -= 1 }
    guard colon > start, end - colon <= 11, number(bytes, colon + 1, end) != nil else {
      return .formatMismatch
    }
    scratch.entry.logged |= Field.client.bit
    let isBracketed =
      bytes.byte(start) == UInt8(ascii: "[") && bytes.byte(colon - 1) == UInt8(ascii: "]")
    let (from, to) = isBracketed ? (start + 1, colon - 1) : (start, colon)
    let isUnix = to - from == 4 && bytes.word(from) & 0xFFFF_FFFF == 0x78_69_6E_75  // "unix"
    guard to > from, !isAbsent(bytes, from, to), !isUnix else { return nil }
    scratch.entry.present |= Field.client.bit
    slots[base + Int(Field.client.rawValue)] = FieldRange(start: UInt32(from), end: UInt32(to))
    return nil
  }

  /// Four letters or dashes: who ended the session, when, and two about cookies.
  private func isTermination(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Bool {
    guard end - start == 4 else { return false }
    for offset in start..<end {
      let byte = bytes.byte(offset)
      guard byte == UInt8(ascii: "-") || (byte | 0x20) &- UInt8(ascii: "a") < 26 else {
        return false
      }
    }
    return true
  }

  /// Captured headers: `{a|b} {c} `. Neither braces nor bars are in values, HAProxy escapes them.
  private func takeCaptures(
    _ bytes: RawSpan, from start: Int, to end: Int, _ scratch: inout LineScratch,
    _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) -> Rejection? {
    var groups: (FieldRange?, FieldRange?)
    var position = start
    while position < end {
      guard groups.1 == nil, bytes.byte(position) == UInt8(ascii: "{") else {
        return .formatMismatch
      }
      let close = bytes.firstIndexNearby(of: UInt8(ascii: "}"), from: position, to: end)
      guard close + 1 < end, bytes.byte(close + 1) == 0x20 else { return .formatMismatch }
      let group = FieldRange(start: UInt32(position + 1), end: UInt32(close))
      if groups.0 == nil { groups.0 = group } else { groups.1 = group }
      position = close + 2
    }
    // A frontend that captures nothing logs no braces.
    guard let captures = format.captures, let first = groups.0 else { return nil }
    if captures.response.isEmpty {
      return take(captures.request, first, bytes, &scratch, &slots, base)
    }
    if captures.request.isEmpty {
      // Only responses are captured; two groups would be of another frontend.
      guard groups.1 == nil else { return .formatMismatch }
      return take(captures.response, first, bytes, &scratch, &slots, base)
    }
    // Of one group alone nothing tells whether it is of requests or of responses.
    guard let second = groups.1 else { return .formatMismatch }
    return take(captures.request, first, bytes, &scratch, &slots, base)
      ?? take(captures.response, second, bytes, &scratch, &slots, base)
  }

  /// Takes the values of a group, as many as it was said to have.
  private func take(
    _ bindings: [Binding], _ group: FieldRange, _ bytes: RawSpan, _ scratch: inout LineScratch,
    _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) -> Rejection? {
    var position = Int(group.start)
    let end = Int(group.end)
    for index in bindings.indices {
      let hit = bytes.firstIndexNearby(of: UInt8(ascii: "|"), from: position, to: end)
      let isLast = index == bindings.count - 1
      guard isLast == (hit == end) else { return .formatMismatch }
      if bindings[index].role == .text, hit > position {
        // A dash was sent: what is absent is empty.
        scratch.entry.logged |= bindings[index].bit
        scratch.entry.present |= bindings[index].bit
        slots[base + bindings[index].slot] = value(bytes, position, hit, &scratch)
      } else if let rejection = take(
        bindings[index], isToken: false, bytes, from: position, to: hit, &scratch, &slots, base)
      {
        return rejection
      }
      position = hit + 1
    }
    return nil
  }

  /// Another line of a header joins the one before it.
  func takeMore(
    _ binding: Binding, _ bytes: RawSpan, from start: Int, to end: Int,
    _ scratch: inout LineScratch, _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) {
    scratch.entry.logged |= binding.bit
    guard scratch.entry.present & binding.bit != 0 else {
      scratch.entry.present |= binding.bit
      slots[base + binding.slot] = value(bytes, start, end, &scratch)
      return
    }
    let before = slots[base + binding.slot]
    let isDecoded = Int(before.start) >= scratch.decodedBase
    if isDecoded, Int(before.end) != scratch.decodedBase + scratch.decoded.count {
      // Something else was put together in between; half of a header is none.
      scratch.entry.logged &= ~binding.bit
      scratch.entry.present &= ~binding.bit
      return
    }
    slots[base + binding.slot] = scratch.join(
      bytes, before, isDecoded: isDecoded, with: start, end)
  }
}
