import AccessLog
import ArgumentParser
import AuditStore
import CORSTraffic
import PolicyAudit

/// Reads all logs of a command into one store: each one that can be read, whatever the others do.
struct IngestRun {
  let arguments: IngestArguments
  let configuration: Configuration
  let console: Console
  /// What the user named.
  let logs: [LogArgument]
  private(set) var summary = IngestSummary()

  init(_ arguments: IngestArguments, _ configuration: Configuration, _ console: Console) throws {
    self.arguments = arguments
    logs = try arguments.allLogs()
    self.configuration = configuration
    self.console = console
  }

  /// - Parameter isFinal: also consume last lines without a line feed.
  mutating func run(into store: AuditStore, isFinal: Bool, _ reasons: inout ExitReasons) throws {
    let choice = try arguments.formats.choice(configuration)
    let list = InputList(logs: logs, recursive: arguments.recursive)
    for failure in list.failures { fail(failure.sentence, failure.source, &reasons) }
    for source in list.skipped { add(source, .skipped, "It is no regular file.") }
    let ingester = Ingester(
      store: store, options: arguments.options(configuration), label: arguments.label,
      isFinal: isFinal, verifies: arguments.verify, console: console)
    var undetermined: [String] = []
    for input in list.inputs {
      let source = input.source
      do {
        let outcome = try ingester.ingest(source, choice)
        if let format = outcome.format {
          console.note("\(outcome.name): \(format), \(outcome.entries) entries")
        }
        console.detail(
          """
          \(outcome.name): \(outcome.bytes) bytes, \(outcome.read) lines read, \
          \(outcome.alreadyCounted) already counted, \(outcome.rejected) rejected
          """)
        if outcome.zonelessTimes > 0 {
          console.note(
            """
            \(outcome.name): \(outcome.zonelessTimes) times carry no zone and were taken for \
            \(choice.zone.name); --assume-timezone says otherwise.
            """)
        }
        check(outcome, &reasons)
        summary.outcomes.append(outcome)
      } catch let error as InputError {
        fail(error.description, source, &reasons)
      } catch let error as UndeterminedFormat {
        if input.isNamed {
          undetermined.append(error.description)
          add(source, .failed, error.description)
        } else {
          add(source, .skipped, "No log format fits it.")
        }
      } catch let error as StoreError {
        if case .tooManyLines = error {
          fail(error.description, source, &reasons)
        } else {
          throw error
        }
      }
    }
    console.endProgress()
    let isAnyTold = summary.outcomes.contains { $0.format != nil }
    for sentence in undetermined {
      reasons.add(isAnyTold ? .inputDamaged : .formatUndetermined, sentence)
      console.warn(sentence)
    }
  }

  /// What is wrong with a log that was read.
  private func check(_ outcome: SourceOutcome, _ reasons: inout ExitReasons) {
    precondition(
      outcome.isBalanced,
      "Every line is counted once: read = already counted + entries + foreign + rejected + comments + blank."
    )
    if outcome.state == .failed, let message = outcome.message {
      reasons.add(.inputDamaged, message)
      console.warn(message)
    }
    if outcome.rejectedShare * 100 > arguments.maxRejected {
      let sentence = """
        \(outcome.name): \(outcome.rejected) of \(outcome.read - outcome.alreadyCounted) new lines \
        were rejected, more than --max-rejected \(arguments.maxRejected) %; the view rejected_lines \
        shows why.
        """
      reasons.add(.inputDamaged, sentence)
      console.warn(sentence)
    }
  }

  private mutating func fail(
    _ sentence: String, _ source: LogSource, _ reasons: inout ExitReasons
  ) {
    add(source, .failed, sentence)
    reasons.add(.inputDamaged, sentence)
    console.warn(sentence)
  }

  private mutating func add(_ source: LogSource, _ state: SourceOutcome.State, _ message: String) {
    var outcome = SourceOutcome(name: source.name)
    outcome.state = state
    outcome.message = message
    summary.outcomes.append(outcome)
  }
}
