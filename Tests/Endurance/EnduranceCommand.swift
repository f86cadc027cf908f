import ArgumentParser
import Disturbance
import Foundation

/// Disturbs the program in every way that is known, and compares with undisturbed runs.
@main
struct EnduranceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corsaudit-endurance",
    abstract:
      "Kills, fills, corrupts and rotates, and expects that every line counts exactly once.",
    discussion: """
      Prints a table and ends with 1 where anything differs, with the options that repeat it alone. \
      Run it in release: swift run -c release corsaudit-endurance --kills 500 --seed 1. What needs \
      mounts of its own runs as root or where user namespaces are allowed.
      """)

  @Option(help: "How often the plainest kill is tried; the others in proportion.")
  var kills = 100

  @Option(help: "What all random numbers follow from.")
  var seed: UInt64 = 1

  @Option(help: "Lines of the largest log that is read.")
  var lines = 12_000

  @Option(help: "Only the disturbances with this text in their name.")
  var only: String?

  @Option(help: "Only this step of each.")
  var step: Int?

  @Option(help: "The binary to disturb; by default the one beside this program.")
  var binary: String?

  func run() throws {
    let program = TestedProgram(path: binary ?? besides())
    let disturbances = try Disturbances.all(of: program, seed: seed, size: lines)
    var table = ResultTable()
    for disturbance in disturbances where only.map(disturbance.name.contains) ?? true {
      var result = ResultTable.Row(name: disturbance.name)
      if let obstacle = disturbance.obstacle {
        result.obstacle = obstacle
      } else {
        let tries = max(1, Int((Double(kills) * disturbance.share).rounded(.up)))
        for number in step.map({ $0...$0 }) ?? 0...tries - 1 {
          attempt(disturbance, step: number, &result)
        }
      }
      table.add(result)
    }
    table.printSum()
    if table.isAnyDifferent { throw ExitCode(1) }
  }

  private func attempt(_ disturbance: any Disturbance, step: Int, _ result: inout ResultTable.Row) {
    var random = SeededRandom(seed: seed, kind: disturbance.name, step: step)
    result.tried += 1
    do {
      result.struck += try disturbance.attempt(&random)
      result.survived += 1
    } catch {
      say("\(disturbance.name): \(error)")
      say("  again: --seed \(seed) --lines \(lines) --only '\(disturbance.name)' --step \(step)")
    }
  }

  private func besides() -> String {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("corsaudit").path
  }
}
