/// What there is to know about a store at a glance.
package struct StoreInfo: Sendable {
  package var path: String
  package var schemaVersion: Int64
  /// The version of corsaudit of the newest run; nil where none was noted.
  package var programVersion: String?
  package var size: StoreSize
  package var exchanges: Int64
  /// Of all entries of all logs.
  package var entries: TimeSpan
  /// Of the exchanges that are kept row by row.
  package var rows: TimeSpan
  /// Of the days that are counted, from the first one's beginning to the last one's end.
  package var rollUps: TimeSpan
  package var logs: LogTotals
  /// Everything before these moments was pruned; nil where nothing was.
  package var rowsPrunedMilliseconds: Int64?
  package var rollUpsPrunedMilliseconds: Int64?
  package var configurations: [StoredConfiguration]
  /// How many keys tell clients apart: one machine's clients under two keys count as two.
  package var clientKeys: Int64
  /// The newest first.
  package var runs: [RunNote]
  package var audits: [AuditNote]
  package var auditCount: Int64

  /// Runs and audits that are shown.
  static let mostNotes = 5
}

/// From the first to the last moment, milliseconds since 1970 UTC; nil where there is no time.
package struct TimeSpan: Hashable, Sendable {
  package var first: Int64?
  package var last: Int64?
}

/// The logs, counted.
package struct LogTotals: Sendable {
  package var count: Int64
  /// By state, and by format and label, sorted by these words.
  package var byState: [(state: String, count: Int64)]
  package var byFormat: [(format: String, label: String, count: Int64)]
  /// Lines that these logs count, beginnings that they share left out.
  package var lines: Int64
  package var entries: Int64
  package var foreign: Int64
  package var rejected: Int64
  package var comments: Int64
  package var blank: Int64
  package var pendingBytes: Int64

  /// Every line is one of the five.
  package var isBalanced: Bool { lines == entries + foreign + rejected + comments + blank }
}

/// A way in which logs were read into the store.
package struct StoredConfiguration: Sendable {
  /// Canonical JSON.
  package var options: String
  package var client: String?
  package var path: String?
  package var keep: String?
  package var keepsRejectedLines: Bool
  package var routes: Int64
  package var publicSites: Int64
  package var slowMilliseconds: Int64?
  package var logs: Int64
}

package struct RunNote: Sendable {
  package var command: String
  package var version: String
  package var startedMilliseconds: Int64?
  package var finishedMilliseconds: Int64?
  package var exitCode: Int64?
}

package struct AuditNote: Sendable {
  package var id: Int64
  package var window: TimeSpan
  package var findings: Int64
}
