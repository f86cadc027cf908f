import AccessLog
import AuditReport
import CORSTraffic

/// No known format fits a log clearly.
struct UndeterminedFormat: Error, CustomStringConvertible {
  var source: String
  var candidates: [FormatDetection.Candidate]

  /// So many formats are named.
  private static let mostCandidates = 3

  var description: String {
    if candidates.isEmpty { return "\(source) is empty: nothing can be told of it." }
    var lines = [
      """
      Could not tell the format of \(source): \(reason) Name it with --log-format ('corsaudit \
      formats list' shows the known ones).
      """
    ]
    let fitting = candidates.filter { $0.entries > 0 }.prefix(Self.mostCandidates)
    lines += fitting.map { "- \($0.format.name) fits \(share(of: $0))" }
    if fitting.isEmpty { lines.append("No known format fits any of the lines looked at.") }
    if let nearest {
      lines.append("Where lines stop fitting \(nearest.format.name):")
      for offence in nearest.offences { lines += excerpt(of: offence) }
    }
    if let hint { lines.append(hint) }
    return lines.joined(separator: "\n")
  }

  /// The one whose failure says most: the best, or where none fits one that got to its end.
  private var nearest: FormatDetection.Candidate? {
    guard let best = candidates.first(where: { !$0.offences.isEmpty }) else { return nil }
    guard best.entries == 0 else { return best }
    let whole = candidates.first { candidate in
      candidate.firstOffence.map { $0.reason == .surplus && $0.position > 20 } ?? false
    }
    return whole ?? best
  }

  private var reason: String {
    let fitting = candidates.filter { $0.share >= FormatDetection.leastShare }
    if candidates.allSatisfy({ $0.lines == 0 }) { return "it has only comments and blank lines." }
    return fitting.count > 1
      ? "\(fitting.count) formats fit its lines about as well."
      : "no known format fits 90 % of its lines."
  }

  private func share(of candidate: FormatDetection.Candidate) -> String {
    let share = Int((candidate.share * 100).rounded(.down))
    return "\(candidate.entries) of the \(candidate.lines) lines looked at (\(share) %)"
  }

  /// The line around the place where it stops fitting, and a mark below it.
  private func excerpt(of offence: RejectedLine) -> [String] {
    let position = min(Int(offence.position), offence.sample.count)
    let start = max(0, position - 60)
    let before = "| " + (start > 0 ? "…" : "") + losslessText(offence.sample[start..<position])
    let after = losslessText(offence.sample[position...].prefix(40))
    let isCut = UInt64(min(offence.sample.count, position + 40)) < offence.length
    // As wide as it is printed; the bar keeps a space at the end as one.
    let width = TerminalText.line(before + "|").count - 3
    return [
      """
      line \(offence.line), byte \(offence.position + 1) of \(offence.length): \
      \(offence.reason.rawValue)
      """,
      before + after + (isCut ? "…" : ""),
      "| " + String(repeating: " ", count: width) + "^",
    ]
  }

  /// What to do, where the way it fails says that.
  private var hint: String? {
    guard let nearest, let offence = nearest.firstOffence else { return nil }
    if offence.sample.first == UInt8(ascii: "{") {
      return "The lines look like JSON: say what their keys mean with --map key.path=field."
    }
    guard offence.reason == .surplus, offence.position > 20 else { return nil }
    return """
      The lines begin like \(nearest.format.name). What columns of your own mean no line tells: give the \
      server's format as --log-format nginx:'…' or apache:'…', or by its name in the configuration, \
      nginx-conf:PATH#NAME.
      """
  }
}
