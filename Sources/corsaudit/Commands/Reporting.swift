import AccessLog
import ArgumentParser
import AuditReport
import AuditStore
import Foundation
import PolicyAudit
import Queries

/// Makes an audit of a store, writes the report, and gathers the reasons for the exit code.
struct Reporting {
  let arguments: ReportArguments
  let configuration: Configuration
  let console: Console

  /// - Parameters:
  ///   - window: what is reported on where the user does not say.
  ///   - isRecorded: keep the audit in the store, which is then open for ingest.
  func report(
    on store: AuditStore, unlessSaid window: (since: Int64?, until: Int64?), isRecorded: Bool,
    _ reasons: inout ExitReasons
  ) throws {
    let auditConfiguration = AuditConfiguration(configuration)
    let suffixes = try PublicSuffixList()
    let auditor = try PolicyAuditor(
      configuration: auditConfiguration, version: Corsaudit.version, userRules: try userRules(),
      publicSuffixes: suffixes)
    warn(of: auditConfiguration.mistakes(publicSuffixes: suffixes))
    warnOfUnknownSettings(auditor.settingNames + Reporting.ownSettings)
    // Who says one end does not get the other one from us.
    let isSaid = arguments.since != nil || arguments.until != nil
    let asked = AuditWindow(
      since: arguments.since?.milliseconds ?? (isSaid ? nil : window.since),
      until: arguments.until?.milliseconds ?? (isSaid ? nil : window.until), site: arguments.site)
    let now = Moment.now
    let audit = try auditor.audit(
      store: store.path, window: asked, baseline: try baseline(of: store, asked), at: now)
    judge(audit, &reasons)
    let exit = ExitSummary(code: Int(reasons.code), reasons: reasons.sentences.map(\.sentence))
    let fixTexts = Dictionary(uniqueKeysWithValues: QueryCatalogue.fixes.map { ($0.name, $0.text) })
    try arguments.write(audit, fixTexts: fixTexts, exit: exit)
    if isRecorded { try record(audit, under: auditConfiguration, in: store) }
  }

  private func warn(of mistakes: [ConfigurationMistake]) {
    for mistake in mistakes {
      console.warn(
        "\(ConfigurationFile.name): \(mistake.key): '\(mistake.value)' \(mistake.sentence)")
    }
  }

  /// Only here all rules are known, the user's too.
  private func warnOfUnknownSettings(_ known: [String]) {
    for (name, line) in configuration.settingLines.sorted(by: { $0.value < $1.value })
    where !known.contains(name) {
      let nearest = nearestName(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
      console.warn(
        "\(ConfigurationFile.name):\(line): the setting '\(name)' is read by no rule\(nearest)")
    }
  }

  /// Settings of the program itself, which no rule reads.
  private static let ownSettings = ["window_days", "preflight-slow.milliseconds"]

  /// The recorded audit to compare with, as `--baseline` says.
  private func baseline(of store: AuditStore, _ window: AuditWindow) throws -> RecordedAudit? {
    switch arguments.baseline {
    case "none": return nil
    case let id?:
      guard let number = Int64(id), let audit = try recordedAudit(id: number, in: store) else {
        throw ValidationError(
          "There is no recorded audit '\(id)'; the view audits shows them, 'none' compares with none."
        )
      }
      return audit
    case nil:
      // The moment that `record` notes as the window's last.
      guard let end = try window.until.map({ $0 - 1 }) ?? store.newestExchange(notAfter: Moment.now)
      else { return nil }
      return try PolicyAudit.baseline(endingBefore: end, in: store)
    }
  }

  private func judge(_ audit: Audit, _ reasons: inout ExitReasons) {
    if !audit.isSecurityAssessable {
      reasons.add(
        .nothingAssessable,
        "Nothing that matters to security could be assessed: the logs lack the fields; the report says which."
      )
    }
    guard let least = arguments.failOn else { return }
    let failing = audit.findings.filter { finding in
      finding.severity >= least && finding.accepted == nil && arguments.only.includes(finding.state)
    }
    if !failing.isEmpty {
      reasons.add(.findings, "\(failing.count) findings are at or above \(least.rawValue).")
    }
  }

  private func userRules() throws -> [RuleFile] {
    guard let folder = arguments.rules else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw ConfigurationError(
        file: folder, mistakes: [.init(line: 0, sentence: "could not be listed; check its name")])
    }
    return try names.filter { $0.hasSuffix(".sql") }.sorted().map { name in
      let path = folder + "/" + name
      guard let data = FileManager.default.contents(atPath: path) else {
        throw ConfigurationError(
          file: path, mistakes: [.init(line: 0, sentence: "could not be read")])
      }
      return RuleFile(path: path, text: String(decoding: data, as: UTF8.self))
    }
  }
}

extension AuditConfiguration {
  init(_ configuration: Configuration) {
    self.init()
    ownDomains = configuration.ownDomains
    trustedOrigins = configuration.trustedOrigins
    appOrigins = configuration.appOrigins
    settings = configuration.settings
  }
}
