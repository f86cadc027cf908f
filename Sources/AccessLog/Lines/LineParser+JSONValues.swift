// Values that only JSON has: null, arrays, headers whose key says that they were there. The same law
// as for the loop over values.

extension LineParser {
  /// Nothing where a value could be.
  func takeNull(_ binding: Binding, _ scratch: inout LineScratch) {
    switch binding.role {
    case .text, .presence, .flag, .status, .bytes, .duration:
      scratch.entry.logged |= binding.fields
      scratch.entry.present &= ~binding.fields
    case .hostHeader: scratch.isHostHeaderLogged = true
    default: break
    }
  }

  /// A header that was there, be it empty; of one that the server blacked out only that it was.
  func takeHeader(
    _ binding: Binding, _ bytes: RawSpan, from start: Int, to end: Int,
    _ scratch: inout LineScratch, _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) {
    guard binding.role == .text else {
      if binding.role == .presence {
        scratch.entry.logged |= binding.bit
        scratch.entry.present |= binding.bit
      } else if binding.role == .hostHeader {
        scratch.isHostHeaderLogged = true
        if start < end {
          scratch.entry.present |= binding.fields
          slots[base + Int(Field.host.rawValue)] = value(bytes, start, end, &scratch)
        }
      }
      return
    }
    if end - start == 8, bytes.word(start) == redacted {
      scratch.entry.logged &= ~binding.bit
      scratch.entry.present &= ~binding.bit
      return
    }
    scratch.entry.logged |= binding.bit
    scratch.entry.present |= binding.bit
    slots[base + binding.slot] = value(bytes, start, end, &scratch)
  }

  /// An array: the values of a header that was sent more than once, or once. An object says only
  /// that there was something.
  @inline(never)
  func takeNested(
    _ binding: Binding, _ bytes: RawSpan, from start: Int, to end: Int,
    _ scratch: inout LineScratch, _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) {
    guard bytes.byte(start) == UInt8(ascii: "[") else {
      if binding.role == .https {
        _ = take(
          binding, isToken: false, bytes, from: start, to: end, &scratch, &slots, base)
      }
      return
    }
    var scanner = JSONScanner(position: start + 1, end: end)
    var joined: FieldRange?
    var count = 0
    while true {
      scanner.skipSpace(bytes)
      if scanner.position >= end - 1 { break }
      guard let element = scanner.value(bytes),
        element.end > element.start || element.kind == .string
      else { break }
      count += 1
      if count == 1 {
        joined = FieldRange(start: UInt32(element.start), end: UInt32(element.end))
      } else if let first = joined {
        joined = scratch.join(
          bytes, first, isDecoded: count > 2, with: element.start, element.end)
      }
      scanner.skipSpace(bytes)
      guard scanner.take(UInt8(ascii: ","), bytes) else { break }
    }
    if count < 2 || binding.role == .presence {
      takeHeader(
        binding, bytes, from: count == 1 ? Int(joined?.start ?? 0) : start,
        to: count == 1 ? Int(joined?.end ?? 0) : start, &scratch, &slots, base)
      return
    }
    // The joined values stand behind the chunk: nothing of them is to be decoded or looked at here.
    if binding.role == .hostHeader {
      scratch.isHostHeaderLogged = true
      scratch.entry.present |= binding.fields
      slots[base + Int(Field.host.rawValue)] = joined ?? FieldRange()
    } else if binding.role == .text {
      scratch.entry.logged |= binding.bit
      scratch.entry.present |= binding.bit
      slots[base + binding.slot] = joined ?? FieldRange()
    }
  }
}

/// `REDACTED` as a word.
private let redacted: UInt64 = 0x44_45_54_43_41_44_45_52
