/// Which fields the lines of a log's sample show, and how often.
public struct SampleCoverage: Sendable {
  /// Lines that became entries.
  public private(set) var entries = 0
  /// By field: in how many it is logged, and in how many it was there.
  private var logged = [Int](repeating: 0, count: Field.count)
  private var present = [Int](repeating: 0, count: Field.count)

  /// - Parameter blocks: those by which the format was told.
  public init(of blocks: [Block], as format: any LogFormat) {
    for batch in SampleBatches(of: blocks.map(\.sampled), as: format) {
      entries += batch.entries.count
      for entry in batch.entries {
        for field in Field.allCases {
          if entry.logged & field.bit != 0 { logged[Int(field.rawValue)] += 1 }
          if entry.present & field.bit != 0 { present[Int(field.rawValue)] += 1 }
        }
      }
    }
  }

  /// In how many lines a field is logged, be it as absent.
  public func logged(_ field: Field) -> Int { logged[Int(field.rawValue)] }
  /// In how many lines it was there.
  public func present(_ field: Field) -> Int { present[Int(field.rawValue)] }
}
