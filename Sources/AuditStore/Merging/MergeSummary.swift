/// What a merge did.
package struct MergeSummary: Hashable, Sendable {
  /// Stores that were given, each once.
  package var stores = 0
  /// Logs in the merged store.
  package var logs = 0
  /// Logs that were in several stores, and are in the merged one once: how many were left out.
  package var overlapping = 0
  /// Lines that the merged store counts.
  package var lines: Int64 = 0
  /// Exchanges that it keeps row by row.
  package var exchanges: Int64 = 0
  /// Keys that its clients were made with: a client seen under two of them counts as two.
  package var clientKeys = 1
  /// The values of settings that all stores have in common; nil where they differ.
  package var settings: [String: Double]?
  /// The accepted findings that all stores have in common; nil where they differ.
  package var acceptedFindings: [AcceptedFinding]?
}
