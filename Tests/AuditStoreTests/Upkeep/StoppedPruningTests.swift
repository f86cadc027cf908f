import CORSTraffic
import Testing

@testable import AuditStore

@Suite("A pruning that is stopped")
struct StoppedPruningTests {
  private struct Stop: Error {}

  private let limits = RetentionLimits(rows: 1_795_400_000_000, rollUps: 1_795_300_000_000)

  private func sample() throws -> SampleStore {
    let sample = try SampleStore()
    try sample.write(variedRequests())
    try sample.write(variedRequests(), name: "again.log", label: "b")
    return sample
  }

  @Test("leaves a whole store, and run again ends as if it had not been stopped")
  func isTakenUp() throws {
    let undisturbed = try sample()
    var pauses = 0
    _ = try undisturbed.store.prune(before: limits) { pauses += 1 }
    let tables = try undisturbed.tables()
    let fingerprint = try undisturbed.store.fingerprint(rows: true)
    #expect(pauses > 10)
    for stop in 0..<pauses {
      let sample = try sample()
      var left = stop
      #expect(throws: Stop.self) {
        try sample.store.prune(before: limits) {
          if left == 0 { throw Stop() }
          left -= 1
        }
      }
      // As after kill -9: nobody closes it, another one opens it.
      try ReadOnlyConnection(path: sample.path).check(words: []) { outcome in
        #expect(outcome.violations == 0, "stopped at \(stop): \(outcome)")
      }
      _ = try sample.store.prune(before: limits)
      #expect(try sample.store.fingerprint(rows: true) == fingerprint, "stopped at \(stop)")
      #expect(try sample.tables() == tables, "stopped at \(stop)")
    }
  }
}
