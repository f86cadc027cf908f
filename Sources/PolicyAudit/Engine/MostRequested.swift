/// The names with the most requests of any number of names, and how many names there are.
struct MostRequested {
  private(set) var count: Int64 = 0
  private let limit: Int
  private var kept: [(name: String, requests: Int64)] = []

  init(limit: Int) { self.limit = limit }

  /// Takes in a name, which must not come again.
  mutating func add(_ name: String, _ requests: Int64) {
    count += 1
    kept.append((name, requests))
    if kept.count >= 2 * limit { cut() }
  }

  /// Most requests first, then by text; at most as many as the limit.
  var names: [String] {
    var copy = self
    copy.cut()
    return copy.kept.map(\.name)
  }

  private mutating func cut() {
    kept.sort { ($1.requests, $0.name) < ($0.requests, $1.name) }
    kept.removeLast(max(0, kept.count - limit))
  }
}
