import Disturbance
import Foundation
import Testing

/// The quick form of what `corsaudit-endurance` does at length: the same disturbances, a few of each.
@Suite("Whatever happens to a run, its store becomes what an undisturbed run makes")
struct EnduranceTests {
  private let bench: EnduranceBench

  init() throws { bench = try EnduranceBench.shared.get() }

  private func attempt(_ disturbance: some Disturbance, step: Int = 0) {
    var random = SeededRandom(seed: EnduranceBench.seed, kind: disturbance.name, step: step)
    do {
      _ = try disturbance.attempt(&random)
    } catch {
      Issue.record("\(disturbance.name), seed \(EnduranceBench.seed), step \(step): \(error)")
    }
  }

  @Test("kill -9 at any instant", arguments: 0..<3)
  func killed(step: Int) { attempt(Kills(of: bench.ingest, .anywhere), step: step) }

  @Test("kill -9 while the store is made, and while it comes to rest")
  func killedAtTheEdges() {
    attempt(Kills(of: bench.ingest, .start))
    attempt(Kills(of: bench.ingest, .end))
  }

  @Test("several kills in a row")
  func killedInARow() { attempt(Kills(of: bench.ingest, .anywhere, inARow: 2...4)) }

  @Test("kill -9 while grown logs are read, and while an audit is made")
  func otherCommandsKilled() throws {
    attempt(Kills(of: try bench.undisturbed(bench.growing), .anywhere))
    attempt(Kills(of: try bench.undisturbed(bench.audit), .anywhere))
  }

  @Test("SIGINT or SIGTERM at any instant", arguments: 0..<2)
  func signals(step: Int) { attempt(Signals(to: bench.ingest), step: step) }

  @Test("SIGINT or SIGTERM while standard input is silent")
  func silentInput() { attempt(SilentInput(bench.ingest, bench.logs)) }

  @Test("rotation in every way, with kills in between", arguments: 0..<2)
  func rotation(step: Int) {
    attempt(Rotation(of: bench.program, steps: 12, growth: 250), step: step)
  }

  @Test("a second run at once names the first, or waits for it")
  func twoIngesters() { attempt(TwoIngesters(bench.ingest, bench.logs)) }

  @Test("three runs at once that wait for one another, one of them killed")
  func atOnce() { attempt(IngestersAtOnce(bench.ingest)) }

  @Test("a reader with an open transaction")
  func openReader() { attempt(OpenReader(bench.ingest, bench.logs)) }

  @Test("a file that is no store, or a damaged one, is refused", arguments: RefusedStores.all)
  func refused(_ refused: RefusedStores.Refused) throws {
    let stores = RefusedStores(bench.ingest, bench.logs)
    do {
      try stores.attempt(refused, of: bench.template.get())
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("a store with bytes changed anywhere", arguments: 0..<4)
  func damagedBytes(step: Int) { attempt(DamagedBytes(bench.ingest, bench.logs), step: step) }

  @Test(
    "a full disk, from the making of the store to its last checkpoint",
    .disabled(if: Machine.obstacleToMounting != nil, "\(Machine.obstacleToMounting ?? "")"),
    arguments: [
      // KiB, and what is added of the store's final size.
      (100, 0.0), (240, 0.0), (280, 0.6), (300, 1.1),
    ])
  func fullDisk(kilobytes: Int, share: Double) {
    let size = kilobytes + Int(Double(bench.ingest.storeBytes >> 10) * share)
    do {
      _ = try FullDisk(bench.ingest, bench.logs).attempt(kilobytes: size)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test(
    "a read-only file or folder",
    .disabled(if: Machine.obstacleToMounting != nil, "\(Machine.obstacleToMounting ?? "")"))
  func readOnly() { attempt(ReadOnlyPlaces(bench.ingest, bench.logs)) }

  @Test("a bomb is read whole, in bounded memory", arguments: Bombs.Content.allCases)
  func bombs(content: Bombs.Content) {
    // Held in memory it would show; many short lines take long where nothing is optimised.
    let isShort = content == .lineFeeds || content == .shortLines
    do {
      try Bombs(of: bench.program).attempt(
        content, mebibytes: isShort ? 1 : 48, mostMemory: 72 << 20)
    } catch {
      Issue.record("\(error)")
    }
  }
}

/// What the tests of the suite share: logs, and undisturbed runs over them.
private struct EnduranceBench {
  static let seed: UInt64 = 1

  static let shared: Result<EnduranceBench, any Error> = Result {
    atexit { try? EnduranceBench.shared.get().logs.folder.remove() }
    return try EnduranceBench()
  }

  let program = TestedProgram(path: Program.path)
  let logs: MadeLogs
  let ingest: UndisturbedRun
  let template: Result<[UInt8], any Error>

  private init() throws {
    logs = try MadeLogs(
      seed: Self.seed, size: 1050, padding: 700, options: ["--log-format", "cors1"])
    ingest = try UndisturbedRun(AtomicCommands.ingest(logs), by: program, times: 2)
    let stores = RefusedStores(ingest, logs)
    template = Result { try stores.template() }
  }

  var growing: AtomicCommand { AtomicCommands.growing(logs, by: program) }
  var audit: AtomicCommand { AtomicCommands.audit(logs) }

  func undisturbed(_ command: AtomicCommand) throws -> UndisturbedRun {
    try UndisturbedRun(command, by: program, times: 1)
  }
}
