// Numbers as logs write them: digits, checked, nothing else.

/// Whole digits, at most eighteen of them.
@inline(__always)
func number(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int64? {
  guard end > start, end - start <= 18 else { return nil }
  var value: Int64 = 0
  for offset in start..<end {
    let digit = bytes.byte(offset) &- UInt8(ascii: "0")
    guard digit <= 9 else { return nil }
    value = value &* 10 &+ Int64(digit)
  }
  return value
}

/// Seconds with or without decimals, as milliseconds rounded down.
@inline(__always)
func decimalMilliseconds(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int64? {
  let point = bytes.firstIndexNearby(of: UInt8(ascii: "."), from: start, to: end)
  guard point - start <= 12, let seconds = number(bytes, start, point) else { return nil }
  guard point < end else { return seconds * 1000 }
  guard end - point > 1, end - point <= 19 else { return nil }
  var thousandths: Int64 = 0
  for offset in point + 1..<max(end, point + 4) {
    let digit = offset < end ? bytes.byte(offset) &- UInt8(ascii: "0") : 0
    guard digit <= 9 else { return nil }
    if offset < point + 4 { thousandths = thousandths * 10 + Int64(digit) }
  }
  return seconds * 1000 + thousandths
}

/// A status: three digits or fewer; 0 where there was none.
///
/// nginx writes a status that was never set as `000`, of an HTTP/0.9 request as `009`.
@inline(__always)
func status(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int32? {
  if end == start { return 0 }
  if end - start == 1, bytes.byte(start) == UInt8(ascii: "-") { return 0 }
  guard end - start <= 3, let value = number(bytes, start, end) else { return nil }
  return value == 9 ? 0 : Int32(value)
}
