import AuditStore

/// The window in SQL.
extension AuditWindow {
  /// `?1` the site, `?2` the first moment, `?3` the moment it ends before; NULL for no bound.
  var parameters: [SQLValue] {
    [site, since.map(timeText), until.map(timeText)].map { $0.map(SQLValue.text) ?? .null }
  }

  /// From the begin of the hour on: an hour is in the window when its last moment is not before it.
  var ofHours: AuditWindow {
    var hours = self
    hours.since = since.map { $0.quotientRoundedDown(by: 3_600_000) * 3_600_000 }
    return hours
  }

  /// The condition that milliseconds of a view are in the window, or not known.
  func holdsMilliseconds(_ column: String) -> String {
    // Each mention of a view's column looks it up again, for millions of rows.
    switch (since, until) {
    case (nil, nil): return "1"
    case (let since?, nil): return "coalesce(\(column), \(since)) >= \(since)"
    case (nil, let until?): return "coalesce(\(column), \(until - 1)) < \(until)"
    case (let since?, let until?):
      return "coalesce(\(column), \(since)) BETWEEN \(since) AND \(until - 1)"
    }
  }
}
