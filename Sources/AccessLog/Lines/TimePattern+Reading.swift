// Times read by a pattern: slower than those told by their shape, and bounded by the pattern.

extension TimePattern {
  /// The time that a value shows, or nil if it does not follow the pattern.
  func time(_ bytes: RawSpan, from start: Int, to end: Int) -> LoggedTime? {
    var reading = Reading(position: start, end: end)
    for part in parts {
      guard reading.take(part, bytes) else { return nil }
    }
    return reading.position == end ? reading.result : nil
  }

  /// How far a time is read, and what it said so far.
  private struct Reading {
    var position: Int
    let end: Int
    private var year: Int64 = 1970
    private var month: Int64 = 1
    private var day: Int64 = 1
    private var dayOfYear: Int64?
    private var hour: Int64 = 0
    private var isAfternoon: Bool?
    private var minute: Int64 = 0
    private var second: Int64 = 0
    private var thousandths: Int64 = 0
    private var zone: Int64?
    private var epoch: Int64?

    init(position: Int, end: Int) {
      self.position = position
      self.end = end
    }

    mutating func take(_ part: Part, _ bytes: RawSpan) -> Bool {
      switch part {
      case .year: take(4, in: 0...9999, bytes, \.year)
      case .yearOfCentury: takeYearOfCentury(bytes)
      case .month: take(2, in: 1...12, bytes, \.month)
      case .monthName: takeMonthName(bytes)
      case .day: take(2, in: 1...31, bytes, \.day)
      case .dayOfYear: takeDayOfYear(bytes)
      case .hour, .hour12: take(2, in: 0...23, bytes, \.hour)
      case .isAfternoon: takeAfternoon(bytes)
      case .minute: take(2, in: 0...59, bytes, \.minute)
      case .second: take(2, in: 0...60, bytes, \.second)
      case .fraction(let hasPoint): takeFraction(bytes, hasPoint: hasPoint)
      case .epoch: takeEpoch(bytes)
      case .zone(let isOptional): takeZone(bytes) || isOptional
      case .utc: takeNothing()
      case .word: takeWord(bytes)
      case .literal(let byte): takeLiteral(byte, bytes)
      }
    }

    var result: LoggedTime? {
      if let epoch { return LoggedTime(milliseconds: epoch * 1000 + thousandths) }
      var hour = hour
      if let isAfternoon {
        guard (1...12).contains(hour) else { return nil }
        hour = hour % 12 + (isAfternoon ? 12 : 0)
      }
      guard let days = daysSinceEpoch(year: year, month: month, day: day) else { return nil }
      let seconds =
        (days + (dayOfYear ?? 1) - 1) * 86400 + hour * 3600 + minute * 60 + second - (zone ?? 0)
      return LoggedTime(milliseconds: seconds * 1000 + thousandths, hasZone: zone != nil)
    }

    /// Digits, at most so many; strftime may write a space for a leading zero.
    private mutating func digits(_ most: Int, _ bytes: RawSpan) -> Int64? {
      if position < end, bytes.byte(position) == 0x20 { position += 1 }
      let start = position
      while position < end, position - start < most, bytes.byte(position) &- UInt8(ascii: "0") <= 9
      {
        position += 1
      }
      return number(bytes, start, position)
    }

    private mutating func take(
      _ most: Int, in range: ClosedRange<Int64>, _ bytes: RawSpan,
      _ part: WritableKeyPath<Reading, Int64>
    ) -> Bool {
      guard let value = digits(most, bytes), range.contains(value) else { return false }
      self[keyPath: part] = value
      return true
    }

    private mutating func takeYearOfCentury(_ bytes: RawSpan) -> Bool {
      guard let value = digits(2, bytes) else { return false }
      year = value + (value < 69 ? 2000 : 1900)
      return true
    }

    private mutating func takeDayOfYear(_ bytes: RawSpan) -> Bool {
      guard let value = digits(3, bytes), (1...366).contains(value) else { return false }
      dayOfYear = value
      return true
    }

    private mutating func takeEpoch(_ bytes: RawSpan) -> Bool {
      guard let value = digits(12, bytes) else { return false }
      epoch = value
      return true
    }

    private mutating func takeMonthName(_ bytes: RawSpan) -> Bool {
      guard position + 3 <= end, let value = AccessLog.month(bytes, position) else { return false }
      month = value
      return takeWord(bytes)
    }

    private mutating func takeAfternoon(_ bytes: RawSpan) -> Bool {
      guard position + 2 <= end, bytes.byte(position + 1) | 0x20 == UInt8(ascii: "m") else {
        return false
      }
      isAfternoon = bytes.byte(position) | 0x20 == UInt8(ascii: "p")
      position += 2
      return true
    }

    private mutating func takeFraction(_ bytes: RawSpan, hasPoint: Bool) -> Bool {
      if hasPoint {
        guard position < end,
          bytes.byte(position) == UInt8(ascii: ".") || bytes.byte(position) == UInt8(ascii: ",")
        else { return true }
        position += 1
      }
      var unit: Int64 = 100
      let start = position
      while position < end, bytes.byte(position) &- UInt8(ascii: "0") <= 9 {
        thousandths += unit * Int64(bytes.byte(position) - UInt8(ascii: "0"))
        unit /= 10
        position += 1
      }
      return position > start
    }

    private mutating func takeZone(_ bytes: RawSpan) -> Bool {
      var from = position
      while from < end, bytes.byte(from) == 0x20 { from += 1 }
      if from + 3 <= end {
        let word = bytes.word(from) & 0xFF_FFFF
        if word == 0x43_54_55 || word == 0x54_4D_47 {
          (zone, position) = (0, from + 3)
          return true
        }
      }
      for length in [6, 5, 1] where from + length <= end {
        if let seconds = zoneSeconds(bytes, from: from, to: from + length) {
          (zone, position) = (seconds, from + length)
          return true
        }
      }
      return false
    }

    private mutating func takeNothing() -> Bool {
      zone = 0
      return true
    }

    private mutating func takeWord(_ bytes: RawSpan) -> Bool {
      let start = position
      while position < end, bytes.byte(position) | 0x20 &- UInt8(ascii: "a") < 26 { position += 1 }
      if position == start, position < end, bytes.byte(position) == 0x20 { position += 1 }
      return position > start
    }

    private mutating func takeLiteral(_ byte: UInt8, _ bytes: RawSpan) -> Bool {
      guard position < end, bytes.byte(position) == byte else { return false }
      position += 1
      return true
    }
  }
}
