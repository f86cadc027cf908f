/// What severity depends on, of a group of evidence or of several: columns of TEMP tables.
struct GroupFacts {
  /// Over the evidence for which the rule gives no severity; nil where it gives one everywhere.
  let computed: SeverityFacts?
  /// Access was granted to credentials of a browser, not only of tools.
  let showsBrowsersCredentials: Bool
  /// Access was granted to credentials of anybody.
  let showsCredentials: Bool
  /// The worst severity that the rule itself gives.
  let final: Severity?

  private static let any = [
    "shows_browsers_credentials", "shows_credentials", "grants_write", "is_private",
  ]
  private static let all = ["never_allows_credentials", "is_error", "is_stranger"]

  /// The columns.
  static let list = any + all + ["final", "is_computed"]
  static let names = list.joined(separator: ", ")

  /// They of a group's patterns (`pattern`), but for what the rule says.
  static let ofPatterns =
    (["max(shows_credentials AND NOT is_synthetic) AS shows_browsers_credentials"]
    + any.dropFirst().map { "max(\($0)) AS \($0)" } + all.map { "min(\($0)) AS \($0)" }).joined(
      separator: ", ")

  /// They of one group or several (`evidence_group`, `group_fact`).
  static let ofGroups =
    (any.map { "max(\($0)) FILTER (WHERE severity IS NULL) AS \($0)" }
    + all.map { "min(\($0)) FILTER (WHERE severity IS NULL) AS \($0)" }
    + ["max(severity) AS final", "max(severity IS NULL) AS is_computed"]).joined(separator: ", ")

  init(_ row: Row) {
    showsBrowsersCredentials = row.isTrue("shows_browsers_credentials")
    showsCredentials = row.isTrue("shows_credentials")
    final = row.integer("final").map { Severity.allCases[Int($0)] }
    guard row.isTrue("is_computed") else {
      computed = nil
      return
    }
    var facts = SeverityFacts()
    facts.neverAllowsCredentials = row.isTrue("never_allows_credentials")
    facts.grantsWrite = row.isTrue("grants_write")
    facts.isAllErrors = row.isTrue("is_error")
    facts.targetsPrivateNetwork = row.isTrue("is_private")
    facts.isOnlyStrangers = row.isTrue("is_stranger")
    computed = facts
  }

  /// The worst of what the rule says and what follows from the evidence of which it says nothing.
  ///
  /// - Parameter credentialClients: distinct clients over the patterns that show credentials.
  func severity(
    by rule: RuleHeader, credentialClients: Int64
  ) -> (severity: Severity, reasons: [String]) {
    var facts = computed ?? SeverityFacts()
    facts.showsCredentials =
      showsBrowsersCredentials || (showsCredentials && credentialClients >= 2)
    let computed = self.computed.map { _ in PolicyAudit.severity(of: rule, facts) }
    facts.final = final
    guard final != nil else { return computed ?? PolicyAudit.severity(of: rule, facts) }
    let said = PolicyAudit.severity(of: rule, facts)
    guard let computed, computed.severity > said.severity else { return said }
    return computed
  }
}
