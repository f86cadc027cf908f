import ArgumentParser
import AuditReport
import Foundation
import PolicyAudit

/// The options of everything that reports.
struct ReportArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only from this moment on: 2026-11-24, or 2026-11-24T10:00:00Z.", valueName: "time"))
  var since: Moment?

  @Option(help: ArgumentHelp("Only before this moment.", valueName: "time"))
  var until: Moment?

  @Option(help: "Only this site: scheme://host[:port].")
  var site: String?

  @Option(
    help: ArgumentHelp("Rules of your own, beside the built-in ones.", valueName: "directory"))
  var rules: String?

  @Option(
    help: ArgumentHelp(
      "The recorded audit to compare with, by its id, or none; the latest before this one otherwise.",
      valueName: "id"))
  var baseline: String?

  @Option(help: "How the report on standard output is written.")
  var format: ReportFormatName = .markdown

  @Option(
    name: .customShort("o"),
    help: ArgumentHelp(
      "Write the report to this file, its format by the extension (.md, .json); repeatable.",
      valueName: "file"))
  var outputs: [String] = []

  @Option(
    help: ArgumentHelp("End with 1 when a finding is at least this severe.", valueName: "severity"))
  var failOn: Severity?

  @Option(help: "For --fail-on: only findings that are new, or new or worse; or all.")
  var only: FindingChoice = .all

  func validate() throws {
    if let since, let until, since.milliseconds >= until.milliseconds {
      throw ValidationError("--since has to be before --until.")
    }
    if let site, !site.contains("://") || site.hasSuffix("/") {
      throw ValidationError("--site \(site): write scheme://host[:port], as the report does.")
    }
    for output in outputs where ReportFormats.forFile(withExtension: fileExtension(output)) == nil {
      let known = ReportFormats.all.map { "." + $0.fileExtension }.joined(separator: ", ")
      throw ValidationError("-o \(output): the extension is none of \(known).")
    }
  }

  /// Writes the report to every place that was asked for.
  func write(_ audit: Audit, fixTexts: [String: String], exit: ExitSummary) throws {
    guard !outputs.isEmpty else {
      let text = format.format.report(on: audit, fixTexts: fixTexts, exit: exit)
      try OutputFile.write(text, to: nil)
      return
    }
    for output in outputs {
      guard let format = ReportFormats.forFile(withExtension: fileExtension(output)) else {
        continue
      }
      try OutputFile.write(
        format.report(on: audit, fixTexts: fixTexts, exit: exit), to: output)
    }
  }

  private func fileExtension(_ path: String) -> String {
    URL(fileURLWithPath: path).pathExtension
  }
}

/// Which findings `--fail-on` looks at.
enum FindingChoice: String, CaseIterable, ExpressibleByArgument {
  case new, worse, all

  func includes(_ state: FindingState) -> Bool {
    switch (self, state) {
    case (_, .resolved), (_, .noTraffic): false
    case (.new, .new), (.worse, .new), (.worse, .worse), (.all, _): true
    default: false
    }
  }
}

extension Severity: ExpressibleByArgument {}

/// A day, or a moment in UTC.
struct Moment: ExpressibleByArgument {
  let milliseconds: Int64

  /// Milliseconds since 1970 UTC.
  static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

  init?(argument: String) {
    let text = argument.count == 10 ? argument + "T00:00:00Z" : argument
    let formatter = ISO8601DateFormatter()
    guard let date = formatter.date(from: text) else { return nil }
    milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
  }
}
