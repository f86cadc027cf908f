private import Foundation

/// The zone of clocks whose times are logged without one.
public struct AssumedZone: Sendable, Equatable {
  /// As it was given: `UTC`, `+0200`, `Europe/Berlin`.
  public let name: String
  /// From when on, in milliseconds of the clock itself, how much it is ahead of UTC.
  private let offsets: [(from: Int64, milliseconds: Int64)]

  public static let utc = AssumedZone(name: "UTC", offsets: [(.min, 0)])

  private init(name: String, offsets: [(from: Int64, milliseconds: Int64)]) {
    self.name = name
    self.offsets = offsets
  }

  /// - Parameter text: `UTC`, `Z`, an offset (`+02:00`, `-0330`) or a name of the time zone database.
  public init?(_ text: String) {
    if ["UTC", "Z", "GMT"].contains(text.uppercased()) {
      self = .utc
    } else if let minutes = AssumedZone.minutes(text) {
      let sign = minutes < 0 ? "-" : "+"
      let digits = [abs(minutes) / 60, abs(minutes) % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }
      self.init(name: sign + digits.joined(), offsets: [(.min, Int64(minutes) * 60_000)])
    } else if let zone = TimeZone(identifier: text), text.contains("/") {
      self.init(name: text, offsets: AssumedZone.offsets(of: zone))
    } else {
      return nil
    }
  }

  /// What a clock of the zone showed, as milliseconds since 1970 UTC. Of an hour that came twice the
  /// first.
  func utc(ofLocal milliseconds: Int64) -> Int64 {
    let offset = offsets.last { $0.from <= milliseconds } ?? offsets[0]
    return milliseconds &- offset.milliseconds
  }

  private static func minutes(_ text: String) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().replacing(":", with: "")
    guard digits.count == 4, let number = Int(digits), number / 100 <= 23, number % 100 <= 59
    else { return nil }
    return (sign == "-" ? -1 : 1) * (number / 100 * 60 + number % 100)
  }

  /// The changes of a zone's clocks between 1990 and 2050.
  private static func offsets(of zone: TimeZone) -> [(from: Int64, milliseconds: Int64)] {
    var moment = Date(timeIntervalSince1970: 631_152_000)
    let last = Date(timeIntervalSince1970: 2_524_608_000)
    var offsets = [(from: Int64.min, milliseconds: Int64(zone.secondsFromGMT(for: moment)) * 1000)]
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next < last {
      let before = offsets[offsets.count - 1].milliseconds
      let after = Int64(zone.secondsFromGMT(for: next)) * 1000
      let change = Int64(next.timeIntervalSince1970) * 1000
      offsets.append((change + max(before, after), after))
      moment = next
    }
    return offsets
  }

  public static func == (left: AssumedZone, right: AssumedZone) -> Bool { left.name == right.name }
}
