import ArgumentParser
import AuditStore

extension DatabaseCommand {
  /// `corsaudit db fingerprint`: what a store holds, in one line.
  struct Fingerprint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "One line: a hash of what the store holds, whatever the order it was read in.")

    @Option(help: ArgumentHelp("The store.", valueName: "file"))
    var db: String

    @Flag(help: "Also of the exchanges kept row by row.")
    var rows = false

    func run() throws {
      try finishing(Console()) { _ in
        let store = try AuditStore.open(path: db, for: .reading)
        let fingerprint = try store.fingerprint(rows: rows)
        try store.close()
        try OutputFile.write(fingerprint + "\n", to: nil)
      }
    }
  }
}
