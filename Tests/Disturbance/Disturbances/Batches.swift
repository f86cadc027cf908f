#if canImport(Glibc)
  import Glibc
#endif

/// Kills and signals during a log of several batches: what an earlier batch committed stays, and the
/// next run goes on behind it.
package struct Batches: Disturbance {
  private let program: TestedProgram
  private let made: Lazy<UndisturbedRun>

  package init(of program: TestedProgram, seed: UInt64) {
    self.program = program
    made = Lazy { try UndisturbedRun(Self.command(seed: seed), by: program) }
  }

  package let name = "kill -9 or a signal between and in large batches"
  package let share = 0.1

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    let run = try made.value
    let disturbance: any Disturbance =
      random.chance(0.7) ? Kills(of: run, .anywhere, inARow: 1...3) : Signals(to: run)
    return try disturbance.attempt(&random)
  }

  /// Reads two logs: one whose rows fill a transaction more than twice, and one of more than three
  /// times the bytes that one transaction takes, most of them comments.
  private static func command(seed: UInt64) throws -> AtomicCommand {
    let folder = try Workplace()
    var maker = LogMaker(SeededRandom(seed: seed, kind: "batches", step: 0))
    try folder.write(maker.lines(330_000), to: "rows.log")
    let comment = [UInt8(ascii: "#")] + [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    let comments = Gzip.member(comment + [UInt8(ascii: "\n")])
    var bytes: [UInt8] = []
    for _ in 0..<4 {
      bytes += Gzip.member(maker.lines(2000))
      for _ in 0..<200 { bytes += comments }
    }
    try folder.write(bytes, to: "bytes.log.gz")
    var command = AtomicCommand("ingest in batches") { place in
      [
        "ingest", "--quiet", "--db", place.file("store.sqlite"), folder.file("bytes.log.gz"),
        folder.file("rows.log"),
      ]
    }
    command.share = 1
    return command
  }
}
