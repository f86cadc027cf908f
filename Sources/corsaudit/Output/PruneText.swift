import AuditStore

/// What a pruning took away, or would, for people.
struct PruneText {
  var result: PruneResult
  var isForecast: Bool
  /// Given back to the file system.
  var bytes: Int64 = 0

  var text: String {
    let verb = isForecast ? "would go" : "went"
    var lines = [
      "\(result.exchanges) exchanges \(verb)",
      "\(result.policyDays + result.trafficHours) counters \(verb): \(result.policyDays) of days, \(result.trafficHours) of hours",
    ]
    let values = result.values.filter { $0.count > 0 }
    let sum = values.reduce(0) { $0 + $1.count }
    let parts = values.map { "\($0.count) \($0.dictionary.plural)" }
    lines.append(
      "\(sum) values that nothing else refers to \(verb)"
        + (parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"))
    if !isForecast { lines.append("\(bytes) bytes given back") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// nil where the age of everything is known.
  var agelessSentence: String? {
    guard result.agelessExchanges > 0 else { return nil }
    return """
      \(result.agelessExchanges) exchanges stay whatever their age: their logs have no times, and \
      nothing tells when their files were last changed.
      """
  }
}

extension PrunedDictionary {
  fileprivate var plural: String {
    switch self {
    case .pattern: "patterns"
    case .target: "targets"
    case .client: "clients"
    case .text: "addresses and methods"
    case .site: "sites"
    case .route: "routes"
    case .origin: "origins"
    case .answer: "answers"
    case .userAgent: "user agents"
    }
  }
}
