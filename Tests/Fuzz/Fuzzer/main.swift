// `fuzz NAME …`: a harness, and behind its name what libFuzzer is to do. `fuzz NAME --seeds FOLDER`
// writes the inputs that a run begins with.

import CFuzzer
import Foundation
import FuzzHarnesses

nonisolated(unsafe) private var harness: any Harness.Type = Harnesses.all[0]

/// libFuzzer starts itself again, with its own arguments only: the name stays in the environment.
private let variable = "CORSAUDIT_FUZZ"
private let given = CommandLine.arguments.dropFirst().first ?? ""
private let isGiven = Harnesses.all.contains { $0.name == given }
private let name = isGiven ? given : ProcessInfo.processInfo.environment[variable] ?? given
guard let named = Harnesses.all.first(where: { $0.name == name }) else {
  fatalError("A harness is one of \(Harnesses.all.map { $0.name }), not “\(name)”.")
}
unsafe harness = named
unsafe setenv(variable, name, 1)

if CommandLine.arguments.count == 4, CommandLine.arguments[2] == "--seeds" {
  for (index, seed) in named.seeds.enumerated() {
    try Data(seed).write(to: URL(filePath: CommandLine.arguments[3] + "/seed-\(index)"))
  }
  exit(0)
}

private let skipped = isGiven ? 1 : 0
var count = CommandLine.argc - Int32(skipped)
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
unsafe arguments![skipped] = unsafe arguments![0]
unsafe arguments = arguments! + skipped
exit(
  unsafe LLVMFuzzerRunDriver(&count, &arguments) { start, count in
    do {
      try unsafe harness.check(Array(UnsafeBufferPointer(start: start, count: count)))
    } catch {
      fatalError("\(error)")
    }
    return 0
  })
