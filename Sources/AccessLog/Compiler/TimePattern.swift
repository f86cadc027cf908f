/// A notation of times, as strftime's patterns are: what stands where.
struct TimePattern: Sendable, Equatable {
  var parts: [Part]

  enum Part: Sendable, Equatable {
    case year, yearOfCentury, month, monthName, day, hour, hour12, isAfternoon, minute, second
    case dayOfYear
    /// Digits of a second's fraction, as many as there are; a point or comma before them, if any.
    case fraction(hasPoint: Bool)
    /// Seconds since 1970.
    case epoch
    /// `+0000`, `+00:00`, `Z`, `UTC` or `GMT`; perhaps a space before it, perhaps nothing.
    case zone(isOptional: Bool)
    /// Nothing is written, and the time is UTC.
    case utc
    /// Letters that say nothing new: a day of the week.
    case word
    case literal(UInt8)
  }

  /// `23/Nov/2026:07:35:52.123`
  static let clf = TimePattern("%d/%b/%Y:%H:%M:%S", endsInZone: true)
  /// `2026-11-23 07:35:52.123`
  static let iso = TimePattern(
    parts: [
      .year, .literal(UInt8(ascii: "-")), .month, .literal(UInt8(ascii: "-")), .day, .word,
      .hour, .literal(UInt8(ascii: ":")), .minute, .literal(UInt8(ascii: ":")), .second,
      .fraction(hasPoint: true), .zone(isOptional: true),
    ])
  /// `2026/11/23 07:35:52.123`
  static let wall = TimePattern("%Y/%m/%d %H:%M:%S", endsInZone: true)
  /// `Mon, 23 Nov 2026 07:35:52 GMT`
  static let http = TimePattern("%a, %d %b %Y %H:%M:%S", endsInZone: true)
  /// `Mon Nov 23 07:35:52 2026`
  static let c = TimePattern("%a %b %e %H:%M:%S %Y", endsInZone: true)

  private init(_ pattern: String, endsInZone: Bool) {
    let known = TimePattern(strftime: pattern).parts
    parts = known + [.fraction(hasPoint: true), .zone(isOptional: true)]
  }

  init(parts: [Part]) { self.parts = parts }

  /// Takes strftime's pattern apart; what it does not know are mistakes.
  init(strftime pattern: String, mistakes: inout [String]) {
    parts = []
    var rest = Array(pattern.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        parts.append(.literal(byte))
        continue
      }
      while let flag = rest.first, "EO-_0^123456789".utf8.contains(flag) { rest.removeFirst() }
      guard let letter = rest.popFirst() else {
        mistakes.append("The time's pattern ends in %.")
        return
      }
      guard let more = conversions[letter] else {
        mistakes.append(
          "%\(Character(Unicode.Scalar(letter))) in a time's pattern cannot be read back.")
        continue
      }
      parts += more
    }
  }

  private init(strftime pattern: String) {
    var mistakes: [String] = []
    self.init(strftime: pattern, mistakes: &mistakes)
    precondition(mistakes.isEmpty, "A built-in pattern of times is wrong.")
  }

  /// Whether it says a whole moment: a day and a time of it, or seconds since 1970.
  var isWhole: Bool {
    parts.contains(.epoch)
      || (parts.contains(.year) || parts.contains(.yearOfCentury))
        && (parts.contains(.day) && (parts.contains(.month) || parts.contains(.monthName))
          || parts.contains(.dayOfYear))
        && (parts.contains(.hour) || parts.contains(.hour12))
  }

  /// Whether its values hold a space.
  var holdsSpace: Bool { parts.contains(.literal(0x20)) }
}

private let conversions: [UInt8: [TimePattern.Part]] = {
  let colon = TimePattern.Part.literal(UInt8(ascii: ":"))
  let dash = TimePattern.Part.literal(UInt8(ascii: "-"))
  let slash = TimePattern.Part.literal(UInt8(ascii: "/"))
  let space = TimePattern.Part.literal(0x20)
  let time: [TimePattern.Part] = [.hour, colon, .minute, colon, .second]
  return [
    UInt8(ascii: "Y"): [.year], UInt8(ascii: "y"): [.yearOfCentury], UInt8(ascii: "m"): [.month],
    UInt8(ascii: "b"): [.monthName], UInt8(ascii: "h"): [.monthName],
    UInt8(ascii: "B"): [.monthName], UInt8(ascii: "d"): [.day], UInt8(ascii: "e"): [.day],
    UInt8(ascii: "H"): [.hour], UInt8(ascii: "k"): [.hour], UInt8(ascii: "I"): [.hour12],
    UInt8(ascii: "l"): [.hour12], UInt8(ascii: "p"): [.isAfternoon],
    UInt8(ascii: "P"): [.isAfternoon], UInt8(ascii: "M"): [.minute], UInt8(ascii: "S"): [.second],
    UInt8(ascii: "j"): [.dayOfYear], UInt8(ascii: "s"): [.epoch],
    UInt8(ascii: "z"): [.zone(isOptional: false)], UInt8(ascii: "Z"): [.zone(isOptional: false)],
    UInt8(ascii: "a"): [.word], UInt8(ascii: "A"): [.word],
    UInt8(ascii: "T"): time, UInt8(ascii: "R"): [.hour, colon, .minute],
    UInt8(ascii: "F"): [.year, dash, .month, dash, .day],
    UInt8(ascii: "D"): [.month, slash, .day, slash, .yearOfCentury],
    UInt8(ascii: "c"): [.word, space, .monthName, space, .day, space] + time + [space, .year],
    UInt8(ascii: "f"): [.fraction(hasPoint: false)],
    UInt8(ascii: "%"): [.literal(UInt8(ascii: "%"))], UInt8(ascii: "n"): [.literal(0x0A)],
    UInt8(ascii: "t"): [.literal(0x09)],
  ]
}()
