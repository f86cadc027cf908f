// Times that few logs have, told by their shape. No allocation, no calendar of the operating system.

/// A time in a notation that few logs use: without a zone, in a small unit, or in words.
@inline(never)
func rareTime(_ bytes: RawSpan, from start: Int, to end: Int) -> LoggedTime? {
  var (start, end) = (start, end)
  if end - start > 2, bytes.byte(start) == UInt8(ascii: "["),
    bytes.byte(end - 1) == UInt8(ascii: "]")
  {
    (start, end) = (start + 1, end - 1)
  }
  guard end - start >= 10, end - start <= 64 else { return nil }
  let first = bytes.byte(start)
  guard first &- UInt8(ascii: "0") <= 9 else {
    return worded(bytes, from: start, to: end)
  }
  if bytes.byte(start + 2) == UInt8(ascii: "/") {
    return TimePattern.clf.time(bytes, from: start, to: end)
  }
  if bytes.byte(start + 4) == UInt8(ascii: "-") {
    return TimePattern.iso.time(bytes, from: start, to: end)
  }
  if bytes.byte(start + 4) == UInt8(ascii: "/") {
    return TimePattern.wall.time(bytes, from: start, to: end)
  }
  return epochTime(bytes, from: start, to: end)
}

/// Seconds, milliseconds, microseconds or nanoseconds since 1970, told by their size.
private func epochTime(_ bytes: RawSpan, from start: Int, to end: Int) -> LoggedTime? {
  let point = bytes.firstIndexNearby(of: UInt8(ascii: "."), from: start, to: end)
  let perUnit: Int64? =
    switch point - start {
    case ...12: 1_000_000_000
    case 13...14: 1_000_000
    case 15...17: 1000
    case 18...19: 1
    default: nil
    }
  guard let perUnit, let nanoseconds = nanoseconds(bytes, start, end, perUnit: perUnit) else {
    return nil
  }
  return LoggedTime(milliseconds: nanoseconds / 1_000_000)
}

/// `Tue Jan  3 05:01:31 2012`, `Tue, 03 Jan 2012 05:01:31 GMT`
private func worded(_ bytes: RawSpan, from start: Int, to end: Int) -> LoggedTime? {
  bytes.byte(start + 3) == UInt8(ascii: ",")
    ? TimePattern.http.time(bytes, from: start, to: end)
    : TimePattern.c.time(bytes, from: start, to: end)
}
