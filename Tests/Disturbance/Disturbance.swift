/// Something that happens to a run, and must not change what comes of it.
package protocol Disturbance: Sendable {
  /// What it is, as the table shows it.
  var name: String { get }
  /// How often it is tried, where a plain kill is tried once.
  var share: Double { get }
  /// Why it cannot be tried on this machine; nil where it can.
  var obstacle: String? { get }

  /// Tries it once; what it throws says what differs.
  ///
  /// - Returns: how often it struck: a kill may come after the end.
  func attempt(_ random: inout SeededRandom) throws -> Int
}

extension Disturbance {
  package var obstacle: String? { nil }
}

/// The disturbances, in the order of the table. A new one is a file in the folder and a line here.
package enum Disturbances {
  /// - Parameter size: lines of the largest log that they read.
  package static func all(
    of program: TestedProgram, seed: UInt64, size: Int
  ) throws -> [any Disturbance] {
    let logs = try MadeLogs(seed: seed, size: size)
    let runs = try AtomicCommands.all(logs, by: program).map {
      try UndisturbedRun($0, by: program)
    }
    let ingest = runs[0]
    let many: [any Disturbance] = runs.flatMap { run -> [any Disturbance] in
      [
        Kills(of: run, .anywhere), Kills(of: run, .start), Kills(of: run, .end),
        Kills(of: run, .anywhere, inARow: 2...5), KillsAtSystemCalls(of: run), Signals(to: run),
      ]
    }
    return many + [
      SilentInput(ingest, logs), Batches(of: program, seed: seed),
      Rotation(of: program), TwoIngesters(ingest, logs), IngestersAtOnce(ingest),
      OpenReader(ingest, logs), FullDisk(ingest, logs), ReadOnlyPlaces(ingest, logs),
      RefusedStores(ingest, logs), DamagedBytes(ingest, logs), Bombs(of: program),
    ]
  }
}
