/// Text of bytes that need not be UTF-8, without loss: what is not UTF-8 becomes `\xHH`, and a
/// backslash that stands before an `x` becomes `\x5C`, so that each text comes from one byte string.
/// A NUL becomes `\x00`: too many programs end a text there.
///
/// This form is stored; it must not change.
public func losslessText(_ bytes: some Sequence<UInt8>) -> String {
  let bytes = Array(bytes)
  guard needsEscape(bytes) else { return String(decoding: bytes, as: UTF8.self) }
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count + 16)
  var index = 0
  while index < bytes.count {
    let length = validSequenceLength(bytes, index)
    if length == 0 || bytes[index] == 0 {
      escape(bytes[index], into: &output)
      index += 1
    } else if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count,
      bytes[index + 1] == UInt8(ascii: "x")
    {
      escape(bytes[index], into: &output)
      index += 1
    } else {
      output.append(contentsOf: bytes[index..<index + length])
      index += length
    }
  }
  return String(decoding: output, as: UTF8.self)
}

private func needsEscape(_ bytes: [UInt8]) -> Bool {
  for (index, byte) in bytes.enumerated() {
    if byte >= 0x80 || byte == 0 { return true }
    if byte == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "x") {
      return true
    }
  }
  return false
}

private func escape(_ byte: UInt8, into output: inout [UInt8]) {
  let digits = Array("0123456789ABCDEF".utf8)
  output.append(UInt8(ascii: "\\"))
  output.append(UInt8(ascii: "x"))
  output.append(digits[Int(byte >> 4)])
  output.append(digits[Int(byte & 15)])
}

/// Length of the well-formed UTF-8 sequence at `index` (Unicode, table 3-7), or 0.
private func validSequenceLength(_ bytes: [UInt8], _ index: Int) -> Int {
  let first = bytes[index]
  let length: Int
  var lowest: UInt8 = 0x80
  var highest: UInt8 = 0xBF
  switch first {
  case 0x00...0x7F: return 1
  case 0xC2...0xDF: length = 2
  case 0xE0: (length, lowest) = (3, 0xA0)
  case 0xED: (length, highest) = (3, 0x9F)
  case 0xE1...0xEF: length = 3
  case 0xF0: (length, lowest) = (4, 0x90)
  case 0xF1...0xF3: length = 4
  case 0xF4: (length, highest) = (4, 0x8F)
  default: return 0
  }
  guard index + length <= bytes.count else { return 0 }
  guard bytes[index + 1] >= lowest, bytes[index + 1] <= highest else { return 0 }
  for next in index + 2..<max(index + length, index + 2) where bytes[next] & 0xC0 != 0x80 {
    return 0
  }
  return length
}

/// A value no longer than `limit` bytes: a longer one is cut, and its length and hash appended, so
/// that two different long values stay two.
func boundedText(_ bytes: ArraySlice<UInt8>, upTo limit: Int) -> String {
  guard bytes.count > limit else { return losslessText(bytes) }
  let hash = KeyedHash(key: (0, 0)).hash(bytes)
  let digits = String(hash, radix: 16)
  let padded = String(repeating: "0", count: 16 - digits.count) + digits
  return losslessText(bytes.prefix(limit)) + "…[\(bytes.count) bytes, \(padded)]"
}
