import ArgumentParser

/// How long something is kept: a number and its unit, as `30d`.
struct Age: Hashable {
  let milliseconds: Int64
  /// As it was written.
  let text: String

  /// Hours, days and weeks; months and years are not equally long.
  static let units: [Character: Int64] = ["h": 3_600_000, "d": 86_400_000, "w": 604_800_000]
  /// Longer than any log is kept, and far from where the arithmetic ends.
  private static let mostUnits: Int64 = 100_000

  init?(_ text: String) {
    guard let unit = text.last.flatMap({ Age.units[$0] }),
      text.dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int64(text.dropLast()), (1...Age.mostUnits).contains(number)
    else { return nil }
    milliseconds = number * unit
    self.text = text
  }
}

extension Age: ExpressibleByArgument {
  init?(argument: String) { self.init(argument) }
}
