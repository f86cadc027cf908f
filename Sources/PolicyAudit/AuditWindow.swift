/// The stretch of time, and the site, that an audit looks at.
///
/// Rows are cut to the millisecond. Roll-ups are not: a day's pattern is in the window when its
/// first and last request touch it, an hour of traffic when the hour does. What has no time (a log
/// without one) is in every window, since leaving it out would read as a pass.
package struct AuditWindow: Hashable, Sendable {
  /// The first moment, milliseconds since 1970 UTC; nil for the beginning.
  package var since: Int64?
  /// The moment it ends before; nil for the end.
  package var until: Int64?
  /// `scheme://host[:port]` as in the view's `site`; nil for all.
  package var site: String?

  package init(since: Int64? = nil, until: Int64? = nil, site: String? = nil) {
    self.since = since
    self.until = until
    self.site = site
  }

  /// Everything the store holds.
  package static let all = AuditWindow()
}

let millisecondsOfDay: Int64 = 86_400_000

/// `2026-11-24T10:00:00.000Z`, as the views write times.
func timeText(_ milliseconds: Int64) -> String {
  let day = milliseconds.quotientRoundedDown(by: millisecondsOfDay)
  let time = milliseconds - day * millisecondsOfDay
  return dayText(day) + "T" + padded(time / 3_600_000, 2) + ":" + padded(time / 60_000 % 60, 2)
    + ":" + padded(time / 1000 % 60, 2) + "." + padded(time % 1000, 3) + "Z"
}

/// The milliseconds of a time as the views write it; nil where it is none.
func milliseconds(ofTime text: String) -> Int64? {
  let bytes = Array(text.utf8)
  guard bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[23] == UInt8(ascii: "Z"),
    let day = dayNumber(String(decoding: bytes[..<10], as: UTF8.self)),
    let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
    let second = number(bytes[17..<19]), let millisecond = number(bytes[20..<23])
  else { return nil }
  return Int64(day) * millisecondsOfDay
    + Int64(((hour * 60 + minute) * 60 + second) * 1000 + millisecond)
}

/// `2026-11-24` of a day counted from 1970-01-01.
///
/// The civil calendar by Howard Hinnant's algorithm `civil_from_days`, which needs no tables.
func dayText(_ day: Int64) -> String {
  let shifted = day + 719_468
  let era = shifted.quotientRoundedDown(by: 146_097)
  let dayOfEra = shifted - era * 146_097
  let yearOfEra =
    (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let month = (5 * dayOfYear + 2) / 153
  let civilMonth = month < 10 ? month + 3 : month - 9
  let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
  return padded(year, 4) + "-" + padded(civilMonth, 2) + "-"
    + padded(dayOfYear - (153 * month + 2) / 5 + 1, 2)
}

/// Days from 1970-01-01 to a day written `2026-11-24`; nil where it is none.
func dayNumber(_ text: String) -> Int? {
  let bytes = Array(text.utf8)
  guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
    let year = number(bytes[..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8...]),
    (1...12).contains(month), (1...31).contains(day)
  else { return nil }
  let shiftedYear = month <= 2 ? year - 1 : year
  let era = shiftedYear / 400
  let yearOfEra = shiftedYear - era * 400
  let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
  let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  let number = era * 146_097 + dayOfEra - 719_468
  return dayText(Int64(number)) == text ? number : nil
}

private func number(_ digits: ArraySlice<UInt8>) -> Int? {
  guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
  return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
}

private func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

extension Int64 {
  /// The quotient rounded towards minus infinity.
  func quotientRoundedDown(by divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
  }
}
