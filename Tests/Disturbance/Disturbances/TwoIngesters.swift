#if canImport(Glibc)
  import Glibc
#endif

/// A second run while a first one holds the store: it ends with 75 and names the first, or waits for
/// it, however the first one ends.
package struct TwoIngesters: Disturbance {
  private let run: UndisturbedRun
  private let logs: MadeLogs

  package init(_ run: UndisturbedRun, _ logs: MadeLogs) {
    self.run = run
    self.logs = logs
  }

  package let name = "a second ingest at once"
  package let share = 0.04

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    let place = try Workplace()
    let store = place.file(run.command.store)
    let log = try logs.folder.bytes(of: logs.names[0])
    // Whole lines: what a stream ends with is a line.
    let end = log.prefix(random.number(log.count)).lastIndex(of: UInt8(ascii: "\n")) ?? -1
    let feed = try Feed()
    let holder = try run.program.start(["ingest", "--db", store, "-"], input: feed.input)
    try feed.write(Array(log[...end]))
    try waitUntilHeld(store, by: holder.process)
    try expectBusy(store, holder: holder.process, waiting: 0)
    if random.chance(0.3) { try expectBusy(store, holder: holder.process, waiting: 0.4) }
    if random.chance(0.3) { try stopWaiting(for: store, &random) }

    let waiter = try run.program.start(run.command.arguments(place) + ["--wait", "60"])
    usleep(UInt32(random.number(300_000)))
    switch random.number(3) {
    case 0:
      feed.end()
      let end = try holder.end(within: 60)
      // A few lines may well be in no format.
      try expect([0, 2, 3].contains(end.code), "The first one: \(end.description) \(end.errors)")
    case 1:
      holder.send(SIGKILL)
      try expect(try holder.end().isKilled, "The first one ended by itself.")
      feed.end()
    default:
      holder.send(SIGTERM)
      try expect(try holder.end(within: 10).code == 143, "The first one did not end with 143.")
      feed.end()
    }
    let waited = try waiter.end(within: 120)
    try expect(waited.code == 0, "The waiting one: \(waited.description) \(waited.errors)")
    try run.expectDone(in: place)
    return 1
  }

  /// A signal ends the waiting, too.
  private func stopWaiting(for store: String, _ random: inout SeededRandom) throws {
    let signal = AskingSignal.random(&random)
    let waiter = try run.program.start(["ingest", "--db", store, "--wait", "60", logs.paths[3]])
    usleep(300_000)
    try signal.expectEnd(try signal.send(to: waiter))
  }

  private func expectBusy(_ store: String, holder: Int32, waiting seconds: Double) throws {
    let end = try run.program.run(["ingest", "--db", store, "--wait", "\(seconds)", logs.paths[3]])
    try expect(end.code == 75, "The second one: \(end.description) \(end.errors)")
    try expect(
      end.errors.contains("process \(holder) "), "It does not name process \(holder): \(end.errors)"
    )
    try expect(
      end.seconds >= seconds && end.seconds < seconds + 5, "It took \(end.seconds) s to say so.")
  }
}
