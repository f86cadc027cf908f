import ArgumentParser
import AuditStore

/// `corsaudit audit`: the main job in one line.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Read logs and report what is wrong in them.",
    discussion: """
      Without --db the logs are read into a temporary store, whole (as with --final), and the report \
      covers everything in them. With --db they are kept, the report covers the last days before the \
      newest exchange, and the audit is recorded, so that the next one can say what is new.
      """)

  @OptionGroup var ingest: IngestArguments

  @Option(
    help: ArgumentHelp(
      "The store; made where there is none, temporary where none is given.", valueName: "file"))
  var db: String?

  @OptionGroup var report: ReportArguments
  @OptionGroup var storeArguments: StoreArguments
  @OptionGroup var consoleArguments: ConsoleArguments

  func run() throws {
    try finishing(consoleArguments.console) { reasons in
      let configuration = try ConfigurationFile.load(given: storeArguments.config, besideStore: db)
      if let db {
        try audit(db, isKept: true, configuration, &reasons)
      } else {
        let temporary = try TemporaryStore()
        try audit(temporary.path, isKept: false, configuration, &reasons)
      }
    }
  }

  private func audit(
    _ path: String, isKept: Bool, _ configuration: Configuration, _ reasons: inout ExitReasons
  ) throws {
    let console = consoleArguments.console
    var run = try IngestRun(ingest, configuration, console)
    let store = try AuditStore.open(
      path: path, for: .ingest, waiting: storeArguments.wait,
      clientKey: configuration.clientKey)
    defer { close(store, console, &reasons) }
    try noted(in: store, as: "audit", inputs: run.logs.map(\.name), &reasons) { reasons in
      try run.run(into: store, isFinal: ingest.final || !isKept, &reasons)
      try StoredAudits.refreshFacts(of: store, configuration)
      console.note(run.summary.text)
      // Where nothing could be read, that was said; where there was nothing, the report says so.
      let isAnyRead = run.summary.outcomes.contains { $0.format != nil }
      guard isAnyRead || reasons.code == 0 else { return }
      let reporting = Reporting(arguments: report, configuration: configuration, console: console)
      let window = isKept ? try StoredAudits.defaultWindow(of: store, configuration) : (nil, nil)
      try reporting.report(on: store, unlessSaid: window, isRecorded: isKept, &reasons)
    }
  }
}
