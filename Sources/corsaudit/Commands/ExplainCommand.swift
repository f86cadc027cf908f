import AccessLog
import ArgumentParser
import AuditReport
import CORSTraffic
import FetchStandard

/// `corsaudit explain`: what a browser makes of a line, and which step of the standard decides.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a browser makes of each line of a log, or of an exchange given by options.",
    discussion: """
      With a log:
        corsaudit explain access.log --line 42-45
      Without one, every header that is not given counts as absent:
        corsaudit explain --origin https://app.example.com --allow-origin '*' --cookie
      """)

  @Argument(help: "The log; - for standard input.")
  var log: LogArgument?

  @Option(help: "The line to explain, or the first and last: N or N-M.")
  var line: LineRange?

  @OptionGroup
  var formats: FormatArguments

  @Option(help: "How it is written; json is one object a line.")
  var format: TextOrJSON = .text

  @Option(help: "The configuration; without it corsaudit.yml in the working directory.")
  var config: String?

  @OptionGroup(title: "An exchange of your own")
  var exchange: ExchangeArguments

  func validate() throws {
    guard (log == nil) != exchange.isEmpty else {
      throw ValidationError(
        "Give either a log or an exchange by its options (--origin, --allow-origin, …).")
    }
  }

  func run() throws {
    let writer = ExplanationWriter(format: format)
    guard let log else {
      try writer.write(Explanation(of: exchange.facts), line: nil, path: exchange.path)
      return
    }
    try finishing(Console()) { reasons in
      let configuration = try ConfigurationFile.load(given: config, besideStore: nil)
      let source = log.source
      let choice = try formats.choice(configuration)
      let lines = LogLines(source, choice, configuration: configuration)
      let last = try lines.forEach(in: line) { try writer.write($0) }
      guard let line, line.last > last else { return }
      let sentence =
        "\(source.name) has \(last) lines; line \(max(line.first, last + 1)) is not there."
      reasons.add(.usage, sentence)
      Console().warn(sentence)
    }
  }
}

/// Line numbers from 1.
struct LineRange: ExpressibleByArgument {
  var first: UInt64
  var last: UInt64

  init?(argument: String) {
    let parts = argument.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first.flatMap({ UInt64($0) }),
      let last = parts.count == 2 ? UInt64(parts[1]) : first, first >= 1, last >= first
    else { return nil }
    self.first = first
    self.last = last
  }
}
