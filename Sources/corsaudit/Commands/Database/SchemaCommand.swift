import ArgumentParser
import AuditStore

extension DatabaseCommand {
  /// `corsaudit db schema`: the interface of the store.
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The store's views, and what each column means.")

    func run() throws { try OutputFile.write(schemaDocumentation(), to: nil) }
  }
}
