import CORSTraffic
import GRDB

/// A known log whose next lines are read with other options, or in another format, than those before.
///
/// The base is a function of the lines and of how they were read, so the store keeps from which line
/// on that changed.
struct SourceChange {
  private let source: Int64
  private let way: SourceDescription

  init(of source: Int64, to way: SourceDescription) {
    self.source = source
    self.way = way
  }

  /// Notes the change where there is one.
  func note(in db: Database) throws {
    let configuration = try configurationID(of: way.options, in: db)
    guard
      let known = try Row.fetchOne(
        db,
        sql: """
          SELECT
            source.format,
            coalesce(
              (SELECT source_change.configuration FROM source_change
               WHERE source = source.id ORDER BY from_line DESC LIMIT 1),
              source.configuration),
            source.duplicate_visibility, source.possible_fields, source.consumed_lines
          FROM source WHERE id = ?
          """, arguments: [source])
    else { return }
    let isFormatSame = known[0] == way.format
    if isFormatSame, known[1] == configuration { return }
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO source_change (source, from_line, configuration, format)
        VALUES (?, ?, ?, ?)
        """,
      arguments: [source, known[4] as Int64 + 1, configuration, way.format])
    if isFormatSame { return }
    try db.execute(
      sql: """
        UPDATE source SET format = ?, duplicate_visibility = ?, possible_fields = ? WHERE id = ?
        """,
      arguments: [
        way.format,
        known[2] == way.duplicateVisibility ? way.duplicateVisibility : "unknown",
        known[3] as Int64 | Int64(bitPattern: way.possibleFields), source,
      ])
  }
}

/// The id of an ingest configuration, which is added where it is new.
func configurationID(of options: IngestOptions, in db: Database) throws -> Int64 {
  let text = canonicalOptions(options)
  try db.execute(
    sql: "INSERT OR IGNORE INTO configuration (options) VALUES (?)", arguments: [text])
  return try Int64.fetchOne(
    db, sql: "SELECT id FROM configuration WHERE options = ?", arguments: [text]) ?? 0
}
