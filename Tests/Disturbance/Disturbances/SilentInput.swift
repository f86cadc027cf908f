/// A signal, or a kill, while standard input gives nothing: nobody waits for its next byte.
package struct SilentInput: Disturbance {
  private let run: UndisturbedRun
  private let logs: MadeLogs

  package init(_ run: UndisturbedRun, _ logs: MadeLogs) {
    self.run = run
    self.logs = logs
  }

  package let name = "SIGINT or SIGTERM while standard input is silent"
  package let share = 0.04

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    let place = try Workplace()
    let log = try logs.folder.bytes(of: logs.names[0])
    let signal = AskingSignal.random(&random)
    let feed = try Feed()
    let started = try run.program.start(
      ["ingest", "--db", place.file(run.command.store), "-"], input: feed.input)
    try feed.write(Array(log.prefix(random.number(log.count))))
    try feed.waitUntilTaken()
    try waitUntilHeld(place.file(run.command.store), by: started.process)
    try signal.expectEnd(try signal.send(to: started))
    try run.expectRepaired(in: place)
    return 1
  }
}
