#if canImport(Glibc)
  import Glibc
#endif

/// Several runs over the same logs at once, all of them willing to wait.
package struct IngestersAtOnce: Disturbance {
  private let run: UndisturbedRun

  package init(_ run: UndisturbedRun) { self.run = run }

  package let name = "three waiting runs at once, some killed"
  package let share = 0.06

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    let place = try run.place()
    let arguments = run.command.arguments(place) + ["--wait", "60"]
    let first = try run.program.start(arguments)
    let second = try run.program.start(arguments)
    let third = try run.program.start(arguments)
    usleep(UInt32(run.seconds * random.unit() * 1_500_000))
    second.send(SIGKILL)
    _ = try second.end()
    for end in [try first.end(), try third.end()] {
      try expect(end.code == 0, "One of them: \(end.description) \(end.errors)")
    }
    try run.expectRepaired(in: place)
    return 1
  }
}
