import GRDB

/// A table of derived facts that rules read beside the views.
package struct PreparedTable: Hashable, Sendable {
  /// Lower-case letters and `_`.
  package var name: String
  package var content: Content

  package enum Content: Hashable, Sendable {
    /// The definitions of the columns, and the rows.
    case rows(columns: String, [[SQLValue]])
    /// A SELECT over the views and the tables before it.
    case select(String)
  }

  package init(name: String, content: Content) {
    self.name = name
    self.content = content
  }
}

extension AuditStore {
  /// Makes these the prepared facts, in their order and in one transaction; others are dropped.
  ///
  /// While they are made, `policies` and `traffic` are temporary tables: every SELECT reads the view
  /// many times.
  package func makePreparedTables(_ tables: [PreparedTable]) throws(StoreError) {
    try transaction("write") { db in
      for name in try preparedNames(db) { try db.execute(sql: "DROP TABLE main.\"\(name)\"") }
      try db.execute(sql: "DELETE FROM derivation WHERE fact LIKE 'table:%'")
      for view in ["policies", "traffic"] {
        try db.execute(sql: "CREATE TEMP TABLE \(view) AS SELECT * FROM main.\(view)")
      }
      for table in tables { try make(table, in: db) }
      for view in ["policies", "traffic"] { try db.execute(sql: "DROP TABLE temp.\(view)") }
    }
  }

  /// Requests of each site, by all lines that are entries.
  package func requestsOfSites() throws(StoreError) -> [String: Int64] {
    try reading("read") { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT site.value, sum(traffic_hour.requests) FROM traffic_hour
          JOIN target ON target.id = traffic_hour.target JOIN site ON site.id = target.site
          GROUP BY site.id
          """)
      return Dictionary(
        rows.map { ($0[0] as String, $0[1] as Int64) }, uniquingKeysWith: +)
    }
  }

  /// Changes whenever lines were added or a log was replaced.
  package func contentMark() throws(StoreError) -> String {
    try reading("read") { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT count(*) || ' ' || coalesce(sum(consumed_lines), 0) || ' '
            || coalesce(sum(consumed_bytes), 0) || ' ' || coalesce(max(id), 0) FROM source
          """) ?? ""
    }
  }

  private func preparedNames(_ db: Database) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT made_from FROM derivation WHERE fact LIKE 'table:%' ORDER BY fact")
  }

  private func make(_ table: PreparedTable, in db: Database) throws {
    precondition(
      table.name.utf8.allSatisfy { $0 == 0x5F || (0x61...0x7A).contains($0) },
      "A prepared table is named by lower-case letters.")
    switch table.content {
    case .select(let select):
      try db.execute(sql: "CREATE TABLE main.\"\(table.name)\" AS \(select)")
    case .rows(let columns, let rows):
      try db.execute(sql: "CREATE TABLE main.\"\(table.name)\" (\(columns))")
      for row in rows {
        let places = row.map { _ in "?" }.joined(separator: ", ")
        try db.execute(
          sql: "INSERT INTO main.\"\(table.name)\" VALUES (\(places))",
          arguments: StatementArguments(row.map(\.databaseValue)))
      }
    }
    try db.execute(
      sql: "INSERT INTO derivation (fact, made_from) VALUES (?, ?)",
      arguments: ["table:\(table.name)", table.name])
  }
}

extension SQLValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .real(let value): value.databaseValue
    case .text(let value): value.databaseValue
    case .blob: preconditionFailure("A prepared fact holds no blobs.")
    }
  }
}
