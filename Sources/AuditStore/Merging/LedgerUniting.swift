/// Adds what other stores knew of a log that is taken from one: names, and earlier states by which
/// shorter copies of it are known again.
struct LedgerUniting {
  let connection: MergeConnection

  /// Makes the empty tables; once for each connection.
  func prepare() throws(StoreError) {
    try connection.execute(
      """
      CREATE TEMP TABLE found_name (
        source INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (source, name)) WITHOUT ROWID
      """)
  }

  /// Takes over what the attached store knows of its log `from`.
  ///
  /// A state longer than those of the taken log speaks of bytes that were pending and came otherwise.
  func unite(_ from: Int64, with to: Int64) throws(StoreError) {
    try connection.execute(
      """
      INSERT OR IGNORE INTO main.source_block (source, block, length, hash)
      SELECT ?2, block, length, hash FROM shard.source_block AS given
      WHERE source = ?1 AND length <= (
        SELECT max(length) FROM main.source_block AS known
        WHERE known.source = ?2 AND known.block = given.block)
      """, [.integer(from), .integer(to)])
    try connection.execute(
      """
      INSERT OR IGNORE INTO temp.found_name (source, name)
      SELECT ?2, name FROM shard.source_name WHERE source = ?1
      """, [.integer(from), .integer(to)])
  }

  /// Puts the names that were found before those of the taken log, in their order: so the last one
  /// stays the last.
  func finish() throws(StoreError) {
    try connection.execute(
      """
      INSERT INTO main.source_name (source, position, name)
      SELECT source,
        (SELECT min(position) FROM main.source_name AS known WHERE known.source = found.source)
          - row_number() OVER (PARTITION BY source ORDER BY name DESC),
        name
      FROM temp.found_name AS found
      WHERE NOT EXISTS (
        SELECT 1 FROM main.source_name AS known
        WHERE known.source = found.source AND known.name = found.name)
      """)
  }
}
