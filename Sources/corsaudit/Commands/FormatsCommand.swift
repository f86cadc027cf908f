import AccessLog
import ArgumentParser
import AuditReport

/// `corsaudit formats`: which logs can be read, and what each can show.
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "List the log formats, show one, or tell a log's format.",
    subcommands: [List.self, Show.self, Detect.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One line a format.")

    @Option(help: "How the list is written.")
    var format: TableFormatName = .table

    func run() throws {
      let known = LogFormats.all.map { [$0.name, $0.title, $0.reference] }
      let own = LogFormats.notations.map { [$0.example, $0.title, $0.reference] }
      let wrapped = LineWrappers.all.map {
        [$0.name + ":FORMAT", "any of them in: " + $0.title, ""]
      }
      let rows = (known + own + wrapped).map { $0.map(Cell.text) }
      let table = QueryTable(columns: ["format", "what it is", "documented at"], rows: rows)
      try OutputFile.write(format.text(table), to: nil)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "A format's definition, and which fields it can show.")

    @Argument(
      help: "A name of 'formats list', a notation with its text, or a server: nginx, apache, …")
    var name: String

    func run() throws {
      let shown = try LogFormats.shown(name)
      let fields = Field.allCases.map { field in
        let isPossible = shown.possibleFields & field.bit != 0
        return [
          Cell.text(field.name), field.header.map(Cell.text) ?? .null,
          .text(isPossible ? "yes" : "no"),
        ]
      }
      let table = QueryTable(columns: ["field", "header", "can be shown"], rows: fields)
      let losses =
        shown.losses.isEmpty
        ? "" : "\nWhat it does not log as it was:\n" + shown.losses.map { "- \($0)\n" }.joined()
      try OutputFile.write(
        """
        \(shown.name): \(shown.title)
        \(shown.reference)

        \(shown.configuration)

        Repeated headers: \(shown.duplicateVisibility.rawValue). Its time is the \
        \(shown.timeKind.rawValue) of an exchange.
        \(losses)

        \(TableFormatName.table.text(table))
        """, to: nil)
    }
  }

  struct Detect: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tell the format of a log.")

    @Argument(help: "The log; - for standard input.")
    var log: LogArgument

    func run() throws {
      try finishing(Console()) { _ in
        let source = log.source
        var stream = try BlockStream(source)
        guard let block = try stream.next() else {
          throw UndeterminedFormat(source: source.name, candidates: [])
        }
        let sample = detectionSample(beginning: try stream.sample(from: block), of: source)
        let detection = try detectFormat(in: sample, of: source)
        try OutputFile.write(DetectionText(detection, sample, of: source).text, to: nil)
      }
    }
  }
}
