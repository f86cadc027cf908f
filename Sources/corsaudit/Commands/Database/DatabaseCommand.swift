import ArgumentParser

/// `corsaudit db`: the store itself.
///
/// A new command: a file beside this one, and its line here.
struct DatabaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db", abstract: "Look after the store.",
    subcommands: [
      Info.self,
      Check.self,
      Schema.self,
      Prune.self,
      Rejudge.self,
      MergeCommand.self,
      Fingerprint.self,
    ])
}
