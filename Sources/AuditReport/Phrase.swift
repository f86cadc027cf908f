/// Numbers, shares and times as a person reads them.
enum Phrase {
  /// 12431 as `12,431`.
  static func grouped(_ number: some BinaryInteger) -> String {
    let digits = String(number.magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return number < 0 ? "-" + result : result
  }

  /// `1 client`, `12,431 clients`.
  static func count(_ number: some BinaryInteger, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
  }

  /// `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// `a, b and 3 more routes`.
  ///
  /// - Parameter unlisted: how many there are beyond the words given.
  static func some(
    _ words: [String], unlisted: Int64 = 0, atMost limit: Int, _ one: String
  ) -> String {
    let shown = words.prefix(limit)
    let more = Int64(words.count - shown.count) + unlisted
    return list(more > 0 ? shown + [count(more, "more \(one)")] : Array(shown))
  }

  /// `62 %`. Only everything is `100 %`, and only nothing is `0 %`.
  static func percent(_ share: Double) -> String {
    if share <= 0 || share.isNaN { return "0 %" }
    if share >= 1 { return "100 %" }
    if share < 0.001 { return "less than 0.1 %" }
    if share > 0.999 { return "more than 99.9 %" }
    let tenths = Int((share * 1000).rounded())
    return tenths.isMultiple(of: 10) ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }

  /// Milliseconds since 1970 as `2026-07-20 03:12` (UTC).
  static func minute(_ milliseconds: Int64) -> String {
    String(iso8601(milliseconds).prefix(16)).replacing("T", with: " ")
  }

  /// Milliseconds since 1970 as `2026-07-20T03:12:44.120Z`.
  static func iso8601(_ milliseconds: Int64) -> String {
    let (days, rest) = milliseconds.flooredDivision(by: 86_400_000)
    let (year, month, day) = civil(days)
    func padded(_ number: Int64, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
      + "T\(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2))"
      + ":\(padded(rest / 1000 % 60, 2)).\(padded(rest % 1000, 3))Z"
  }

  /// The time of an exchange as the store writes it, to the minute; other text as code.
  static func minute(_ time: String) -> String {
    let bytes = Array(time.utf8.prefix(16))
    let shape = Array("0000-00-00T00:00".utf8)
    let fits =
      bytes.count == shape.count
      && zip(bytes, shape).allSatisfy { byte, expected in
        expected == UInt8(ascii: "0")
          ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == expected
      }
    guard fits else { return MarkdownText.code(time, limit: 40) }
    return String(time.prefix(16)).replacing("T", with: " ")
  }

  /// The day in the proleptic Gregorian calendar, after Howard Hinnant's `civil_from_days`.
  private static func civil(_ daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = (daysSince1970 + 719_468).flooredDivision(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

extension Int64 {
  /// Quotient and remainder, the remainder never negative.
  fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
