#if canImport(Glibc)
  import Glibc
#endif

/// A signal that asks a process to end.
struct AskingSignal {
  var name: String
  var number: Int32
  /// The exit code that answers it.
  var code: Int32

  static let all = [
    AskingSignal(name: "SIGINT", number: SIGINT, code: 130),
    AskingSignal(name: "SIGTERM", number: SIGTERM, code: 143),
  ]

  static func random(_ random: inout SeededRandom) -> AskingSignal { all[random.number(all.count)] }

  /// Sends it and waits for the end, which has to come within two seconds.
  func send(to program: consuming StartedProgram) throws -> ProgramEnd {
    let sent = ContinuousClock.now
    program.send(number)
    let end = try program.end(within: 60)
    let seconds = (ContinuousClock.now - sent) / .seconds(1)
    try expect(seconds < 2, "\(name) was answered after \(seconds) s.")
    return end
  }

  func expectEnd(_ end: ProgramEnd) throws {
    try expect(
      end.code == code, "\(name) ended with \(end.description) instead of \(code): \(end.errors)")
  }
}
