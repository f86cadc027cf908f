/// A reader that holds a transaction open: the run succeeds and says what it left beside the store,
/// the reader sees what it saw, and the next run joins the files.
package struct OpenReader: Disturbance {
  private let run: UndisturbedRun
  private let logs: MadeLogs

  package init(_ run: UndisturbedRun, _ logs: MadeLogs) {
    self.run = run
    self.logs = logs
  }

  package let name = "a reader with an open transaction"
  package let share = 0.04

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    let place = try Workplace()
    let store = place.file(run.command.store)
    // One that came before the run: the resting store is his until he lets go.
    try run.program.run(["ingest", "--quiet", "--db", store, logs.paths[3]], expecting: [0])
    let early = try SQLiteShell.OpenReader(of: store)
    let refused = try run.program.run(["ingest", "--db", store, logs.paths[0]])
    try expect(
      refused.code == 75, "With an earlier reader: \(refused.description) \(refused.errors)")
    let waiter = try run.program.start(["ingest", "--db", store, "--wait", "60", logs.paths[3]])
    try early.end()
    let waited = try waiter.end(within: 30)
    try expect(waited.code == 0, "Waiting for a reader: \(waited.description) \(waited.errors)")

    // One that comes during the run.
    let feed = try Feed()
    let command = random.chance(0.5) ? "ingest" : "audit"
    let started = try run.program.start(
      [command, "--db", store, "-"] + Array(logs.paths.dropFirst()), input: feed.input)
    let log = try logs.folder.bytes(of: logs.names[0])
    let cut = random.number(log.count)
    try feed.write(Array(log[..<cut]))
    try waitUntilHeld(store, by: started.process)
    let reader = try SQLiteShell.OpenReader(of: store)
    try feed.write(Array(log[cut...]))
    feed.end()
    let end = try started.end(within: 60)
    try expect(end.code == 0, "\(command) with a reader: \(end.description) \(end.errors)")
    try expect(
      end.errors.contains("write-ahead log"), "\(command) does not say what it left: \(end.errors)")
    let whileRead = try StoreState(of: store, by: run.program)
    try expect(whileRead == run.after, "Beside its log the store is \(whileRead).")
    try reader.end()
    try run.expectRepaired(in: place)
    return 1
  }
}
