// Lines of a server's own that stand in its access log where both go to one place, as in containers.

/// Whether a line that fits no format is a message of nginx (`2026/11/23 07:35:52 [error] …`), Apache
/// (`[Mon Nov 23 07:35:52.123456 2026] [core:error] …`), LiteSpeed
/// (`2026-11-23 07:35:52.123456 [INFO] …`) or Gunicorn (`[2026-11-23 07:35:52 +0000] [8] [INFO] …`).
func isServerMessage(_ bytes: RawSpan, from start: Int, to end: Int) -> Bool {
  has("dddd/dd/dd dd:dd:dd [", bytes, from: start, to: end)
    || has("[www www dd dd:dd:dd", bytes, from: start, to: end)
    || has("dddd-dd-dd dd:dd:dd.dddddd [", bytes, from: start, to: end)
    || has("[dddd-dd-dd dd:dd:dd +dddd] [d", bytes, from: start, to: end)
    || has("[dddd-dd-dd dd:dd:dd -dddd] [d", bytes, from: start, to: end)
}

/// Whether a line begins in a shape: `d` a digit, `w` a letter, anything else itself.
private func has(_ shape: StaticString, _ bytes: RawSpan, from start: Int, to end: Int) -> Bool {
  guard end - start >= shape.utf8CodeUnitCount else { return false }
  return shape.withUTF8Buffer { shape in
    for offset in 0..<shape.count {
      let byte = bytes.byte(start + offset)
      let expected = unsafe shape[offset]
      let fits =
        switch expected {
        case UInt8(ascii: "d"): byte &- UInt8(ascii: "0") <= 9
        case UInt8(ascii: "w"): (byte | 0x20) &- UInt8(ascii: "a") < 26
        default: byte == expected
        }
      if !fits { return false }
    }
    return true
  }
}
