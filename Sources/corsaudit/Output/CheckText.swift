import AuditReport
import AuditStore

/// The outcomes of the checks of a store, for people.
struct CheckText {
  private(set) var outcomes: [CheckOutcome] = []

  mutating func add(_ outcome: CheckOutcome) { outcomes.append(outcome) }

  private var failed: [CheckOutcome] { outcomes.filter { $0.violations > 0 } }

  /// What is broken first, then what holds.
  var text: String {
    var lines = [
      failed.isEmpty
        ? "ok: \(outcomes.count) promises hold"
        : "\(failed.count) of \(outcomes.count) promises broken"
    ]
    for outcome in failed {
      lines.append("broken, \(outcome.violations) times: \(outcome.sentence)")
      lines += outcome.samples.map { "  \(TerminalText.line($0))" }
      if outcome.violations > Int64(outcome.samples.count) { lines.append("  …") }
    }
    lines += outcomes.filter { $0.violations == 0 }.map { "holds: \($0.sentence)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// nil where nothing is broken.
  func failure(of path: String) -> StoreCheckFailure? {
    guard !failed.isEmpty else { return nil }
    let isDerivedOnly = failed.allSatisfy { $0.remedy == .rejudge }
    return StoreCheckFailure(
      description: isDerivedOnly
        ? """
        What is derived in the store \(path) is not what this corsaudit derives; what the logs said \
        is whole. Run `corsaudit db rejudge --db \(path)`.
        """
        : """
        The store \(path) is damaged: \(failed.count) of its promises are broken. Restore a copy, or \
        read the logs into a new store.
        """)
  }
}
