/// What the severity of a finding depends on, beside its rule.
struct SeverityFacts {
  /// At least one pattern shows credentials in use, and not only on
  /// the word of one client that is no browser.
  var showsCredentials = false
  /// Access-Control-Allow-Credentials was logged everywhere and never said `true`.
  var neverAllowsCredentials = false
  var grantsWrite = false
  /// Every answer was 4xx or 5xx.
  var isAllErrors = false
  var targetsPrivateNetwork = false
  /// All origins concerned are unrelated and were never granted anything.
  var isOnlyStrangers = false
  /// The rule itself said how bad it is.
  var final: Severity?

}

/// The severity of a finding and each step to it, as words.
///
/// The rules' catalogue has one arithmetic for all: the base of the rule's header; for exposures one
/// up for credentials in use, one down where they are never allowed, one up for writes, one down
/// where there is nothing but errors; for what is broken, info where only strangers are concerned,
/// since a denied stranger is the policy working. Critical is for credentials in use and for private
/// networks. What a rule's SELECT says is final.
func severity(
  of rule: RuleHeader, _ facts: SeverityFacts
) -> (severity: Severity, reasons: [String]) {
  if let final = facts.final {
    return (final, ["\(final.rawValue): as the rule itself says for this evidence"])
  }
  var severity = rule.severity
  var reasons = ["base \(severity.rawValue)"]
  func step(_ steps: Int, _ why: String) {
    let levels = Severity.allCases
    let index = (levels.firstIndex(of: severity) ?? 0) + steps
    severity = levels[min(max(index, 0), levels.count - 1)]
    reasons.append("\(steps > 0 ? "+1" : "-1") as \(why): \(severity.rawValue)")
  }
  switch rule.group {
  case "exposure":
    if facts.showsCredentials {
      step(1, "credentials are allowed, and granted requests carry them")
    } else if facts.neverAllowsCredentials {
      step(-1, "credentials are never allowed")
    }
    if facts.grantsWrite { step(1, "requests that change something are granted") }
    if facts.isAllErrors { step(-1, "every answer was an error, 4xx or 5xx") }
  case "broken":
    if facts.isOnlyStrangers {
      severity = .info
      reasons.append("info: only origins that are unrelated and were never granted anything")
    }
  default: break
  }
  if severity == .critical, !facts.showsCredentials, !facts.targetsPrivateNetwork {
    severity = .high
    reasons.append("high at most: no credentials in use and no private network")
  }
  return (severity, reasons)
}
