import CORSTraffic
import GRDB

/// The tables by migrations, the views and word tables by the program's own text.
enum Schema {
  /// The schema version this program writes and reads: the number of migrations.
  static let version = UInt32(migrations.count)

  /// Named, ordered, never edited: a change of tables is a new one at the end.
  private static let migrations: [(name: String, sql: [String])] = [
    (
      "1: logs, exchanges, roll-ups, audits",
      [
        sourceTables, dictionaryTables, answerTables, exchangeTables, rollUpTables, auditTables,
        wordTables,
      ]
    ),
    ("2: logs as they grow, are moved and are pruned", [growthTables]),
    ("3: pages that asked where Origin is not logged", [refererTables]),
  ]

  /// Brings a store up to date.
  static func migrate(_ queue: DatabaseQueue) throws {
    try migrator.migrate(queue)
    try queue.write(refresh)
  }

  /// The statements that the tables and indexes of a version are made of, by name.
  static func tables(ofVersion version: UInt32) throws -> [String: String] {
    let queue = try DatabaseQueue()
    let names = migrations.prefix(Int(version)).map(\.name)
    if let last = names.last { try migrator.migrate(queue, upTo: last) }
    return try queue.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (index, migration) in migrations.enumerated() {
      migrator.registerMigration(migration.name) { db in
        for sql in migration.sql { try db.execute(sql: sql) }
        try db.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
    }
    return migrator
  }

  /// Views and word tables hold no data, so they are made anew whenever their text has changed.
  private static func refresh(_ db: Database) throws {
    try refreshFields(db)
    let rows = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'view'")
    let known = Dictionary(
      rows.map { row -> (String, String) in (row[0], row[1]) },
      uniquingKeysWith: { _, last in last })
    let wanted = Dictionary(
      uniqueKeysWithValues: StoreViews.all.map { ($0.name, $0.definition) })
    guard known != wanted else { return }
    for name in known.keys { try db.execute(sql: "DROP VIEW \(name.quotedDatabaseIdentifier)") }
    for view in StoreViews.all { try db.execute(sql: view.definition) }
  }

  private static func refreshFields(_ db: Database) throws {
    let known = try db.raw.rows("SELECT bit, name, header, direction FROM field ORDER BY bit")
    guard known != fieldRows else { return }
    try db.execute(sql: "DELETE FROM field")
    for row in fieldRows {
      _ = try db.raw.rows(
        "INSERT INTO field (bit, name, header, direction) VALUES (?, ?, ?, ?)", row)
    }
  }

  /// The word table `field`, in the order of its bits.
  static let fieldRows: [[SQLValue]] = LoggedField.all.map { field in
    [
      .integer(Int64(field.index)), .text(field.name), SQLValue(field.header),
      .text(field.direction),
    ]
  }
}
