import GRDB

extension AuditStore {
  /// The format in which a known log was read.
  package func format(of source: SourceReference) throws(StoreError) -> String {
    try reading("read") { db in
      try String.fetchOne(
        db, sql: "SELECT format FROM source WHERE id = ?", arguments: [source.id]) ?? ""
    }
  }
}
