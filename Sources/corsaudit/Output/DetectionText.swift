import AccessLog
import AuditReport
import Queries

/// What was recognised of a log, what such a log can show and what this one does, which rules that
/// makes assessable, and what to log so that the others are.
struct DetectionText {
  let text: String

  /// - Parameter sample: by which the format was told.
  init(_ detection: FormatDetection, _ sample: [Block], of source: LogSource) {
    guard let best = detection.candidates.first(where: { $0.format.name == detection.format?.name })
    else {
      text = ""
      return
    }
    let format = best.format
    let fields = DetectedFields(SampleCoverage(of: sample, as: format), format)
    var lines = Self.recognition(best, detection.candidates, source)
    lines.append("")
    lines += fields.lines
    lines.append(Self.repeated(format.duplicateVisibility))
    if !format.losses.isEmpty { lines.append("What it does not log as it was:") }
    lines += format.losses.map { "- " + $0 }
    lines.append("")
    let rules = AssessableRules(fields.shown, format.duplicateVisibility)
    lines += rules.lines
    let missing = fields.missing.filter { rules.lacking.contains($0.name) || $0.isOfSite }
    let additions = LogAddition.all(
      toLog: missing.isEmpty ? [] : fields.missing.map(\.name), in: format.name)
    lines += Self.lines(of: additions, missing, format)
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func recognition(
    _ best: FormatDetection.Candidate, _ candidates: [FormatDetection.Candidate],
    _ source: LogSource
  ) -> [String] {
    let others = candidates.filter {
      $0.format.name != best.format.name && $0.share > 0 && !$0.isMixture
    }
    let next = others.prefix(2).map { "\($0.format.name) fits \(percent($0.share))" }
    return [
      "\(source.name): \(best.format.name) (\(best.format.title))",
      "\(best.entries) of the \(best.lines) lines looked at fit it (\(percent(best.share))); "
        + (next.isEmpty ? "no other format fits any." : next.joined(separator: ", ") + "."),
    ]
  }

  private static func repeated(_ visibility: DuplicateVisibility) -> String {
    let shown =
      switch visibility {
      case .first: "only the first, so two Access-Control-Allow-Origin look like one"
      case .last: "only the last, so two Access-Control-Allow-Origin look like one"
      case .joined: "all of them, with commas between"
      case .all: "all of them"
      case .unknown: "the first or all, depending on the server and its version"
      }
    return "Of a header that was sent several times it shows \(shown)."
  }

  private static func lines(
    of additions: [LogAddition], _ missing: [Field], _ format: any LogFormat
  ) -> [String] {
    guard !missing.isEmpty else { return ["", "No field has to be added to the log."] }
    guard !additions.isEmpty else {
      let own = format.servers.first
      let servers = own ?? LogFormats.all.flatMap(\.servers).joined(separator: ", ")
      return [
        "",
        "No line has the rest (\(names(missing))). What to write into a server's configuration: "
          + "corsaudit formats show \(own == nil ? "SERVER (\(servers))" : servers).",
      ]
    }
    let blocks = additions.flatMap { addition in
      ["", "To log the rest, in \(addition.place):", ""] + addition.lines.map { "  " + $0 }
        + (addition.reading.isEmpty ? [] : ["", "and read it with \(addition.reading)."])
    }
    return blocks + [
      "",
      "'corsaudit formats show nginx' (or apache, caddy, …) prints a format with all of it that is "
        + "told by its lines.",
    ]
  }

  private static func names(_ fields: [Field]) -> String {
    fields.map(\.name).joined(separator: ", ")
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}

extension Field {
  /// Whether it tells for which site a request was.
  fileprivate var isOfSite: Bool { self == .host || self == .scheme }
}
