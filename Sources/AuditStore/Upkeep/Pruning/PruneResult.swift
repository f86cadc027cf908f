/// What a pruning takes away.
package struct PruneResult: Hashable, Sendable {
  package var exchanges: Int64 = 0
  package var policyDays: Int64 = 0
  package var trafficHours: Int64 = 0
  /// Values that nothing refers to any more, by dictionary, in the order of ``PrunedDictionary``.
  package var values: [(dictionary: PrunedDictionary, count: Int64)] = []
  /// Exchanges without time in logs of which nothing tells the age; they stay.
  package var agelessExchanges: Int64 = 0

  package init() {}

  package static func == (left: PruneResult, right: PruneResult) -> Bool {
    left.numbers == right.numbers
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(numbers) }

  private var numbers: [Int64] {
    [exchanges, policyDays, trafficHours, agelessExchanges] + values.map(\.count)
  }
}

/// A dictionary whose values go with the last row that refers to them. The raw values are its table.
package enum PrunedDictionary: String, CaseIterable, Sendable {
  case pattern, target, client
  case text, site, route, origin, answer
  case userAgent = "user_agent"

  /// It holds what logs said, not only numbers of other rows: its pages are written anew, so that no
  /// byte of what goes is left in them.
  var isErased: Bool {
    switch self {
    case .pattern, .target: false
    case .client, .text, .site, .route, .origin, .answer, .userAgent: true
    }
  }
}
