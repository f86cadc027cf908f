/// Gives the merged store the chosen logs of the attached store, with everything that was counted and
/// kept of them.
///
/// What refers to a value that the store does not have is refused: the column takes no NULL.
struct LogCopying {
  let connection: MergeConnection
  let maps: ValueMaps

  /// Makes the empty table of chosen logs; once for each connection.
  func prepare() throws(StoreError) {
    try connection.execute(
      "CREATE TEMP TABLE chosen (from_id INTEGER PRIMARY KEY, to_id INTEGER NOT NULL)")
  }

  /// - Parameter logs: ids in the attached store, and those that they get.
  func copy(_ logs: [(from: Int64, to: Int64)]) throws(StoreError) {
    try connection.execute("DELETE FROM temp.chosen")
    do throws(SQLiteFailure) {
      let choose = try RawStatement(
        "INSERT INTO temp.chosen (from_id, to_id) VALUES (?, ?)", on: connection.raw)
      for log in logs {
        choose.bind(log.from, at: 1)
        choose.bind(log.to, at: 2)
        try choose.run()
      }
    } catch {
      throw connection.failure(error)
    }
    try copySources()
    for (table, columns) in LogCopying.ofSources {
      let names = columns.joined(separator: ", ")
      try connection.execute(
        """
        INSERT INTO main.\(table) (source, \(names))
        SELECT chosen.to_id, \(names) FROM temp.chosen
        CROSS JOIN shard.\(table) AS given ON given.source = chosen.from_id
        """)
    }
    try copyChanges()
    try copyRollUps()
    try copyExchanges()
  }

  /// Tables of a source whose other columns hold plain values.
  private static let ofSources: [(table: String, columns: [String])] = [
    ("source_name", ["position", "name"]),
    ("source_block", ["block", "length", "hash"]),
    ("line_count", ["outcome", "reason", "lines"]),
    ("rejected_line", ["reason", "line", "position", "length", "shape"]),
    ("field_count", ["logged_fields", "requests"]),
  ]

  private func copySources() throws(StoreError) {
    let columns = [
      "label", "first_block", "format", "duplicate_visibility", "time_kind", "possible_fields",
      "name", "state", "consumed_bytes", "consumed_lines", "pending_bytes", "base_ms", "first_ms",
      "last_ms", "waypoints", "rows_pruned_ms", "rollups_pruned_ms",
    ].joined(separator: ", ")
    try connection.execute(
      """
      INSERT INTO main.source (id, configuration, \(columns))
      SELECT chosen.to_id, \(maps.mapped("given.configuration", in: "configuration")), \(columns)
      FROM temp.chosen CROSS JOIN shard.source AS given ON given.id = chosen.from_id
      """)
  }

  private func copyChanges() throws(StoreError) {
    try connection.execute(
      """
      INSERT INTO main.source_change (source, from_line, configuration, format)
      SELECT chosen.to_id, from_line, \(maps.mapped("given.configuration", in: "configuration")),
        format
      FROM temp.chosen CROSS JOIN shard.source_change AS given ON given.source = chosen.from_id
      """)
  }

  private func copyRollUps() throws(StoreError) {
    try connection.execute(
      """
      INSERT INTO main.policy_day (
        day, pattern, source, requests, private_clients, with_duration, slow_requests, first_time,
        last_time, sample_line)
      SELECT day, \(maps.mapped("given.pattern", in: "pattern")) AS mapped_pattern, chosen.to_id,
        requests, private_clients, with_duration, slow_requests, first_time, last_time, sample_line
      FROM shard.policy_day AS given CROSS JOIN temp.chosen ON chosen.from_id = given.source
      ORDER BY day, mapped_pattern, chosen.to_id
      """)
    try connection.execute(
      """
      INSERT INTO main.traffic_hour (source, hour, target, answer, requests, bytes)
      SELECT chosen.to_id, hour, \(maps.mapped("given.target", in: "target")),
        \(maps.mapped("given.answer", in: "answer")), requests, bytes
      FROM temp.chosen CROSS JOIN shard.traffic_hour AS given ON given.source = chosen.from_id
      """)
    try connection.execute(
      """
      INSERT INTO main.referer_hour (source, hour, target, referer, requests)
      SELECT chosen.to_id, hour, \(maps.mapped("given.target", in: "target")),
        \(maps.mapped("given.referer", in: "origin")), requests
      FROM temp.chosen CROSS JOIN shard.referer_hour AS given ON given.source = chosen.from_id
      """)
  }

  private func copyExchanges() throws(StoreError) {
    let ofChosen =
      "BETWEEN chosen.from_id << 32 AND (chosen.from_id << 32) + \(ExchangeID.mostLines)"
    try connection.execute(
      """
      INSERT INTO main.exchange (id, time, client, pattern, bytes, duration, url)
      SELECT given.id + ((chosen.to_id - chosen.from_id) << 32), time, client_map.to_id,
        pattern_map.to_id, bytes, duration, url
      FROM temp.chosen CROSS JOIN shard.exchange AS given ON given.id \(ofChosen)
      LEFT JOIN temp.client_map ON client_map.from_id = given.client
      LEFT JOIN temp.pattern_map ON pattern_map.from_id = given.pattern
      """)
    try connection.execute(
      """
      INSERT INTO main.exchange_path (exchange, path)
      SELECT given.exchange + ((chosen.to_id - chosen.from_id) << 32), path
      FROM temp.chosen CROSS JOIN shard.exchange_path AS given ON given.exchange \(ofChosen)
      """)
  }
}
