import AccessLog
import Queries

/// What was recognised of a log, and what such a log can show.
struct DetectionText {
  let text: String

  init(_ detection: FormatDetection, of source: LogSource) {
    guard let best = detection.candidates.first(where: { $0.format.name == detection.format?.name })
    else {
      text = ""
      return
    }
    let format = best.format
    var lines = [
      "\(source.name): \(format.name) (\(format.title))",
      "\(best.entries) of \(best.lines) lines looked at fit it (\(Self.percent(best.share))).",
    ]
    let others = detection.candidates.filter {
      $0.format.name != format.name && $0.share > 0 && !$0.isMixture
    }
    for other in others.prefix(2) {
      lines.append("\(other.format.name) fits \(Self.percent(other.share)).")
    }
    let possible = format.possibleFields
    let shown = Field.allCases.filter { possible & $0.bit != 0 }
    let missing = Field.allCases.filter { possible & $0.bit == 0 }
    lines.append("")
    lines.append("It can show: \(Self.names(shown)).")
    if !missing.isEmpty { lines.append("It cannot show: \(Self.names(missing)).") }
    lines.append(
      "Of a header that was sent twice it shows: \(format.duplicateVisibility.rawValue).")
    let rules = QueryCatalogue.rules
    let assessable = rules.filter { rule in
      rule.needs.allSatisfy { need in
        switch LogAbility(rawValue: need) {
        case .preflights: true
        case .repeatedHeaders: [.joined, .all].contains(format.duplicateVisibility)
        case nil: shown.contains { $0.name == need }
        }
      }
    }
    lines.append("")
    lines.append(
      "\(assessable.count) of \(rules.count) rules can be assessed where these fields are logged"
        + (assessable.isEmpty ? "." : ": \(assessable.map(\.id).joined(separator: ", "))."))
    if !missing.isEmpty {
      let servers = LogFormats.all.flatMap(\.servers).joined(separator: ", ")
      lines.append(
        "What to write into a server's configuration to log the rest: corsaudit formats show SERVER"
          + " (\(servers)).")
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func names(_ fields: [Field]) -> String {
    fields.map(\.name).joined(separator: ", ")
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
