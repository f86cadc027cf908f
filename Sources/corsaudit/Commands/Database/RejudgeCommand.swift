import ArgumentParser
import AuditStore

extension DatabaseCommand {
  /// `corsaudit db rejudge`: derives anew what follows from what the logs said.
  struct Rejudge: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Judge every answer anew, and make everything else that is derived.",
      discussion: """
        Verdicts, reasons and flags, families of user agents, parties and categories of origins, and \
        prepared facts become what this corsaudit makes of the logs. What the logs said stays as it \
        is, and so does the fingerprint. An ingest does the same by itself where another version \
        of corsaudit has judged. All or nothing: it can be stopped at any moment.
        """)

    @Option(help: ArgumentHelp("The store.", valueName: "file"))
    var db: String

    @OptionGroup var storeArguments: StoreArguments
    @OptionGroup var consoleArguments: ConsoleArguments

    func run() throws {
      let console = consoleArguments.console
      try finishing(console) { reasons in
        let configuration = try ConfigurationFile.load(
          given: storeArguments.config, besideStore: db)
        let store = try openKnownStore(db, waiting: storeArguments.wait, isRejudged: false)
        var result = Rejudgement()
        try noted(in: store, as: "db rejudge", inputs: [], &reasons) { _ in
          result = try store.rejudge()
          try Interrupt.check()
          try StoredAudits.refreshFacts(of: store, configuration)
        }
        try closing(store, console)
        try OutputFile.write(
          """
          \(result.answers) answers judged, \(result.changedAnswers) of them changed
          \(result.userAgents) user agents told apart, \(result.changedUserAgents) of them changed
          origins, sites and prepared facts made anew

          """, to: nil)
      }
    }
  }
}
