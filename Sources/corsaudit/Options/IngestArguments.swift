import AccessLog
public import ArgumentParser
public import CORSTraffic

/// The options of everything that reads logs.
struct IngestArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Logs to read: files (plain or gzip), directories (the logs directly in them), - for standard input.",
      valueName: "log"))
  var logs: [LogArgument] = []

  @Option(
    help: ArgumentHelp(
      "Read the names of logs from this file, one a line; - for standard input.", valueName: "list")
  )
  var filesFrom: LogArgument?

  @ArgumentParser.Flag(help: "Also read the logs below the directories.")
  var recursive = false

  @OptionGroup
  var formats: FormatArguments

  @Option(
    help: ArgumentHelp(
      "Name of the server that wrote the logs: logs under two labels are never the same.",
      valueName: "name"))
  var label = ""

  @ArgumentParser.Flag(
    help: "The logs are complete: also read a last line without a line feed.")
  var final = false

  @ArgumentParser.Flag(
    help: "Read files again that look as they did when they were read to their end.")
  var verify = false

  @Option(help: "What is kept of client addresses.")
  var client: IngestOptions.ClientMode = .truncate

  @Option(help: "What is kept of request targets.")
  var path: IngestOptions.PathMode = .route

  @Option(help: "What is kept row by row: cross-origin exchanges and preflights, nothing, or all.")
  var keep: IngestOptions.Keep = .exchanges

  @ArgumentParser.Flag(help: "Keep rejected lines as they are, not only their shape.")
  var keepRejected = false

  @Option(
    help: ArgumentHelp(
      "End with 2 when more than this share of a log's lines is rejected, in percent.",
      valueName: "percent"))
  var maxRejected = 5.0

  func validate() throws {
    guard !logs.isEmpty || filesFrom != nil else {
      throw ValidationError("Name at least one log, a directory, or - for standard input.")
    }
  }

  /// All logs named, those of `--files-from` included: a list may be a pipe, which is read once.
  func allLogs() throws -> [LogArgument] {
    guard let filesFrom else { return logs }
    var list: [UInt8] = []
    do {
      let reader = try BlockReader(filesFrom.source)
      while let block = try reader.next() { list += block.bytes }
    } catch {
      throw ValidationError("\(error)")
    }
    return logs + list.split(separator: UInt8(ascii: "\n")).map { LogArgument(bytes: Array($0)) }
  }

  func options(_ configuration: Configuration) -> IngestOptions {
    var options = IngestOptions()
    options.client = client
    options.path = path
    options.keep = keep
    options.keepRejectedLines = keepRejected
    options.routes = configuration.routes
    options.publicSites = configuration.sites
    options.slowMilliseconds = Int64(configuration.settings["preflight-slow.milliseconds"] ?? 100)
    return options
  }
}

extension IngestOptions.ClientMode: ExpressibleByArgument {}
extension IngestOptions.PathMode: ExpressibleByArgument {}
extension IngestOptions.Keep: ExpressibleByArgument {}
