import GRDB

extension AuditStore {
  /// Makes these the accepted findings.
  package func setAcceptedFindings(_ findings: [AcceptedFinding]) throws(StoreError) {
    let wanted = findings.sorted { $0.fingerprint < $1.fingerprint }
    if try acceptedFindings() == wanted { return }
    try transaction("write") { db in
      try db.execute(sql: "DELETE FROM accepted_finding")
      for finding in wanted {
        try db.execute(
          sql: """
            INSERT OR REPLACE INTO accepted_finding (fingerprint, owner, reason, until)
            VALUES (?, ?, ?, ?)
            """,
          arguments: [finding.fingerprint, finding.owner, finding.reason, finding.until])
      }
    }
  }

  /// In the order of their fingerprints.
  package func acceptedFindings() throws(StoreError) -> [AcceptedFinding] {
    try reading("read") { db in
      try Row.fetchAll(
        db,
        sql: "SELECT fingerprint, owner, reason, until FROM accepted_finding ORDER BY fingerprint"
      ).map {
        AcceptedFinding(fingerprint: $0[0], owner: $0[1], reason: $0[2], until: $0[3])
      }
    }
  }
}
