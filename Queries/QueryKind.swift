/// The kinds of query files and the keys of their headers.
package enum QueryKind: CaseIterable, Sendable {
  case rule, saved, prepared

  /// Every key that may stand in the header, in the order in which we write them.
  package var keys: [String] {
    switch self {
    case .rule:
      [
        "id", "title", "severity", "group", "scope", "needs", "candidates", "settings", "why",
        "fix", "references", "traps",
      ]
    case .saved: ["title", "sentence", "columns"]
    case .prepared: ["id", "title", "columns", "after", "why"]
    }
  }

  /// The keys that must be there.
  package var requiredKeys: [String] {
    keys.filter { !["settings", "after", "why"].contains($0) || ($0 == "why" && self == .rule) }
  }

  /// The keys whose value may be left empty.
  package var keysThatMayBeEmpty: [String] { ["needs", "fix", "references", "traps"] }
}
