import CORSTraffic

/// Gives the merged store the dictionaries of the attached store, each value once, and keeps for each
/// of that store's ids the one that its value has now.
///
/// The maps are TEMP tables, so that millions of values take no memory. Values are added in their
/// order, so that indexes grow at one place after the other.
struct ValueMaps {
  let connection: MergeConnection

  /// Dictionaries whose values are in their rows: their unique columns, and the others.
  private static let plain: [(table: String, unique: [String], others: [String])] = [
    ("configuration", ["options"], []),
    ("text", ["value"], []),
    ("route", ["value"], []),
    ("site", ["scheme", "host", "port"], ["value", "exposure"]),
    ("origin", ["value"], ["party", "icann_party", "category"]),
    ("user_agent", ["value"], ["family"]),
    ("answer", ["digest"], baseAnswerColumns + derivedAnswerColumns),
  ]

  /// Dictionaries of three numbers, each an id of another one or, in `client`, a key.
  private static let triples: [(table: String, columns: [(name: String, of: String?)])] = [
    ("target", [("site", "site"), ("route", "route"), ("method", "text")]),
    ("pattern", [("target", "target"), ("origin", "origin"), ("answer", "answer")]),
    ("client", [("key", nil), ("address", "text"), ("user_agent", "user_agent")]),
  ]

  /// Makes the empty maps; once for each connection.
  func prepare() throws(StoreError) {
    for table in ValueMaps.plain.map(\.table) + ValueMaps.triples.map(\.table) {
      try connection.execute(
        """
        CREATE TEMP TABLE \(table)_map (from_id INTEGER PRIMARY KEY, to_id INTEGER NOT NULL)
        """)
    }
    try connection.execute(
      """
      CREATE TEMP TABLE mapped (
        from_id INTEGER PRIMARY KEY, first INTEGER NOT NULL, second INTEGER NOT NULL,
        third INTEGER NOT NULL)
      """)
  }

  /// Takes over the dictionaries of the store that is attached as `shard`.
  func take() throws(StoreError) {
    for dictionary in ValueMaps.plain {
      try takePlain(dictionary.table, dictionary.unique, dictionary.others)
    }
    for dictionary in ValueMaps.triples {
      try takeTriples(dictionary.table, dictionary.columns)
    }
  }

  /// The id that an id of the attached store has now, in SQL; NULL where that store has no such value.
  func mapped(_ id: String, in table: String) -> String {
    "(SELECT to_id FROM temp.\(table)_map WHERE from_id = \(id))"
  }

  private func takePlain(
    _ table: String, _ unique: [String], _ others: [String]
  ) throws(StoreError) {
    let columns = (unique + others).joined(separator: ", ")
    // The origins 1 and 2 are every store's.
    let isFixed = table == "origin"
    try connection.execute(
      """
      INSERT INTO main.\(table) (\(columns))
      SELECT \(columns) FROM shard.\(table) WHERE \(isFixed ? "id > 2" : "true")
      ORDER BY \(unique.joined(separator: ", "))
      ON CONFLICT DO NOTHING
      """)
    let isSame = unique.map { "known.\($0) = given.\($0)" }.joined(separator: " AND ")
    let found = "(SELECT known.id FROM main.\(table) AS known WHERE \(isSame))"
    try connection.execute("DELETE FROM temp.\(table)_map")
    try connection.execute(
      """
      INSERT INTO temp.\(table)_map (from_id, to_id)
      SELECT given.id, \(isFixed ? "CASE WHEN given.id <= 2 THEN given.id ELSE \(found) END" : found)
      FROM shard.\(table) AS given
      """)
  }

  private func takeTriples(
    _ table: String, _ columns: [(name: String, of: String?)]
  ) throws(StoreError) {
    let values = columns.map { column in
      guard let dictionary = column.of else { return column.name }
      // 0 stands for none.
      return "CASE \(column.name) WHEN 0 THEN 0 ELSE \(mapped(column.name, in: dictionary)) END"
    }
    try connection.execute("DELETE FROM temp.mapped")
    try connection.execute(
      """
      INSERT INTO temp.mapped (from_id, first, second, third)
      SELECT id, \(values.joined(separator: ", ")) FROM shard.\(table)
      """)
    let names = columns.map(\.name)
    try connection.execute(
      """
      INSERT INTO main.\(table) (\(names.joined(separator: ", ")))
      SELECT first, second, third FROM temp.mapped WHERE true ORDER BY first, second, third
      ON CONFLICT DO NOTHING
      """)
    try connection.execute("DELETE FROM temp.\(table)_map")
    try connection.execute(
      """
      INSERT INTO temp.\(table)_map (from_id, to_id)
      SELECT from_id, (
        SELECT known.id FROM main.\(table) AS known
        WHERE known.\(names[0]) = mapped.first AND known.\(names[1]) = mapped.second
          AND known.\(names[2]) = mapped.third)
      FROM temp.mapped
      """)
  }
}
