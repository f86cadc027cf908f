import Foundation
import Testing

/// Compares with the file of that name in `Snapshots`.
///
/// With `RECORD_SNAPSHOTS=1` in the environment it writes the file instead, and fails, so that a
/// recording never passes for a test.
func expectSnapshot(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(components: "Snapshots", name)
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("Recorded \(name): look at it, then run without RECORD_SNAPSHOTS.")
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  guard text != expected else { return }
  let lines = zip(
    text.split(separator: "\n", omittingEmptySubsequences: false),
    expected.split(separator: "\n", omittingEmptySubsequences: false))
  let parting = lines.enumerated().first { $0.element.0 != $0.element.1 }
  Issue.record(
    """
    \(name) differs, first in line \((parting?.offset ?? -1) + 1):
    now:      \(parting?.element.0 ?? "(ends elsewhere)")
    expected: \(parting?.element.1 ?? "(ends elsewhere)")
    If it is right, record it with RECORD_SNAPSHOTS=1.
    """, sourceLocation: sourceLocation)
}
