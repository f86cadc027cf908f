import ArgumentParser
import AuditStore

extension DatabaseCommand {
  /// `corsaudit db info`: a store at a glance.
  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What a store holds: sizes, spans of time, logs, how they were read, runs, audits.",
      discussion: "The store is not changed.")

    @Option(help: ArgumentHelp("The store.", valueName: "file"))
    var db: String

    @Option(help: "How it is written.")
    var format: TextOrJSON = .text

    func run() throws {
      try finishing(Console()) { _ in
        let info = try ReadOnlyConnection(path: db).info()
        try OutputFile.write(format == .json ? info.json : InfoText(info: info).text, to: nil)
      }
    }
  }
}
