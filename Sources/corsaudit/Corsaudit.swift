import ArgumentParser

#if canImport(Glibc)
  import Glibc
#endif

/// The program: its commands, in the order of `--help`.
@main
struct Corsaudit: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "corsaudit",
    abstract:
      "Reads HTTP access logs and reports what is wrong with CORS: what is exposed, what is broken, what the log cannot tell.",
    discussion: """
      The main job in one line:
        corsaudit audit /var/log/nginx/

      Every night, for a report that says what is new:
        corsaudit audit --db audit.sqlite /var/log/nginx/ -o report.md

      A question about one line:
        corsaudit explain access.log --line 42

      Exit codes: 0 done; 1 findings at or above --fail-on; 2 some input unreadable or damaged; \
      3 a log's format could not be told; 4 nothing security-relevant was assessable; 64 usage; \
      74 input/output or disk full; 75 store busy; 130 interrupted; 143 terminated.
      """,
    version: version,
    subcommands: [
      AuditCommand.self, IngestCommand.self, ReportCommand.self, ExplainCommand.self,
      QueryCommand.self, RulesCommand.self, FormatsCommand.self, DatabaseCommand.self,
    ])

  static func main() {
    StandardStreams.holdPlaces()
    // A pipe that nobody reads any more is an error of a write, not the end of everything: the store
    // is closed and temporary files are removed.
    _ = signal(SIGPIPE, SIG_IGN)
    main(RawArguments.all)
  }
}
