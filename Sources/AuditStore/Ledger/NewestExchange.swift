import GRDB

extension AuditStore {
  /// When the newest exchange of all logs was, milliseconds since 1970 UTC; nil without any.
  package func newestExchange() throws(StoreError) -> Int64? {
    try reading("read") { db in try Int64.fetchOne(db, sql: "SELECT max(last_ms) FROM source") }
  }
}
