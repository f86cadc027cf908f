import ArgumentParser
import AuditStore

/// `corsaudit ingest`: reads logs into a store.
struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "Read logs into a store, each line once.")

  @OptionGroup var arguments: IngestArguments

  @Option(help: ArgumentHelp("The store; made where there is none.", valueName: "file"))
  var db: String

  @OptionGroup var storeArguments: StoreArguments
  @OptionGroup var consoleArguments: ConsoleArguments

  @Option(help: "How the summary is written.")
  var format: TextOrJSON = .text

  func run() throws {
    try finishing(consoleArguments.console) { reasons in
      let configuration = try ConfigurationFile.load(given: storeArguments.config, besideStore: db)
      var run = try IngestRun(arguments, configuration, consoleArguments.console)
      let store = try AuditStore.open(
        path: db, for: .ingest, waiting: storeArguments.wait,
        clientKey: configuration.clientKey)
      defer { close(store, consoleArguments.console, &reasons) }
      try noted(in: store, as: "ingest", inputs: run.logs.map(\.name), &reasons) { reasons in
        try run.run(into: store, isFinal: arguments.final, &reasons)
        try StoredAudits.refreshFacts(of: store, configuration)
      }
      switch format {
      case .json: try OutputFile.write(run.summary.json, to: nil)
      case .text: consoleArguments.console.note(run.summary.text)
      }
    }
  }
}
