import AuditStore

/// The window in SQL.
extension AuditWindow {
  /// `?1` the site, `?2` the first moment, `?3` the moment it ends before; NULL for no bound.
  var parameters: [SQLValue] {
    [site, since.map(timeText), until.map(timeText)].map { $0.map(SQLValue.text) ?? .null }
  }

  /// The condition that milliseconds of a view are in the window, or not known.
  func holdsMilliseconds(_ column: String) -> String {
    let bounds = [since.map { "\(column) >= \($0)" }, until.map { "\(column) < \($0)" }]
      .compactMap { $0 }
    guard !bounds.isEmpty else { return "1" }
    return "(\(column) IS NULL OR (\(bounds.joined(separator: " AND "))))"
  }
}
