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

  /// The window that a report covers where the user does not say: the last days up to the newest
  /// exchange, but for lines from the future; everything in a store without times.
  static func defaultWindow(
    of store: AuditStore, _ configuration: Configuration
  ) throws -> (since: Int64?, until: Int64?) {
    let days = configuration.settings["window_days"].map { Int64($0) } ?? windowDays
    let day: Int64 = 86_400_000
    guard let newest = try store.newestExchange(notAfter: Moment.now + day) else {
      return (nil, nil)
    }
    return (newest - days * day, newest + 1)
  }
}
