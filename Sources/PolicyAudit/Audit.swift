/// What an audit found in one window of one store: the value that reports are made of.
///
/// Everything in it is decided; a report adds words and layout, never a judgement.
package struct Audit: Sendable {
  /// Version of corsaudit that made it.
  package var version: String
  /// First and last moment of the window, milliseconds since 1970 UTC; nil where nothing was read.
  package var window: ClosedRange<Int64>?
  /// When the audit was made, milliseconds since 1970 UTC.
  package var createdMilliseconds: Int64
  package var summary: AuditSummary
  package var sources: [SourceSummary]
  /// What the logs show and do not show, by source and field.
  package var coverage: [FieldCoverage]
  /// One for each rule, in the order of the catalogue: also those that found nothing, and why.
  package var assessment: [RuleAssessment]
  /// Most severe first, then most confirmed, then most requests.
  package var findings: [Finding]
  /// The log-coverage findings of the engine itself: which rules are not assessable and what to log.
  package var coverageGaps: [CoverageGap]
  /// Preflights that must have been sent and are not in the logs.
  package var unseenPreflights = UnseenPreflights()
  /// Who asked where Origin is not logged, as far as Referer tells.
  package var inferredCallers = InferredCallers()
  /// The recorded audit it was compared with, if any.
  package var baseline: AuditBaseline?
}

package struct AuditSummary: Sendable {
  /// Entries in the window (all traffic).
  package var requests: Int64
  /// Entries of the store that are not in the window: before, after, or of another site.
  package var outside: Int64
  package var preflights: Int64
  package var crossOrigin: Int64
  package var blocked: Int64
  package var conditional: Int64
  package var origins: Int64
  package var sites: Int64
  /// Findings by severity.
  package var findings: [Severity: Int]
  package var assessable: Int
  package var rules: Int
}

package struct SourceSummary: Sendable {
  package var source: String
  package var server: String
  package var format: String
  package var state: String
  package var lines: Int64
  package var entries: Int64
  package var foreign: Int64
  package var rejected: Int64
  package var comments: Int64
  package var blank: Int64
  package var pendingBytes: Int64
  package var firstTime: String?
  package var lastTime: String?
  package var duplicateVisibility: String
  /// Whether the log shows all values of a header that was sent twice.
  package var showsRepeatedHeaders: Bool {
    PolicyAudit.showsRepeatedHeaders(duplicateVisibility)
  }
}

/// Whether all values of a header that was sent twice are seen for certain, by the column
/// `duplicate_visibility`.
func showsRepeatedHeaders(_ visibility: String?) -> Bool {
  visibility == "joined" || visibility == "all"
}

package struct FieldCoverage: Sendable {
  package var source: String
  package var field: String
  /// `logged`, `sometimes`, `not-logged`, `cannot`.
  package var state: String
  package var requests: Int64
  package var share: Double
}

package enum Severity: String, CaseIterable, Comparable, Sendable {
  case info, low, medium, high, critical
  var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

package enum Confidence: String, CaseIterable, Comparable, Sendable {
  case suspected, likely, confirmed
  var rank: Int { Confidence.allCases.firstIndex(of: self) ?? 0 }
  package static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }
}

/// How a finding compares with the baseline.
package enum FindingState: String, CaseIterable, Sendable {
  case new, worse, persisting, better, resolved
  case noTraffic = "no-traffic"
}

package struct Finding: Sendable {
  package var rule: RuleHeader
  package var discriminator: String
  package var attribute: String?
  package var severity: Severity
  package var confidence: Confidence
  package var site: String
  /// Most requests first.
  package var routes: [String]
  /// How many there are beyond those, where a log has too many to list.
  package var moreRoutes: Int64 = 0
  /// Lower-case hex of rule, site, discriminator (and route where the rule's scope says so).
  package var fingerprint: String
  package var state: FindingState
  /// Why the severity is what it is: base and each step, as words.
  package var severityReasons: [String]
  package var evidence: Evidence
  /// Accepted in the configuration: by whom, why, until when.
  package var accepted: String?
}

package struct Evidence: Sendable {
  package var requests: Int64
  /// nil where no rows are kept.
  package var clients: Int64?
  package var parties: Int64
  /// Some of the origins concerned, most requests first, at most ten.
  package var origins: [String]
  package var originCount: Int64
  package var firstTime: String?
  package var lastTime: String?
  package var samples: [EvidenceSample]
}

/// The proof: file, line and the stored fields; the store keeps no line text.
package struct EvidenceSample: Sendable {
  package var source: String
  package var line: Int64
  /// Stored fields in the order of the view, by column name; what is NULL is left out. Only the first
  /// sample of the first findings has them.
  package var fields: [(name: String, value: String)]
}

/// What a rule file's header says.
package struct RuleHeader: Sendable {
  package var id: String
  package var title: String
  package var severity: Severity
  /// `exposure`, `broken`, `performance`, `hygiene`.
  package var group: String
  /// `site` or `route`.
  package var scope: String
  package var needs: [String]
  package var candidates: String
  package var settings: [RuleSetting]
  package var why: String
  /// Names of files in `Queries/fixes`.
  package var fix: [String]
  package var references: String
  package var traps: String
}

package struct RuleSetting: Sendable {
  package var name: String
  package var value: Double
  package var meaning: String
}

package enum AssessmentStatus: String, Sendable {
  case found
  case noFinding = "no-finding"
  case partial
  case noTraffic = "no-traffic"
  case notAssessable = "not-assessable"
}

package struct RuleAssessment: Sendable {
  package var rule: RuleHeader
  package var status: AssessmentStatus
  /// Candidates' requests with all needed fields, as a share; nil where there were no candidates.
  package var coverage: Double?
  package var candidates: Int64
  /// Needed fields that some candidate's line did not log.
  package var missing: [String]
  /// The sources whose logs lack them.
  package var missingIn: [String]
}

package struct CoverageGap: Sendable {
  package var source: String
  package var format: String
  /// Fields this source does not log.
  package var missing: [String]
  /// Fields its format cannot carry.
  package var cannot: [String]
  /// Rules that would become assessable.
  package var rules: [String]
}

package struct AuditBaseline: Sendable {
  package var id: Int64
  package var createdMilliseconds: Int64
  package var windowEnd: Int64
}
