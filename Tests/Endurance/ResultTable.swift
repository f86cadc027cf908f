import Foundation

/// What was tried and what was survived, by kind.
struct ResultTable {
  struct Row {
    var name: String
    var tried = 0
    /// How often the disturbance came in time: a kill may come after the end.
    var struck = 0
    var survived = 0
    /// Why it could not be tried.
    var obstacle: String?
  }

  private var rows: [Row] = []

  var isAnyDifferent: Bool { rows.contains { $0.survived < $0.tried } }

  init() { say(line("kind", "tried", "struck", "survived")) }

  mutating func add(_ row: Row) {
    rows.append(row)
    if let obstacle = row.obstacle {
      say("\(padded(row.name)) not tried: \(obstacle)")
    } else {
      say(line(row.name, "\(row.tried)", "\(row.struck)", "\(row.survived)"))
    }
  }

  func printSum() {
    func sum(_ part: KeyPath<Row, Int>) -> String { "\(rows.reduce(0) { $0 + $1[keyPath: part] })" }
    say(line("all", sum(\.tried), sum(\.struck), sum(\.survived)))
  }

  private func line(_ name: String, _ numbers: String...) -> String {
    padded(name) + numbers.map { String(repeating: " ", count: max(1, 9 - $0.count)) + $0 }.joined()
  }

  private func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(0, 62 - name.count))
  }
}

/// Prints a line at once, also into a file.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
