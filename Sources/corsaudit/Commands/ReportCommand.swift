import ArgumentParser
import AuditStore

/// `corsaudit report`: what is wrong, from what a store holds.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Report on a store.",
    discussion: """
      Without --since it covers the last days before the newest exchange. The store is not changed, \
      unless --record is given.
      """)

  @Option(help: ArgumentHelp("The store.", valueName: "file"))
  var db: String

  @OptionGroup var report: ReportArguments

  @Flag(help: "Record the audit in the store, for later ones to compare with.")
  var record = false

  @OptionGroup var storeArguments: StoreArguments
  @OptionGroup var consoleArguments: ConsoleArguments

  func run() throws {
    try finishing(consoleArguments.console) { reasons in
      let configuration = try ConfigurationFile.load(given: storeArguments.config, besideStore: db)
      let reporting = Reporting(
        arguments: report, configuration: configuration, console: consoleArguments.console)
      let store = try AuditStore.open(
        path: db, for: record ? .ingest : .reading, waiting: storeArguments.wait)
      let window = try StoredAudits.defaultWindow(of: store, configuration)
      try reporting.report(on: store, unlessSaid: window, isRecorded: record, &reasons)
      try store.close()
    }
  }
}
