import AccessLog
import AuditStore
import CORSTraffic
import Foundation

@testable import PolicyAudit

/// A store in a folder of its own, gone with the test.
final class SampleStore {
  let path: String
  private let folder: URL
  private let duplicateVisibility: String

  /// - Parameters:
  ///   - logs: the requests of each, by its name.
  ///   - duplicateVisibility: what the logs show of a header that was sent twice.
  init(
    _ logs: [(name: String, requests: [SampleRequest])], duplicateVisibility: String = "joined"
  ) throws {
    self.duplicateVisibility = duplicateVisibility
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("policy-audit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent("audit.db").path
    try write(logs)
  }

  convenience init(_ requests: [SampleRequest]) throws {
    try self.init([("access.log", requests)])
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ logs: [(name: String, requests: [SampleRequest])]) throws {
    let store = try AuditStore.open(path: path, for: .ingest)
    for (number, log) in logs.enumerated() {
      var batch = batch(of: log.requests)
      let block = LedgerBlock(
        index: 0, length: batch.consumedBytes, high: UInt64(number), low: UInt64(number))
      batch.blocks = [block]
      let possible = log.requests.reduce(0) { $0 | $1.answer.loggedFields }
      let description = SourceDescription(
        label: "", name: log.name, format: "sample", duplicateVisibility: duplicateVisibility,
        timeKind: "start", possibleFields: possible | SampleRequest.combinedFields,
        options: IngestOptions())
      var walk = store.ledgerWalk(label: "")
      guard case .new(let new) = try walk.offer(block, prefixHash: { _ in (block.high, block.low) })
      else {
        continue
      }
      let source = try store.write(batch, beginning: new, description)
      try store.note(state: .complete, of: source)
    }
    try store.close()
  }

  /// Opens it for ingest and closes it again.
  func change(_ body: (AuditStore) throws -> Void) throws {
    let store = try AuditStore.open(path: path, for: .ingest)
    try body(store)
    try store.close()
  }

  /// Every byte of the store's file.
  var bytes: Data { get throws { try Data(contentsOf: URL(fileURLWithPath: path)) } }

  /// The files of the store's folder.
  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  /// Audits it.
  func audit(
    window: AuditWindow = .all, rules: [RuleFile] = [], baseline: RecordedAudit? = nil,
    _ configure: (inout AuditConfiguration) -> Void = { _ in }
  ) throws -> Audit {
    var configuration = AuditConfiguration()
    configure(&configuration)
    let auditor = try PolicyAuditor(
      configuration: configuration, version: "1.0.0", userRules: rules,
      publicSuffixes: try PublicSuffixList())
    return try auditor.audit(
      store: path, window: window, baseline: baseline, at: SampleRequest.start)
  }
}

extension Audit {
  func findings(of rule: String) -> [Finding] { findings.filter { $0.rule.id == rule } }

  func assessment(of rule: String) -> RuleAssessment? {
    assessment.first { $0.rule.id == rule }
  }
}

extension RuleFile {
  /// A rule of a test: one finding per discriminator.
  static func sample(
    _ id: String = "sample-rule", group: String = "exposure", severity: String = "high",
    scope: String = "site", needs: String = "origin, allow_origin", candidates: String = "1",
    settings: String? = nil,
    select: String = "SELECT site, route, 'd' AS discriminator, policy_id FROM policies"
  ) -> RuleFile {
    let settings = settings.map { "-- settings: \($0)\n" } ?? ""
    return RuleFile(
      path: "rules/\(id).sql",
      text: """
        -- id: \(id)
        -- title: A rule of a test
        -- severity: \(severity)
        -- group: \(group)
        -- scope: \(scope)
        -- needs: \(needs)
        -- candidates: \(candidates)
        \(settings)-- why: Because.
        -- fix:
        -- references:
        -- traps:
        \(select);
        """)
  }
}
