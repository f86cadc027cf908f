/// The name that was probably meant, by the fewest typing mistakes; nil where none is near.
///
/// - Parameter most: the most mistakes; a third of the name if it is not given.
public func nearestName(
  to text: String, among names: [String], within most: Int? = nil
) -> String? {
  let text = String(text.prefix(64))
  let length = text.count
  // What differs more in length differs more in letters.
  let near = names.filter { name in most.map { abs(name.count - length) <= $0 } ?? true }
  let distances = near.map { (name: $0, distance: editDistance(text, $0)) }
  guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= most ?? max(2, best.name.count / 3) ? best.name : nil
}

/// Insertions, deletions and replacements between two texts (Levenshtein).
private func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right)
  var row = Array(0...right.count)
  for (index, character) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in right.indices {
      let replaced = diagonal + (character == right[column] ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, min(row[column], row[column + 1]) + 1)
    }
  }
  return row[right.count]
}
