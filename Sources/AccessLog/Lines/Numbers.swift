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
  // HAProxy's where nothing was sent.
  if end - start == 2, bytes.word(start) & 0xFFFF == 0x31_2D { return 0 }
  guard end - start <= 3, let value = number(bytes, start, end) else { return nil }
  return value == 9 ? 0 : Int32(value)
}

/// A number with or without decimals and exponent, as nanoseconds.
///
/// - Parameter perUnit: the nanoseconds of one.
@inline(never)
func nanoseconds(_ bytes: RawSpan, _ start: Int, _ end: Int, perUnit: Int64) -> Int64? {
  guard end > start, end - start <= 40 else { return nil }
  var mantissa: Int64 = 0
  var shift = 0
  var offset = start
  var isBehindPoint = false
  var digits = 0
  while offset < end {
    let byte = bytes.byte(offset)
    if byte == UInt8(ascii: "."), !isBehindPoint {
      isBehindPoint = true
    } else if byte &- UInt8(ascii: "0") <= 9 {
      digits += 1
      if mantissa < 100_000_000_000_000_000 {
        mantissa = mantissa * 10 + Int64(byte &- UInt8(ascii: "0"))
        if isBehindPoint { shift -= 1 }
      } else if !isBehindPoint {
        shift += 1
      }
    } else {
      break
    }
    offset += 1
  }
  guard digits > 0 else { return nil }
  if offset < end {
    guard bytes.byte(offset) | 0x20 == UInt8(ascii: "e"), offset + 1 < end else { return nil }
    let isNegative = bytes.byte(offset + 1) == UInt8(ascii: "-")
    let hasSign = isNegative || bytes.byte(offset + 1) == UInt8(ascii: "+")
    guard let exponent = number(bytes, offset + (hasSign ? 2 : 1), end), exponent < 100 else {
      return nil
    }
    shift += isNegative ? -Int(exponent) : Int(exponent)
  }
  var unit = perUnit
  while shift < 0, unit >= 10, unit % 10 == 0 {
    unit /= 10
    shift += 1
  }
  while shift < 0, mantissa != 0 {
    mantissa /= 10
    shift += 1
  }
  while shift > 0, mantissa != 0 {
    let (product, overflows) = mantissa.multipliedReportingOverflow(by: 10)
    if overflows { return nil }
    mantissa = product
    shift -= 1
  }
  let (result, overflows) = mantissa.multipliedReportingOverflow(by: unit)
  return overflows ? nil : result
}

/// A duration in milliseconds: in the unit of the format, or in seconds, or with units as Go writes
/// them (`1m2.5s`, `12.3ms`, `4µs`).
@inline(__always)
func duration(_ bytes: RawSpan, _ start: Int, _ end: Int, _ scale: Binding.Scale) -> Int64? {
  switch scale {
  case .automatic, .zoned, .pattern:
    decimalMilliseconds(bytes, start, end) ?? rareDuration(bytes, start, end)
  case .milliseconds: nanoseconds(bytes, start, end, perUnit: 1_000_000).map { $0 / 1_000_000 }
  case .microseconds: nanoseconds(bytes, start, end, perUnit: 1000).map { $0 / 1_000_000 }
  case .nanoseconds: nanoseconds(bytes, start, end, perUnit: 1).map { $0 / 1_000_000 }
  }
}

@inline(never)
private func rareDuration(_ bytes: RawSpan, _ start: Int, _ end: Int) -> Int64? {
  if let plain = nanoseconds(bytes, start, end, perUnit: 1_000_000_000) {
    return plain / 1_000_000
  }
  var total: Int64 = 0
  var offset = start
  while offset < end {
    let from = offset
    while offset < end {
      let byte = bytes.byte(offset)
      guard byte &- UInt8(ascii: "0") <= 9 || byte == UInt8(ascii: ".") else { break }
      offset += 1
    }
    let unitStart = offset
    while offset < end, bytes.byte(offset) &- UInt8(ascii: "0") > 9 { offset += 1 }
    let perUnit: Int64
    switch (bytes.byte(unitStart), offset - unitStart) {
    case (UInt8(ascii: "h"), 1): perUnit = 3_600_000_000_000
    case (UInt8(ascii: "m"), 1): perUnit = 60_000_000_000
    case (UInt8(ascii: "s"), 1): perUnit = 1_000_000_000
    case (UInt8(ascii: "m"), 2): perUnit = 1_000_000
    case (UInt8(ascii: "u"), 2), (0xC2, 3), (0xCE, 3): perUnit = 1000
    case (UInt8(ascii: "n"), 2): perUnit = 1
    default: return nil
    }
    guard let part = nanoseconds(bytes, from, unitStart, perUnit: perUnit) else { return nil }
    let (sum, overflows) = total.addingReportingOverflow(part)
    if overflows { return nil }
    total = sum
  }
  return start < end ? total / 1_000_000 : nil
}
