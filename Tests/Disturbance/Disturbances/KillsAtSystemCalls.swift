/// `kill -9` at the very system call that changes the disk: the n-th write, sync, rename, deletion.
///
/// `strace` strikes there; random instants seldom do.
package struct KillsAtSystemCalls: Disturbance {
  private let run: UndisturbedRun

  package init(of run: UndisturbedRun) { self.run = run }

  package var name: String { "kill -9 of \(run.command.name) at a system call" }
  package var share: Double { run.command.share }
  package var obstacle: String? { Machine.obstacleToTracing }

  /// Each with how often a run of some megabytes makes it.
  private static let calls = [
    ("pwrite64", 3000), ("fdatasync", 40), ("unlink", 14), ("ftruncate", 4), ("openat", 150),
    ("fcntl", 400), ("close", 60), ("rename", 1), ("link", 1),
  ]

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    let place = try run.place()
    let (call, most) = Self.calls[random.number(Self.calls.count)]
    // Small numbers as often as large ones: the first hundred writes make the store.
    let number = 1 + random.number(random.chance(0.5) ? min(most, 200) : most)
    let tracing = [
      "-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
      "inject=\(call):signal=KILL:when=\(number)", run.program.path,
    ]
    let end = try StartedProgram(
      "strace", (tracing + run.command.arguments(place)).map { Array($0.utf8) }
    ).end()
    try run.expectAllOrNothing(in: place)
    do {
      try run.expectRepaired(in: place)
    } catch let difference as Difference {
      throw Difference("Killed at \(call) number \(number): \(difference)")
    }
    return end.isKilled ? 1 : 0
  }
}
