import Testing

/// What `ingest --format json` printed of one log.
struct SourceResult {
  private let object: [String: Any]

  fileprivate init(_ object: [String: Any]) { self.object = object }

  func text(_ key: String) -> String? { object[key] as? String }
  func number(_ key: String) -> Int { object[key] as? Int ?? -1 }

  /// read = already counted + entries + foreign + rejected + comments + blank
  var isBalanced: Bool {
    let parts = ["already_counted", "entries", "foreign", "rejected", "comments", "blank"]
    return number("read") == parts.reduce(0) { $0 + number($1) }
  }
}

extension IngestResult {
  /// The names of all logs.
  var names: [String] { sources.compactMap { $0["source"] as? String } }

  /// The log with this name.
  func source(_ name: String) -> SourceResult? {
    sources.first { $0["source"] as? String == name }.map(SourceResult.init)
  }

  /// Whether each log, and all together, count each line once.
  var isBalancedThroughout: Bool {
    isBalanced && sources.map(SourceResult.init).allSatisfy(\.isBalanced)
  }
}
