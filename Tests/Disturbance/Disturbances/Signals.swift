#if canImport(Glibc)
  import Glibc
#endif

/// SIGINT and SIGTERM at random instants: the end comes within two seconds, with 130 or 143.
package struct Signals: Disturbance {
  private let run: UndisturbedRun

  package init(to run: UndisturbedRun) { self.run = run }

  package var name: String { "SIGINT or SIGTERM to \(run.command.name)" }
  package var share: Double { run.command.share * 0.2 }

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    let place = try run.place()
    let signal = AskingSignal.random(&random)
    let started = try run.start(in: place)
    usleep(UInt32(run.seconds * random.unit() * 1_050_000))
    let end = try signal.send(to: started)
    if end.code == 0 || run.command.codes.contains(end.code ?? -1) {
      // It was done before.
      try run.expectDone(in: place)
      return 0
    }
    if end.signal == signal.number {
      // It had not even begun.
      let files = fileNames(in: place.path).filter { $0 != run.command.store }
      try expect(files == run.command.inputs, "Ended by \(signal.name), and left \(files)")
    } else {
      try signal.expectEnd(end)
    }
    try run.expectAllOrNothing(in: place)
    try run.expectRepaired(in: place)
    return 1
  }
}
