import ArgumentParser
import AuditReport
import AuditStore

/// `corsaudit db merge`: the stores of several machines as one.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge stores into one, as if one machine had read all their logs.",
    discussion: """
      A log that is in several stores counts once, by its longest contribution. The stores are not \
      changed; the merged one appears whole or not at all. Stores of other ingest options, and logs \
      that part after an equal beginning, are refused.
      """)

  @Argument(help: ArgumentHelp("The stores to merge.", valueName: "store"))
  var stores: [String]

  @Option(
    name: .customShort("o"),
    help: ArgumentHelp(
      "The merged store; a store that is there is replaced, and may be one of the merged ones.",
      valueName: "file"))
  var output: String

  @OptionGroup var storeArguments: StoreArguments
  @OptionGroup var consoleArguments: ConsoleArguments

  @Option(help: "How the summary is written.")
  var format: TextOrJSON = .text

  func run() throws {
    try finishing(consoleArguments.console) { reasons in
      let configuration = try ConfigurationFile.load(
        given: storeArguments.config, besideStore: output)
      let summary: MergeSummary
      do {
        summary = try merge(configuration, &reasons)
      } catch {
        // What SQLite says of an interrupted statement is not why it ended.
        try Interrupt.check()
        throw error
      }
      switch format {
      case .json: try OutputFile.write(summary.json(output: output), to: nil)
      case .text: consoleArguments.console.note(summary.text(output: output))
      }
    }
  }

  private func merge(
    _ configuration: Configuration, _ reasons: inout ExitReasons
  ) throws -> MergeSummary {
    let merge = try StoreMerge(stores, into: output, waiting: storeArguments.wait) {
      (try? Interrupt.check()) == nil
    }
    Interrupt.remove(merge.temporaryFiles)
    return try merge.run { store, summary in
      try noted(in: store, as: "db merge", inputs: stores, &reasons) { _ in
        try refreshFacts(of: store, configuration, summary)
      }
      try Interrupt.check()
    }
  }

  /// What the configuration of the merged store does not say, all merged ones may have in common.
  private func refreshFacts(
    of store: AuditStore, _ configuration: Configuration, _ summary: MergeSummary
  ) throws {
    var configuration = configuration
    if configuration.settings.isEmpty { configuration.settings = summary.settings ?? [:] }
    try StoredAudits.refreshFacts(of: store, configuration)
    if try store.acceptedFindings().isEmpty {
      try store.setAcceptedFindings(summary.acceptedFindings ?? [])
    }
  }
}

extension MergeSummary {
  /// The object that `db merge --format json` promises.
  fileprivate func json(output: String) -> String {
    JSONValue.object([
      ("output", .string(output)), ("stores", .integer(Int64(stores))),
      ("logs", .integer(Int64(logs))), ("overlapping", .integer(Int64(overlapping))),
      ("lines", .integer(lines)), ("exchanges", .integer(exchanges)),
      ("client_keys", .integer(Int64(clientKeys))),
      ("settings", .string(settings == nil ? "different" : "kept")),
      ("accepted_findings", .string(acceptedFindings == nil ? "different" : "kept")),
    ]).pretty() + "\n"
  }

  /// One line, and one for each thing that the stores did not have in common.
  fileprivate func text(output: String) -> String {
    var lines = [
      """
      \(stores) stores merged into \(output): \(logs) logs, \(overlapping) overlapping ones left out; \
      \(self.lines) lines, \(exchanges) exchanges
      """
    ]
    if clientKeys > 1 {
      lines.append(
        """
        The clients were made with \(clientKeys) keys: one client seen under two of them counts as \
        two.
        """)
    }
    if settings == nil {
      lines.append("The stores have other settings; those of the configuration hold, or defaults.")
    }
    if acceptedFindings == nil {
      lines.append("The stores have other accepted findings; those of the configuration hold.")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
