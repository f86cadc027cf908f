import Queries

/// Makes audits of stores: runs the rules over a window and judges what they find.
package struct PolicyAuditor: Sendable {
  let configuration: AuditConfiguration
  let rules: [Rule]
  let publicSuffixes: PublicSuffixList
  let version: String
  /// How long a rule of the user's may take.
  package var ruleTimeout: Duration = .seconds(60)

  /// - Parameters:
  ///   - version: of corsaudit, as the audit says it.
  ///   - userRules: run after ours, on a connection that can do nothing but read.
  package init(
    configuration: AuditConfiguration, version: String, userRules: [RuleFile] = [],
    publicSuffixes: PublicSuffixList
  ) throws(AuditError) {
    var rules = QueryCatalogue.rules.map { Rule($0) }
    for file in userRules {
      let rule = try Rule(file)
      guard !rules.contains(where: { $0.header.id == rule.header.id }) else {
        throw AuditError(
          .ruleRepeated,
          "Could not add the rule file \(file.path): there already is a rule "
            + "\(rule.header.id). Give the file and its id another name.")
      }
      rules.append(rule)
    }
    self.configuration = configuration
    self.rules = rules
    self.publicSuffixes = publicSuffixes
    self.version = version
  }

  /// What the rules say, in the order in which they are run.
  package var ruleHeaders: [RuleHeader] { rules.map(\.header) }

  /// The names of all settings that rules read.
  package var settingNames: [String] {
    var names: [String] = []
    for setting in rules.flatMap(\.header.settings) where !names.contains(setting.name) {
      names.append(setting.name)
    }
    return names
  }

  /// Audits a window of a store; opens it only to read.
  ///
  /// - Parameters:
  ///   - path: the store's file.
  ///   - baseline: the recorded audit it is compared with.
  ///   - now: when the audit is made, milliseconds since 1970 UTC.
  package func audit(
    store path: String, window: AuditWindow = .all, baseline: RecordedAudit? = nil, at now: Int64
  ) throws(AuditError) -> Audit {
    try AuditRun(self, store: path, window: window, now: now).audit(comparedWith: baseline)
  }
}

extension Audit {
  /// Whether anything that matters to security could be told from these logs.
  ///
  /// True where a rule of group `exposure` was assessed, at least in part; also where all of them
  /// provably had no traffic in logs that say enough to know.
  package var isSecurityAssessable: Bool {
    let exposure = assessment.filter { $0.rule.group == "exposure" }
    if exposure.contains(where: { $0.status.isAssessed }) { return true }
    return summary.requests > 0 && !exposure.isEmpty
      && exposure.allSatisfy { $0.status == .noTraffic }
  }
}

extension AssessmentStatus {
  /// The rule looked at requests, all or some of those it is about.
  package var isAssessed: Bool {
    switch self {
    case .found, .noFinding, .partial: true
    case .noTraffic, .notAssessable: false
    }
  }
}
