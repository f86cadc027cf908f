import AccessLog
import AuditReport
import CORSTraffic
import FetchStandard

/// Writes explanations: for people, or one JSON object a line with exactly the promised keys.
struct ExplanationWriter {
  let format: TextOrJSON

  func write(_ line: LogLine) throws {
    switch line.outcome {
    case .entry(let explanation, let path):
      try write(explanation, line: line.number, path: path)
    case .rejected(let reason):
      try emit(
        text: "line \(line.number): rejected: \(reason)\n",
        json: [("line", .integer(Int64(line.number))), ("rejected", .string(reason))])
    case .skipped(let kind):
      try emit(
        text: "line \(line.number): skipped: \(kind)\n",
        json: [("line", .integer(Int64(line.number))), ("skipped", .string(kind))])
    }
  }

  func write(_ explanation: Explanation, line: UInt64?, path: String?) throws {
    try emit(
      text: text(explanation, line: line, path: path),
      json: json(explanation, line: line, path: path))
  }

  private func emit(text: String, json: [(key: String, value: JSONValue)]) throws {
    try OutputFile.write(format == .json ? JSONValue.object(json).compact + "\n" : text, to: nil)
  }

  private func json(
    _ explanation: Explanation, line: UInt64?, path: String?
  ) -> [(key: String, value: JSONValue)] {
    let facts = explanation.facts
    let judgement = explanation.judgement
    return [
      ("line", line.map { .integer(Int64($0)) } ?? .null),
      ("kind", .string(judgement.kind.rawValue)),
      ("class", .string(judgement.requestClass.rawValue)),
      ("verdict", .string(judgement.verdict.rawValue)),
      ("reason", .optional(judgement.reason?.rawValue)),
      ("reason_detail", .optional(judgement.reasonDetail)),
      ("reason_standard", .optional(judgement.reasonStandard?.rawValue)),
      ("flags", .strings(judgement.flags.map(\.rawValue).sorted())),
      ("anonymous", subVerdict(judgement.anonymous)),
      ("credentialed", subVerdict(judgement.credentialed)),
      ("method", .optional(facts.method.shown)),
      ("path", .optional(path)),
      ("status", facts.status.map { .integer(Int64($0)) } ?? .null),
      ("origin", .optional(facts.origin.shown)),
      ("steps", .strings(explanation.steps)),
    ]
  }

  private func subVerdict(_ verdict: SubVerdict) -> JSONValue {
    .object([
      ("verdict", .string(verdict.verdict.rawValue)),
      ("reason", .optional(verdict.reason?.rawValue)),
    ])
  }

  private func text(_ explanation: Explanation, line: UInt64?, path: String?) -> String {
    let facts = explanation.facts
    let judgement = explanation.judgement
    func safe(_ text: String?) -> String { TerminalText.line(text ?? "?", limit: 200) }
    var request = "\(safe(facts.method.shown)) \(safe(path))"
    if case .value(let origin) = facts.origin { request += " from \(safe(origin))" }
    if let status = facts.status { request += ", answered \(status)" }
    var lines = [(line.map { "line \($0): " } ?? "") + request]
    lines.append(
      "  what it was: \(judgement.requestClass.rawValue) – \(judgement.requestClass.explanation)")
    let reason = judgement.reason.map { reason in
      let detail = judgement.reasonDetail.map { ":" + safe($0) } ?? ""
      return " (\(reason.rawValue)\(detail))"
    }
    lines.append("  verdict: \(judgement.verdict.rawValue)\(reason ?? "")")
    if let reason = judgement.reason { lines.append("  because: \(reason.explanation)") }
    if judgement.anonymous != judgement.credentialed {
      lines.append("  without credentials: \(sentence(judgement.anonymous))")
      lines.append("  with credentials: \(sentence(judgement.credentialed))")
    }
    if let standard = judgement.reasonStandard {
      lines.append("  the standard says otherwise: \(standard.rawValue)")
    }
    if !judgement.flags.isEmpty {
      lines.append("  flags: \(judgement.flags.map(\.rawValue).sorted().joined(separator: ", "))")
    }
    lines += explanation.steps.map { "  step: \(safe($0))" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func sentence(_ verdict: SubVerdict) -> String {
    verdict.verdict.rawValue + (verdict.reason.map { " (\($0.rawValue))" } ?? "")
  }
}

extension Observed {
  /// As shown: nil where not logged, "" where absent or empty.
  var shown: String? {
    switch self {
    case .notLogged: nil
    case .absent, .empty: ""
    case .value(let text): text
    }
  }
}
