#if canImport(Glibc)
  import Glibc
#endif

/// `kill -9` at random instants.
package struct Kills: Disturbance {
  /// Which instants of a run.
  package enum Instants: String, Sendable {
    case anywhere
    /// While the store is being made.
    case start
    /// While the last batch is committed and the store comes to rest.
    case end

    /// As a share of an undisturbed run.
    func share(_ random: inout SeededRandom) -> Double {
      switch self {
      case .anywhere: random.unit() * 1.05
      case .start: random.unit() * 0.25
      case .end: 0.75 + random.unit() * 0.3
      }
    }
  }

  private let run: UndisturbedRun
  private let instants: Instants
  private let inARow: ClosedRange<Int>

  package init(of run: UndisturbedRun, _ instants: Instants, inARow: ClosedRange<Int> = 1...1) {
    self.run = run
    self.instants = instants
    self.inARow = inARow
  }

  package var name: String {
    let several = inARow == 1...1 ? "" : ", several in a row"
    let when = instants == .anywhere ? "" : " near the \(instants.rawValue)"
    return "kill -9 of \(run.command.name)\(when)\(several)"
  }

  package var share: Double {
    run.command.share * (instants == .anywhere && inARow == 1...1 ? 1 : 0.2)
  }

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    let place = try run.place()
    var struck = 0
    for _ in 0..<Int.random(in: inARow, using: &random) {
      let delay = run.seconds * instants.share(&random)
      let started = try run.start(in: place)
      usleep(UInt32(delay * 1_000_000))
      started.send(SIGKILL)
      if try started.end().isKilled { struck += 1 }
      try run.expectAllOrNothing(in: place)
      if random.chance(0.3) { try run.expectReadable(in: place) }
    }
    try run.expectRepaired(in: place)
    return struck
  }
}
