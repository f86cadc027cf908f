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
    console.endProgress()
    reasons.add(reason(for: error), "\(error)")
    console.warn("\(error)")
  }
  if reasons.code != 0 { throw ExitCode(reasons.code) }
}

private func reason(for error: any Error) -> ExitReason {
  switch error {
  case let error as Interrupted: error.reason
  case let error as StoreError:
    switch error {
    case .busy: .storeBusy
    case .statement, .refusedStatement, .timeout: .usage
    default: .ioError
    }
  case is UndeterminedFormat: .formatUndetermined
  case is ConfigurationError: .usage
  default: .ioError
  }
}
