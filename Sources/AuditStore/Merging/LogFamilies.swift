import CORSTraffic

/// Finds the logs that may overlap, so that only those are compared: those of one label whose first
/// block was seen in an equal state, or of which one's last waypoint is among the other's.
///
/// A waypoint is a hash of everything before it, so an equal one is an equal beginning.
struct LogFamilies {
  /// Each log by position in the list it was made of, with its family.
  private var family: [Int]

  /// As many logs of one family are compared with each other at most.
  static let mostLogs = 10_000

  init(_ logs: [MergeLog], in inputs: [MergeInput]) throws(StoreError) {
    family = Array(logs.indices)
    var owners: [Key: Int] = [:]
    for (index, log) in logs.enumerated() {
      for hash in log.beginnings {
        let key = Key(label: log.label, hash: hash.high ^ hash.low)
        if let owner = owners[key] { join(owner, index) } else { owners[key] = index }
      }
    }
    var ends: [Key: Int] = [:]
    for (index, log) in logs.enumerated() {
      guard let last = try inputs[log.input].waypoints(of: log.id)?.hashes.last else { continue }
      let key = Key(label: log.label, hash: last)
      if let other = ends[key] { join(other, index) } else { ends[key] = index }
    }
    for (index, log) in logs.enumerated() {
      for hash in try inputs[log.input].waypoints(of: log.id)?.hashes ?? [] {
        if let other = ends[Key(label: log.label, hash: hash)] { join(other, index) }
      }
    }
  }

  private struct Key: Hashable {
    var label: String
    var hash: UInt64
  }

  /// The families, each as positions; refuses one that is too large to be compared.
  mutating func groups() throws(StoreError) -> [[Int]] {
    var groups: [Int: [Int]] = [:]
    for index in family.indices { groups[root(index), default: []].append(index) }
    let ordered = groups.sorted { $0.key < $1.key }.map(\.value)
    guard ordered.allSatisfy({ $0.count <= LogFamilies.mostLogs }) else {
      throw .merge(.tooManyLogs(most: LogFamilies.mostLogs))
    }
    return ordered
  }

  private mutating func root(_ index: Int) -> Int {
    var index = index
    while family[index] != index {
      family[index] = family[family[index]]
      index = family[index]
    }
    return index
  }

  private mutating func join(_ first: Int, _ second: Int) {
    let (first, second) = (root(first), root(second))
    if first == second { return }
    family[max(first, second)] = min(first, second)
  }
}
