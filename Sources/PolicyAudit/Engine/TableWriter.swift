import AuditStore

/// Writes rows into a TEMP table, one by one.
struct TableWriter {
  let statement: RepeatedStatement
  let sql: String

  func write(_ row: [SQLValue]) throws(AuditError) {
    do {
      try statement.run(row)
    } catch {
      throw AuditError(.factFailed, "Could not prepare the audit's tables: \(error) (\(sql))")
    }
  }
}
