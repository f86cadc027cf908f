import ArgumentParser
import AuditReport
import AuditStore
import PolicyAudit

extension DatabaseCommand {
  /// `corsaudit db check`: whether a store keeps its promises.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check the store: SQLite's own checks, and every promise of ours.",
      discussion: """
        Prints ok and what was checked, and ends with 0; or what is broken, how much of it, and the \
        first of it, and ends with 74. The store is not changed.
        """)

    @Option(help: ArgumentHelp("The store.", valueName: "file"))
    var db: String

    @OptionGroup var consoleArguments: ConsoleArguments

    func run() throws {
      let console = consoleArguments.console
      try finishing(console) { _ in
        let connection = try ReadOnlyConnection(path: db)
        var text = CheckText()
        try connection.check(words: storedWords) { outcome in
          try Interrupt.check()
          text.add(outcome)
          console.progress("\(text.outcomes.count) checks done")
        }
        console.endProgress()
        try OutputFile.write(text.text, to: nil)
        if let failure = text.failure(of: db) { throw failure }
      }
    }
  }
}

/// A store that does not keep its promises; ends with 74.
struct StoreCheckFailure: Error, CustomStringConvertible {
  var description: String
}
