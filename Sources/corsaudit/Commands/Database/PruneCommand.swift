import ArgumentParser
import AuditReport
import AuditStore

extension DatabaseCommand {
  /// `corsaudit db prune`: keeps no more than is wanted.
  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take away what is older than it needs to be.",
      discussion: """
        Exchanges older than --rows go, with client addresses, user agents, paths and all other \
        values that nothing else refers to; counters of whole days and hours older than --rollups go \
        likewise. No byte of them stays in the file. Ages are a number and h, d or w (hours, days, \
        weeks), back from now: 30d. Without both options `retention` of the configuration holds:

          retention: {rows: 30d, rollups: 400d}

        What is known of the logs themselves stays (names, line counts, samples of rejected lines), \
        so that reading them again adds nothing back; recorded audits stay, too. What has no time is \
        as old as the newest line of its log, in a log without any time as old as its file's last \
        change. It can be stopped at any moment: the next one goes on.
        """)

    @Option(help: ArgumentHelp("The store.", valueName: "file"))
    var db: String

    @Option(help: ArgumentHelp("Exchanges older than this go: 30d.", valueName: "age"))
    var rows: Age?

    @Option(help: ArgumentHelp("Counters older than this go: 400d.", valueName: "age"))
    var rollups: Age?

    @Flag(help: "Only say what would go; the store is not changed.")
    var dryRun = false

    @OptionGroup var storeArguments: StoreArguments
    @OptionGroup var consoleArguments: ConsoleArguments

    func run() throws {
      let console = consoleArguments.console
      try finishing(console) { reasons in
        let configuration = try ConfigurationFile.load(
          given: storeArguments.config, besideStore: db)
        let limits = try limits(configuration.retention)
        let text: PruneText
        if dryRun {
          let result = try ReadOnlyConnection(path: db).forecastPruning(
            before: limits, pause: { try Interrupt.check() })
          text = PruneText(result: result, isForecast: true)
        } else {
          text = try prune(before: limits, configuration, &reasons)
        }
        try OutputFile.write(text.text, to: nil)
        if let kept = text.agelessSentence { console.note(kept) }
      }
    }

    /// Who gives one option does not get the other one from the configuration.
    private func limits(_ retention: Configuration.Retention) throws -> RetentionLimits {
      let isGiven = rows != nil || rollups != nil
      let ages = isGiven ? (rows, rollups) : (retention.rows, retention.rollups)
      guard ages.0 != nil || ages.1 != nil else {
        throw ValidationError(
          "Say how long to keep what: --rows 30d, --rollups 400d, or `retention` in corsaudit.yml.")
      }
      let now = Moment.now
      return RetentionLimits(
        rows: ages.0.map { now - $0.milliseconds }, rollUps: ages.1.map { now - $0.milliseconds })
    }

    private func prune(
      before limits: RetentionLimits, _ configuration: Configuration,
      _ reasons: inout ExitReasons
    ) throws -> PruneText {
      let store = try openKnownStore(db, waiting: storeArguments.wait)
      var text = PruneText(result: PruneResult(), isForecast: false)
      try noted(in: store, as: "db prune", inputs: [], &reasons) { _ in
        let result = try store.prune(before: limits, pause: { try Interrupt.check() })
        try StoredAudits.refreshFacts(of: store, configuration)
        let bytes = try store.giveBackFreePages(pause: { try Interrupt.check() })
        text = PruneText(result: result, isForecast: false, bytes: bytes)
      }
      if try store.close() == .logBesideIt {
        consoleArguments.console.warn(
          """
          A reader has the store open: what was pruned stays in its file and the write-ahead log \
          beside it until the next run without a reader.
          """)
      }
      return text
    }
  }
}
