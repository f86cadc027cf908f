import AccessLog
import ArgumentParser
import AuditStore
import PolicyAudit

/// Runs a command to its end and leaves with the code of the highest reason.
///
/// What cannot be gone on from is thrown, said in its sentence, and decides together with what was
/// gathered before.
func finishing(_ console: Console, _ body: (inout ExitReasons) throws -> Void) throws {
  Interrupt.watch()
  var reasons = ExitReasons()
  do {
    try body(&reasons)
  } catch let error as ExitCode {
    throw error
  } catch let error as ValidationError {
    throw error
  } catch {
    let error = Interrupt.cause(of: error)
    console.endProgress()
    reasons.add(reason(for: error), "\(error)")
    console.warn("\(error)")
  }
  if reasons.code != 0 { throw ExitCode(reasons.code) }
}

func reason(for error: any Error) -> ExitReason {
  switch error {
  case let error as Interrupted: error.reason
  case let error as StoreError:
    switch error {
    case .busy, .merge(.beingWritten): .storeBusy
    case .statement, .refusedStatement, .timeout, .otherClientKey: .usage
    default: .ioError
    }
  case is UndeterminedFormat: .formatUndetermined
  case is InputError: .inputDamaged
  case is ConfigurationError, is FormatError: .usage
  case let error as AuditError:
    switch error.code {
    case .ruleMalformed, .ruleFailed, .ruleTimedOut, .ruleRepeated: .usage
    case .storeUnreadable, .factFailed, .publicSuffixesUnavailable: .ioError
    }
  default: .ioError
  }
}

/// Notes in the store that a command began and how it ended; meanwhile it is named as the one who
/// holds the store.
func noted(
  in store: AuditStore, as command: String, inputs: [String], _ reasons: inout ExitReasons,
  _ body: (inout ExitReasons) throws -> Void
) throws {
  let run = try store.beginRun(command: command, version: Corsaudit.version, inputs: inputs)
  do {
    try body(&reasons)
  } catch {
    let error = Interrupt.cause(of: error)
    // What was thrown decides; a store that cannot be written any more is no news then.
    try? store.finishRun(run, exitCode: reason(for: error).code)
    throw error
  }
  try store.finishRun(run, exitCode: reasons.code)
}
