// What a value becomes. The same law as for the loop: no allocation, no String, no closure.

extension LineParser {
  /// Takes one value as its binding says.
  ///
  /// - Parameter isToken: whether it must be there and hold no space.
  @inline(__always)
  func take(
    _ binding: Binding, isToken: Bool, _ bytes: RawSpan, from start: Int, to end: Int,
    _ scratch: inout LineScratch, _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) -> Rejection? {
    // Most values by far are plain text or nothing.
    switch binding.role {
    case .ignored where !isToken: break
    case .upstreamStatus:
      scratch.upstreamStatus = FieldRange(start: UInt32(start), end: UInt32(end))
    case .text where !isToken:
      scratch.entry.logged |= binding.bit
      if !isAbsent(bytes, start, end) {
        scratch.entry.present |= binding.bit
        slots[base + binding.slot] = value(bytes, start, end, &scratch)
      }
    default:
      return takeOther(
        binding, isToken: isToken, bytes, from: start, to: end, &scratch, &slots, base)
    }
    return nil
  }

  @inline(never)
  private func takeOther(
    _ binding: Binding, isToken mustBeToken: Bool, _ bytes: RawSpan, from start: Int, to end: Int,
    _ scratch: inout LineScratch, _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) -> Rejection? {
    if mustBeToken,
      end == start && !format.style.emptyIsAbsent
        || !isToken(
          bytes, start, end, isList: binding.role == .client || binding.role == .clientAndPort)
    {
      return .formatMismatch
    }
    let isAbsent = isAbsent(bytes, start, end)
    switch binding.role {
    case .ignored, .upstreamStatus: break
    case .headersRead: scratch.headersRead = isTrue(bytes, start, end)
    case .text:
      scratch.entry.logged |= binding.bit
      if !isAbsent {
        scratch.entry.present |= binding.bit
        slots[base + binding.slot] = value(bytes, start, end, &scratch)
      }
    case .presence:
      scratch.entry.logged |= binding.bit
      if !isAbsent { scratch.entry.present |= binding.bit }
    case .flag:
      scratch.entry.logged |= binding.bit
      if isTrue(bytes, start, end) { scratch.entry.present |= binding.bit }
      // HAProxy's rules, which count the header, were not reached.
      if scratch.escapes == .jsonBytes {
        if isAbsent { scratch.isRequestUnread = true } else { scratch.headersRead = true }
      }
    case .client:
      scratch.entry.logged |= Field.client.bit
      if !isAbsent {
        scratch.entry.present |= Field.client.bit
        let from = mustBeToken ? startOfLast(bytes, start, end) : start
        slots[base + Int(Field.client.rawValue)] = value(bytes, from, end, &scratch)
      }
    case .clientAndPort:
      scratch.entry.logged |= Field.client.bit
      if !isAbsent {
        let address = addressWithoutPort(bytes, start, end)
        if address.start < address.end {
          scratch.entry.present |= Field.client.bit
          slots[base + Int(Field.client.rawValue)] = address
        }
      }
    case .request:
      // HAProxy escapes quotes in it: this one ends in another value.
      if scratch.escapes == .hash,
        bytes.firstIndexNearby(of: UInt8(ascii: "\""), from: start, to: end) < end
      {
        return .formatMismatch
      }
      scratch.request = FieldRange(start: UInt32(start), end: UInt32(end))
    case .part:
      let isDash = end - start == 1 && bytes.byte(start) == UInt8(ascii: "-")
      if isBadRequest(bytes, start, end) {
        scratch.isRequestUnread = true
      } else if end > start, !isDash {
        scratch.entry.logged |= binding.bit
        scratch.entry.present |= binding.bit
        // A target keeps the escapes that the client gave it.
        slots[base + binding.slot] =
          scratch.escapes == .percent
          ? FieldRange(start: UInt32(start), end: UInt32(end))
          : value(bytes, start, end, &scratch)
      }
    case .time:
      // A second, finer time that is missing says nothing against the first.
      if isAbsent, scratch.entry.present & Field.time.bit != 0 { break }
      guard let time = time(bytes, from: start, to: end, binding) else { return .badTime }
      scratch.entry.logged |= Field.time.bit
      scratch.entry.present |= Field.time.bit
      scratch.entry.timeMilliseconds = time.milliseconds
      if !time.hasZone { place(time, &scratch) }
    case .status:
      guard let status = status(bytes, start, end) else { return .badStatus }
      scratch.entry.logged |= Field.status.bit
      scratch.entry.status = status
      if status != 0 { scratch.entry.present |= Field.status.bit }
    case .bytes:
      // Apache's `%b` writes nothing at all as a dash.
      let isDash = end - start == 1 && bytes.byte(start) == UInt8(ascii: "-")
      if isUnfinished(bytes, start, end) { break }
      scratch.entry.logged |= Field.bytes.bit
      if !isDash, end == start || isMinusOne(bytes, start, end) { break }
      guard let count = isDash ? 0 : number(bytes, start, end) else { return .formatMismatch }
      scratch.entry.present |= Field.bytes.bit
      scratch.entry.bytes = count
    case .duration:
      if isUnfinished(bytes, start, end) { break }
      scratch.entry.logged |= Field.duration.bit
      if isAbsent || end == start || isMinusOne(bytes, start, end) { break }
      guard let duration = duration(bytes, start, end, binding.scale) else {
        return .formatMismatch
      }
      scratch.entry.present |= Field.duration.bit
      scratch.entry.durationMilliseconds = duration
    case .hostHeader:
      scratch.isHostHeaderLogged = true
      if !isAbsent {
        scratch.entry.present |= Field.host.bit
        slots[base + Int(Field.host.rawValue)] = value(bytes, start, end, &scratch)
      }
    case .hostName:
      scratch.entry.logged |= Field.host.bit
      if !isAbsent { scratch.hostName = value(bytes, start, end, &scratch) }
    case .serverPort:
      scratch.isServerPortLogged = true
      if isAbsent || end == start { break }
      guard end - start <= 5, number(bytes, start, end) != nil else { return .formatMismatch }
      scratch.serverPort = FieldRange(start: UInt32(start), end: UInt32(end))
    case .https:
      scratch.entry.logged |= Field.scheme.bit
      scratch.entry.present |= Field.scheme.bit
      let isOn = isTrue(bytes, start, end) && !isOff(bytes, start, end)
      slots[base + Int(Field.scheme.rawValue)] = scratch.append(isOn ? "https" : "http")
    case .scheme:
      scratch.entry.logged |= Field.scheme.bit
      if !isAbsent {
        let isFollowed =
          end - start > 3 && bytes.word(end - 3) & 0xFF_FFFF == 0x2F_2F_3A  // "://"
        scratch.entry.present |= Field.scheme.bit
        slots[base + binding.slot] = value(bytes, start, isFollowed ? end - 3 : end, &scratch)
      }
    case .clientBeforePort, .frontend, .termination, .captures, .answerMark, .more:
      return takeFromHAProxy(binding, bytes, from: start, to: end, &scratch, &slots, base)
    case .durationPart, .headerList, .operation:
      return takeFromAWS(binding, bytes, from: start, to: end, &scratch, &slots, base)
    }
    return nil
  }

  /// Counts a time from the assumed zone.
  @inline(never)
  func place(_ time: LoggedTime, _ scratch: inout LineScratch) {
    scratch.hasZonelessTime = true
    scratch.entry.timeMilliseconds = format.zone.utc(ofLocal: time.milliseconds)
  }

  /// An address without the port behind it, which an IPv6 address has only behind brackets.
  private func addressWithoutPort(_ bytes: RawSpan, _ start: Int, _ end: Int) -> FieldRange {
    if bytes.byte(start) == UInt8(ascii: "[") {
      let bracket = bytes.firstIndexNearby(of: UInt8(ascii: "]"), from: start, to: end)
      return FieldRange(start: UInt32(start + 1), end: UInt32(bracket))
    }
    let colon = bytes.firstIndexNearby(of: UInt8(ascii: ":"), from: start, to: end)
    guard colon < end else { return FieldRange(start: UInt32(start), end: UInt32(end)) }
    let second = bytes.firstIndexNearby(of: UInt8(ascii: ":"), from: colon + 1, to: end)
    return FieldRange(start: UInt32(start), end: UInt32(second < end ? end : colon))
  }

  /// Whether a number is of a response that had not ended yet: `+12`.
  private func isUnfinished(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Bool {
    end - start > 1 && bytes.byte(start) == UInt8(ascii: "+")
      && number(bytes, start + 1, end) != nil
  }

  /// Whether HAProxy could not read the request: `<BADREQ>`.
  func isBadRequest(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Bool {
    end - start == 8 && bytes.word(start) == 0x3E_51_45_52_44_41_42_3C
  }

  /// Whether a number says that there was none: `-1`.
  func isMinusOne(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Bool {
    end - start == 2 && bytes.word(start) & 0xFFFF == 0x31_2D
  }

  /// Whether a value is `off`.
  private func isOff(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Bool {
    end - start == 3 && (bytes.word(start) | 0x20_2020) & 0xFF_FFFF == 0x66_66_6F
  }

  /// Whether a flag says that something was there: anything but nothing, `0`, `-`, `false`.
  private func isTrue(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Bool {
    switch end - start {
    case 0: false
    case 1: bytes.byte(start) != UInt8(ascii: "0") && bytes.byte(start) != UInt8(ascii: "-")
    case 5: bytes.word(start) & 0xFF_FFFF_FFFF != 0x65_73_6C_61_66  // "false"
    default: true
    }
  }

  /// Whether a raw value says that nothing was there.
  @inline(__always)
  func isAbsent(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Bool {
    if end == start { return format.style.emptyIsAbsent }
    return end - start == 1 && format.style.dashIsAbsent && bytes.byte(start) == UInt8(ascii: "-")
  }

  /// Where a value stands: in the chunk, or decoded behind it.
  @inline(__always)
  func value(
    _ bytes: RawSpan, _ start: Int, _ end: Int, _ scratch: inout LineScratch
  ) -> FieldRange {
    if scratch.hasEscapes,
      bytes.firstIndexNearby(of: scratch.escapes.mark, from: start, to: end) < end
    {
      return scratch.decode(bytes, from: start, to: end, scratch.escapes)
    }
    return FieldRange(start: UInt32(start), end: UInt32(end))
  }

  /// Whether no space is in a value, in a list none but behind commas.
  @inline(__always)
  private func isToken(_ bytes: RawSpan, _ start: Int, _ end: Int, isList: Bool) -> Bool {
    var space = bytes.firstIndexNearby(of: 0x20, from: start, to: end)
    while space < end {
      guard isList, space > start, bytes.byte(space - 1) == UInt8(ascii: ",") else { return false }
      space = bytes.firstIndexNearby(of: 0x20, from: space + 1, to: end)
    }
    return true
  }

  /// Where the last of a list begins: the address that the server itself saw.
  @inline(__always)
  private func startOfLast(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int {
    var from = start
    while true {
      let space = bytes.firstIndexNearby(of: 0x20, from: from, to: end)
      if space == end { return from }
      from = space + 1
    }
  }
}
