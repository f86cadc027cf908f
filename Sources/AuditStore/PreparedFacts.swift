import GRDB

/// A table of derived facts that rules read beside the views.
package struct PreparedTable {
  /// Lower-case letters and `_`.
  package var name: String
  package var content: Content

  package enum Content {
    /// The definitions of the columns, and the row of each origin with a value.
    case origins(columns: String, row: (String) -> [SQLValue])
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
    // Each sorting step may take as much memory as the page cache, and the views have several.
    try setCache(kibibytes: 8192)
    defer { try? setCache(kibibytes: AuditStore.cacheKibibytes) }
    try transaction("write") { db in
      for name in try preparedNames(db) {
        try db.execute(sql: "DROP TABLE IF EXISTS main.\"\(name)\"")
      }
      try db.execute(sql: "DELETE FROM derivation WHERE fact LIKE 'table:%'")
      for view in ["policies", "traffic"] {
        try db.execute(sql: "CREATE TEMP TABLE \(view) AS SELECT * FROM main.\(view)")
      }
      for table in tables { try make(table, in: db) }
      for view in ["policies", "traffic"] { try db.execute(sql: "DROP TABLE temp.\(view)") }
    }
  }

  private func setCache(kibibytes: Int) throws(StoreError) {
    do {
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA cache_size = -\(kibibytes)") }
    } catch {
      throw StoreError(error, path: path, tried: "write")
    }
  }

  /// Hands on each site and its requests, by all lines that are entries.
  package func forEachSite(_ visit: (String, Int64) -> Void) throws(StoreError) {
    try reading("read") { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT site.value, sum(traffic_hour.requests) FROM traffic_hour
          JOIN target ON target.id = traffic_hour.target JOIN site ON site.id = target.site
          GROUP BY site.id
          """)
      while let row = try rows.next() { visit(row[0], row[1]) }
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
    case .origins(let columns, let row):
      try db.execute(sql: "CREATE TABLE main.\"\(table.name)\" (\(columns))")
      try insertOrigins(into: table.name, row, in: db)
    }
    try db.execute(
      sql: "INSERT INTO derivation (fact, made_from) VALUES (?, ?)",
      arguments: ["table:\(table.name)", table.name])
  }

  /// One at a time: a log can hold millions of made-up origins.
  private func insertOrigins(
    into table: String, _ row: (String) -> [SQLValue], in db: Database
  ) throws {
    let origins = try String.fetchCursor(
      db, sql: "SELECT value FROM origin WHERE value <> '' ORDER BY value")
    var insert: Statement?
    while let origin = try origins.next() {
      let values = row(origin)
      let places = values.map { _ in "?" }.joined(separator: ", ")
      let statement =
        try insert
        ?? db.makeStatement(sql: "INSERT INTO main.\"\(table)\" VALUES (\(places))")
      insert = statement
      try statement.execute(arguments: StatementArguments(values.map(\.databaseValue)))
    }
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
