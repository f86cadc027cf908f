extension ReadOnlyConnection {
  /// What there is to know about the store at a glance; no byte changes.
  package func info() throws(StoreError) -> StoreInfo {
    // One state of the store for all statements.
    try execute("SAVEPOINT info")
    defer { try? execute("RELEASE info") }
    let (count, rows) = try exchanges()
    let pruned = try row("SELECT max(rows_pruned_ms), max(rollups_pruned_ms) FROM source")
    return StoreInfo(
      path: path, schemaVersion: try number("PRAGMA user_version"),
      programVersion: try row("SELECT version FROM run ORDER BY id DESC LIMIT 1").first?.text,
      size: try size(), exchanges: count,
      entries: try span("SELECT min(first_ms), max(last_ms) FROM source"), rows: rows,
      rollUps: try span(
        """
        SELECT min(day) * 86400000, max(day) * 86400000 + 86399999 FROM policy_day
        WHERE NOT (day = 0 AND first_time IS NULL)
        """),
      logs: try logs(), rowsPrunedMilliseconds: pruned[0].integer,
      rollUpsPrunedMilliseconds: pruned[1].integer, configurations: try configurations(),
      clientKeys: try number(
        "SELECT count(*) FROM store_key WHERE name = 'client_key' OR name GLOB 'merged_key:*'"),
      runs: try runs(), audits: try audits(), auditCount: try number("SELECT count(*) FROM audit"))
  }

  /// How many there are, and from when to when.
  private func exchanges() throws(StoreError) -> (count: Int64, span: TimeSpan) {
    let values = try row(
      """
      SELECT sum(counted), min(base_ms + first), max(base_ms + last) FROM (
        SELECT base_ms, count(*) AS counted, min(time) AS first, max(time) AS last
        FROM source CROSS JOIN exchange
          ON exchange.id BETWEEN source.id << 32 AND (source.id << 32) + \(ExchangeID.mostLines)
        GROUP BY source.id)
      """)
    return (values[0].integer ?? 0, TimeSpan(first: values[1].integer, last: values[2].integer))
  }

  private func logs() throws(StoreError) -> LogTotals {
    let states = try ownQuery("SELECT state, count(*) FROM source GROUP BY 1 ORDER BY 1")
    let formats = try ownQuery(
      "SELECT format, label, count(*) FROM source GROUP BY 1, 2 ORDER BY 1, 2")
    let lines = try row(
      """
      SELECT sum(lines), \(["entry", "foreign", "rejected", "comment", "blank"]
        .map { "sum(lines) FILTER (WHERE outcome = '\($0)')" }.joined(separator: ", "))
      FROM line_count
      """)
    return LogTotals(
      count: try number("SELECT count(*) FROM source"),
      byState: states.map { ($0[0].text ?? "", $0[1].integer ?? 0) },
      byFormat: formats.map { ($0[0].text ?? "", $0[1].text ?? "", $0[2].integer ?? 0) },
      lines: lines[0].integer ?? 0, entries: lines[1].integer ?? 0,
      foreign: lines[2].integer ?? 0, rejected: lines[3].integer ?? 0,
      comments: lines[4].integer ?? 0, blank: lines[5].integer ?? 0,
      pendingBytes: try number("SELECT total(pending_bytes) FROM source"))
  }

  private func configurations() throws(StoreError) -> [StoredConfiguration] {
    try ownQuery(
      """
      SELECT
        options, options ->> '$.client', options ->> '$.path', options ->> '$.keep',
        options ->> '$.keep_rejected_lines', json_array_length(options, '$.routes'),
        (SELECT count(*) FROM json_each(options, '$.public_sites')), options ->> '$.slow_ms',
        (SELECT count(*) FROM source WHERE source.configuration = configuration.id)
      FROM (
        SELECT id, iif(json_valid(options), options, '{}') AS options FROM configuration
      ) AS configuration
      ORDER BY id
      """
    ).map { row in
      StoredConfiguration(
        options: row[0].text ?? "", client: row[1].text, path: row[2].text, keep: row[3].text,
        keepsRejectedLines: row[4] == .integer(1), routes: row[5].integer ?? 0,
        publicSites: row[6].integer ?? 0, slowMilliseconds: row[7].integer,
        logs: row[8].integer ?? 0)
    }
  }

  private func runs() throws(StoreError) -> [RunNote] {
    try ownQuery(
      """
      SELECT command, version, started_ms, finished_ms, exit_code FROM run
      ORDER BY id DESC LIMIT \(StoreInfo.mostNotes)
      """
    ).map { row in
      RunNote(
        command: row[0].text ?? "", version: row[1].text ?? "", startedMilliseconds: row[2].integer,
        finishedMilliseconds: row[3].integer, exitCode: row[4].integer)
    }
  }

  private func audits() throws(StoreError) -> [AuditNote] {
    try ownQuery(
      """
      SELECT id, window_start_ms, window_end_ms,
        (SELECT count(*) FROM finding WHERE finding.audit = audit.id)
      FROM audit ORDER BY id DESC LIMIT \(StoreInfo.mostNotes)
      """
    ).map { row in
      AuditNote(
        id: row[0].integer ?? 0, window: TimeSpan(first: row[1].integer, last: row[2].integer),
        findings: row[3].integer ?? 0)
    }
  }

  private func row(_ sql: String) throws(StoreError) -> [SQLValue] { try ownQuery(sql).first ?? [] }

  private func number(_ sql: String) throws(StoreError) -> Int64 {
    switch try row(sql).first {
    case .integer(let number): number
    case .real(let number): Int64(exactly: number) ?? 0
    default: 0
    }
  }

  private func span(_ sql: String) throws(StoreError) -> TimeSpan {
    let values = try row(sql)
    return TimeSpan(first: values[0].integer, last: values[1].integer)
  }
}
