import CORSTraffic
import FetchStandard

/// The derived columns of `answer`, in the order of the table.
func derivedValues(of answer: Answer, _ judgement: Judgement) -> [SQLValue] {
  [
    .text(judgement.kind.rawValue),
    .text(judgement.requestClass.rawValue),
    .text(judgement.verdict.rawValue),
    .text(judgement.reason?.rawValue ?? ""),
    .text(judgement.reasonDetail ?? ""),
    .text(judgement.reasonStandard?.rawValue ?? ""),
    .text(judgement.anonymous.verdict.rawValue),
    .text(judgement.anonymous.reason?.rawValue ?? ""),
    .text(judgement.anonymous.reasonDetail ?? ""),
    .text(judgement.credentialed.verdict.rawValue),
    .text(judgement.credentialed.reason?.rawValue ?? ""),
    .text(judgement.credentialed.reasonDetail ?? ""),
    SQLValue(judgement.flags.contains(.engineDivergent)),
    SQLValue(judgement.flags.contains(.synthetic)),
    .text(sortedWords(judgement.flags.map(\.rawValue))),
    SQLValue(maxAgeSeconds(answer.maxAge)),
  ]
}

/// The names of the columns of ``derivedValues(of:_:)``.
let derivedAnswerColumns = [
  "kind", "class", "verdict", "reason", "reason_detail", "reason_standard", "verdict_anonymous",
  "reason_anonymous", "reason_detail_anonymous", "verdict_credentialed", "reason_credentialed",
  "reason_detail_credentialed", "engine_divergent", "synthetic", "flags", "max_age_s",
]

/// Words as the views show sets: sorted, joined by commas.
func sortedWords(_ words: [String]) -> String { words.sorted().joined(separator: ",") }

private func maxAgeSeconds(_ maxAge: Observed) -> Int64? {
  guard case .value(let value) = maxAge, case .seconds(let seconds) = MaxAge(value) else {
    return nil
  }
  return Int64(seconds)
}
