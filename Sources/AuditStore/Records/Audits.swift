import GRDB

extension AuditStore {
  /// Records an audit and its findings. A finding is recorded once, by its fingerprint.
  package func recordAudit(
    _ audit: AuditRecord, findings: [FindingRecord]
  ) throws(StoreError) -> Int64 {
    try transaction("write") { db in
      try db.execute(
        sql: """
          INSERT INTO audit (
            window_start_ms, window_end_ms, created_ms, version, configuration_hash, summary)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          audit.windowStartMilliseconds, audit.windowEndMilliseconds, audit.createdMilliseconds,
          audit.version, audit.configurationHash, audit.summary,
        ])
      let id = db.lastInsertedRowID
      for finding in findings { try insert(finding, of: id, into: db) }
      return id
    }
  }

  private func insert(_ finding: FindingRecord, of audit: Int64, into db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO finding (
          audit, fingerprint, rule, discriminator, attribute, severity, confidence, site, routes,
          state, requests, clients, parties, first_ms, last_ms, evidence)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        audit, finding.fingerprint, finding.rule, finding.discriminator, finding.attribute,
        finding.severity, finding.confidence, finding.site, jsonArray(finding.routes),
        finding.state, finding.requests, finding.clients, finding.parties,
        finding.firstMilliseconds, finding.lastMilliseconds, finding.evidence,
      ])
  }

  /// The recorded audit with the latest window end before `end`, and of those the newest.
  package func lastAudit(endingBefore end: Int64) throws(StoreError) -> AuditRecord? {
    try reading("read") { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT * FROM audit WHERE window_end_ms < ?
          ORDER BY window_end_ms DESC, id DESC LIMIT 1
          """,
        arguments: [end]
      ).map(AuditRecord.init)
    }
  }

  package func audit(id: Int64) throws(StoreError) -> AuditRecord? {
    try reading("read") { db in
      try Row.fetchOne(db, sql: "SELECT * FROM audit WHERE id = ?", arguments: [id])
        .map(AuditRecord.init)
    }
  }

  /// The findings of a recorded audit, in the order of their fingerprints.
  package func findings(ofAudit id: Int64) throws(StoreError) -> [FindingRecord] {
    try reading("read") { db in
      try Row.fetchAll(
        db,
        sql: "SELECT * FROM finding WHERE audit = ? ORDER BY fingerprint", arguments: [id]
      ).map { row in
        let routes = try String.fetchAll(
          db, sql: "SELECT value FROM json_each(?)", arguments: [row["routes"] as String])
        return FindingRecord(row, routes: routes)
      }
    }
  }
}

extension AuditRecord {
  init(_ row: Row) {
    self.init(
      windowStartMilliseconds: row["window_start_ms"], windowEndMilliseconds: row["window_end_ms"],
      createdMilliseconds: row["created_ms"], version: row["version"],
      configurationHash: row["configuration_hash"], summary: row["summary"])
    id = row["id"]
  }
}

extension FindingRecord {
  init(_ row: Row, routes: [String]) {
    self.init(
      fingerprint: row["fingerprint"], rule: row["rule"], discriminator: row["discriminator"],
      attribute: row["attribute"], severity: row["severity"], confidence: row["confidence"],
      site: row["site"], routes: routes, state: row["state"], requests: row["requests"],
      clients: row["clients"], parties: row["parties"], firstMilliseconds: row["first_ms"],
      lastMilliseconds: row["last_ms"], evidence: row["evidence"])
  }
}
