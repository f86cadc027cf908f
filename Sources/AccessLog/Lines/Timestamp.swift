// Times as logs write them. No allocation, no calendar of the operating system.

/// A time as it is written.
struct LoggedTime {
  /// Since 1970, UTC where there is a zone, else as clocks showed it.
  var milliseconds: Int64
  var hasZone = true
}

extension LineParser {
  /// A time in the notation of its binding, or nil if it is none.
  @inline(__always)
  func time(
    _ bytes: RawSpan, from start: Int, to end: Int, _ binding: Binding
  ) -> LoggedTime? {
    switch binding.scale {
    case .zoned:
      commonMilliseconds(bytes, from: start, to: end).map { LoggedTime(milliseconds: $0) }
    case .automatic: loggedTime(bytes, from: start, to: end)
    case .milliseconds: scaled(bytes, start, end, perUnit: 1_000_000)
    case .microseconds: scaled(bytes, start, end, perUnit: 1000)
    case .nanoseconds: scaled(bytes, start, end, perUnit: 1)
    case .pattern:
      format.timePatterns[Int(binding.pattern)].time(bytes, from: start, to: end)
    }
  }

  private func scaled(
    _ bytes: RawSpan, _ start: Int, _ end: Int, perUnit: Int64
  ) -> LoggedTime? {
    nanoseconds(bytes, start, end, perUnit: perUnit).map {
      LoggedTime(milliseconds: $0 / 1_000_000)
    }
  }
}

/// A time in any notation that logs use and that is told by its shape, or nil.
///
/// Fast for those that most lines have: `23/Nov/2026:07:35:52 +0000`, perhaps in brackets;
/// `2026-11-23T07:35:52+00:00`; seconds with decimals.
@inline(__always)
func loggedTime(_ bytes: RawSpan, from start: Int, to end: Int) -> LoggedTime? {
  if let milliseconds = commonMilliseconds(bytes, from: start, to: end) {
    return LoggedTime(milliseconds: milliseconds)
  }
  return rareTime(bytes, from: start, to: end)
}

@inline(__always)
private func commonMilliseconds(_ bytes: RawSpan, from start: Int, to end: Int) -> Int64? {
  guard end - start >= 3 else { return decimalMilliseconds(bytes, start, end) }
  if bytes.byte(start) == UInt8(ascii: "["), bytes.byte(end - 1) == UInt8(ascii: "]") {
    return clfMilliseconds(bytes, from: start + 1, to: end - 1)
  }
  if bytes.byte(start + 2) == UInt8(ascii: "/") {
    return clfMilliseconds(bytes, from: start, to: end)
  }
  if end - start >= 20, bytes.byte(start + 4) == UInt8(ascii: "-") {
    return isoMilliseconds(bytes, from: start, to: end)
  }
  return decimalMilliseconds(bytes, start, end)
}

/// `23/Nov/2026:07:35:52 +0000`
private func clfMilliseconds(_ bytes: RawSpan, from start: Int, to end: Int) -> Int64? {
  guard end - start == 26, bytes.byte(start + 2) == UInt8(ascii: "/"),
    bytes.byte(start + 6) == UInt8(ascii: "/"), bytes.byte(start + 11) == UInt8(ascii: ":"),
    bytes.byte(start + 20) == 0x20,
    let day = twoDigits(bytes, start), let month = month(bytes, start + 3),
    let century = twoDigits(bytes, start + 7), let year = twoDigits(bytes, start + 9),
    let seconds = secondsOfDay(bytes, start + 12),
    let zone = zoneSeconds(bytes, from: start + 21, to: end),
    let days = daysSinceEpoch(year: century * 100 + year, month: month, day: day)
  else { return nil }
  return (days * 86400 + seconds - zone) * 1000
}

/// `2026-11-23T07:35:52+00:00`, the seconds perhaps with decimals, the zone perhaps `Z`.
private func isoMilliseconds(_ bytes: RawSpan, from start: Int, to end: Int) -> Int64? {
  guard bytes.byte(start + 7) == UInt8(ascii: "-"),
    bytes.byte(start + 10) == UInt8(ascii: "T") || bytes.byte(start + 10) == 0x20,
    let century = twoDigits(bytes, start), let year = twoDigits(bytes, start + 2),
    let month = twoDigits(bytes, start + 5), let day = twoDigits(bytes, start + 8),
    let seconds = secondsOfDay(bytes, start + 11),
    let days = daysSinceEpoch(year: century * 100 + year, month: month, day: day)
  else { return nil }
  var offset = start + 19
  var thousandths: Int64 = 0
  if bytes.byte(offset) == UInt8(ascii: ".") {
    offset += 1
    var unit: Int64 = 100
    while offset < end, bytes.byte(offset) &- UInt8(ascii: "0") <= 9 {
      thousandths += unit * Int64(bytes.byte(offset) - UInt8(ascii: "0"))
      unit /= 10
      offset += 1
    }
  }
  guard let zone = zoneSeconds(bytes, from: offset, to: end) else { return nil }
  return (days * 86400 + seconds - zone) * 1000 + thousandths
}

/// `+0000`, `+00:00` or `Z`.
func zoneSeconds(_ bytes: RawSpan, from start: Int, to end: Int) -> Int64? {
  if end - start == 1, bytes.byte(start) == UInt8(ascii: "Z") { return 0 }
  guard end - start == 5 || end - start == 6 else { return nil }
  let hasColon = end - start == 6
  if hasColon, bytes.byte(start + 3) != UInt8(ascii: ":") { return nil }
  guard let hours = twoDigits(bytes, start + 1), let minutes = twoDigits(bytes, end - 2),
    hours <= 23, minutes <= 59
  else { return nil }
  switch bytes.byte(start) {
  case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
  case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
  default: return nil
  }
}

/// `07:35:52`; a leap second is let in.
func secondsOfDay(_ bytes: RawSpan, _ start: Int) -> Int64? {
  guard let hours = twoDigits(bytes, start), let minutes = twoDigits(bytes, start + 3),
    let seconds = twoDigits(bytes, start + 6), hours <= 23, minutes <= 59, seconds <= 60,
    bytes.byte(start + 2) == UInt8(ascii: ":"), bytes.byte(start + 5) == UInt8(ascii: ":")
  else { return nil }
  return hours * 3600 + minutes * 60 + seconds
}

@inline(__always)
func twoDigits(_ bytes: RawSpan, _ start: Int) -> Int64? {
  let tens = bytes.byte(start) &- UInt8(ascii: "0")
  let ones = bytes.byte(start + 1) &- UInt8(ascii: "0")
  return tens <= 9 && ones <= 9 ? Int64(tens) * 10 + Int64(ones) : nil
}

/// The number of an English month, from 1.
func month(_ bytes: RawSpan, _ start: Int) -> Int64? {
  let name =
    UInt32(bytes.byte(start)) << 16 | UInt32(bytes.byte(start + 1)) << 8
    | UInt32(bytes.byte(start + 2))
  return switch name {
  case 0x4A_61_6E: 1
  case 0x46_65_62: 2
  case 0x4D_61_72: 3
  case 0x41_70_72: 4
  case 0x4D_61_79: 5
  case 0x4A_75_6E: 6
  case 0x4A_75_6C: 7
  case 0x41_75_67: 8
  case 0x53_65_70: 9
  case 0x4F_63_74: 10
  case 0x4E_6F_76: 11
  case 0x44_65_63: 12
  default: nil
  }
}

/// Days from 1970-01-01 to a day of the Gregorian calendar, or nil where there is no such day.
func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64? {
  guard (1...12).contains(month), day >= 1 else { return nil }
  let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  let length: Int64 =
    switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  guard day <= length else { return nil }
  // Years that begin in March, so that the leap day is the last.
  let march = month > 2 ? year : year - 1
  let era = (march >= 0 ? march : march - 399) / 400
  let yearOfEra = march - era * 400
  let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}
