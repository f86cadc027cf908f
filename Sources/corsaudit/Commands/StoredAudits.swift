import AuditStore
import PolicyAudit

/// What a report over several nights needs of the store beside the logs.
enum StoredAudits {
  /// Days that a report covers where the user does not say.
  static let windowDays: Int64 = 7

  /// Brings parties, settings and prepared facts up to date: the end of every ingest.
  static func refreshFacts(of store: AuditStore, _ configuration: Configuration) throws {
    try refreshStoredFacts(
      store: store, configuration: AuditConfiguration(configuration), version: Corsaudit.version,
      publicSuffixes: PublicSuffixList())
  }

  /// Where the window begins that ends with the newest exchange; nil in an empty store.
  static func windowStart(in store: AuditStore, _ configuration: Configuration) throws -> Int64? {
    let days = configuration.settings["window_days"].map { Int64($0) } ?? windowDays
    return try store.newestExchange().map { $0 - days * 86_400_000 }
  }
}
