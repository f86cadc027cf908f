// Values with escapes, decoded to the bytes that were on the wire.
//
// Runs only for values with what begins an escape. A sequence that is no escape stays as it is: nothing is
// lost, nothing is guessed.

extension LineScratch {
  /// Appends fixed text, and says where it will stand in the batch.
  mutating func append(_ text: StaticString) -> FieldRange {
    let start = decoded.count
    text.withUTF8Buffer { unsafe decoded.append(contentsOf: $0) }
    return range(from: start)
  }

  /// Decodes a value, and says where it will stand in the batch.
  mutating func decode(
    _ bytes: RawSpan, from start: Int, to end: Int, _ escapes: ValueStyle.Escapes
  ) -> FieldRange {
    let decodedStart = decoded.count
    let mark = escapes.mark
    var offset = start
    while offset < end {
      let byte = bytes.byte(offset)
      guard byte == mark, offset + 1 < end else {
        decoded.append(byte)
        offset += 1
        continue
      }
      let length: Int =
        switch escapes {
        case .json, .jsonBytes:
          decodeJSONEscape(bytes, at: offset, to: end, unitsAreBytes: escapes == .jsonBytes)
        case .hash, .percent: decodeHexadecimal(bytes, at: offset, behind: 1, to: end)
        case .ncsa, .raw: decodeNCSAEscape(bytes, at: offset, to: end)
        }
      offset += length
    }
    return range(from: decodedStart)
  }

  /// Adds one more value of a header to those so far, a comma and a space before it.
  ///
  /// - Parameter isDecoded: whether those so far were the last that was put together.
  mutating func join(
    _ bytes: RawSpan, _ before: FieldRange, isDecoded: Bool, with start: Int, _ end: Int
  ) -> FieldRange {
    var joined = before
    if !isDecoded {
      joined = decode(bytes, from: Int(before.start), to: Int(before.end), escapes)
    }
    decoded.append(UInt8(ascii: ","))
    decoded.append(0x20)
    joined.end = decode(bytes, from: start, to: end, escapes).end
    return joined
  }

  private func range(from start: Int) -> FieldRange {
    FieldRange(
      start: UInt32(truncatingIfNeeded: decodedBase + start),
      end: UInt32(truncatingIfNeeded: decodedBase + decoded.count))
  }

  /// Decodes an escape of nginx's or Apache's, and says how long it is.
  private mutating func decodeNCSAEscape(_ bytes: RawSpan, at offset: Int, to end: Int) -> Int {
    switch bytes.byte(offset + 1) {
    case UInt8(ascii: "x"): return decodeHexadecimal(bytes, at: offset, behind: 2, to: end)
    case UInt8(ascii: "\""): decoded.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): decoded.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "v"): decoded.append(0x0B)
    default:
      decoded.append(UInt8(ascii: "\\"))
      return 1
    }
    return 2
  }

  /// Decodes an escape of JSON's or `\xHH`, and says how long it is.
  private mutating func decodeJSONEscape(
    _ bytes: RawSpan, at offset: Int, to end: Int, unitsAreBytes: Bool
  ) -> Int {
    switch bytes.byte(offset + 1) {
    case UInt8(ascii: "x"): return decodeHexadecimal(bytes, at: offset, behind: 2, to: end)
    case UInt8(ascii: "u"):
      return decodeUTF16(bytes, at: offset, to: end, unitsAreBytes: unitsAreBytes)
    case UInt8(ascii: "\""): decoded.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): decoded.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): decoded.append(UInt8(ascii: "/"))
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    default:
      decoded.append(UInt8(ascii: "\\"))
      return 1
    }
    return 2
  }

  /// Two digits behind as many bytes: `\xHH`, `#HH`.
  private mutating func decodeHexadecimal(
    _ bytes: RawSpan, at offset: Int, behind count: Int, to end: Int
  ) -> Int {
    guard let value = hexadecimal(bytes, from: offset + count, count: 2, before: end) else {
      decoded.append(bytes.byte(offset))
      return 1
    }
    decoded.append(UInt8(value))
    return count + 2
  }

  /// `\uHHHH`, or two of them for a scalar beyond the first plane; half of such a pair stays as it
  /// is.
  private mutating func decodeUTF16(
    _ bytes: RawSpan, at offset: Int, to end: Int, unitsAreBytes: Bool
  ) -> Int {
    guard let unit = hexadecimal(bytes, from: offset + 2, count: 4, before: end) else {
      decoded.append(UInt8(ascii: "\\"))
      return 1
    }
    if unitsAreBytes, unit <= 0xFF {
      decoded.append(UInt8(unit))
      return 6
    }
    if let scalar = Unicode.Scalar(unit) {
      decoded.append(contentsOf: UTF8.encode(scalar) ?? .init())
      return 6
    }
    if unit < 0xDC00, offset + 12 <= end, bytes.byte(offset + 6) == UInt8(ascii: "\\"),
      bytes.byte(offset + 7) == UInt8(ascii: "u"),
      let low = hexadecimal(bytes, from: offset + 8, count: 4, before: end),
      (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    {
      decoded.append(contentsOf: UTF8.encode(scalar) ?? .init())
      return 12
    }
    decoded.append(UInt8(ascii: "\\"))
    return 1
  }
}

private func hexadecimal(
  _ bytes: RawSpan, from start: Int, count: Int, before end: Int
) -> UInt32? {
  guard start + count <= end else { return nil }
  var value: UInt32 = 0
  for offset in start..<start + count {
    let byte = bytes.byte(offset)
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
    case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
    default: return nil
    }
  }
  return value
}
