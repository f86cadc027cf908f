import GRDB

extension AuditStore {
  /// What a derived fact was last made from: versions and hashes, as ``note(fact:madeFrom:)`` had it.
  package func derivation(of fact: String) throws(StoreError) -> String? {
    try reading("read") { db in
      try String.fetchOne(
        db, sql: "SELECT made_from FROM derivation WHERE fact = ?", arguments: [fact])
    }
  }

  package func note(fact: String, madeFrom: String) throws(StoreError) {
    if try derivation(of: fact) == madeFrom { return }
    try transaction("write") { db in
      try db.execute(
        sql: """
          INSERT INTO derivation (fact, made_from) VALUES (?, ?)
          ON CONFLICT DO UPDATE SET made_from = excluded.made_from
          """,
        arguments: [fact, madeFrom])
    }
  }
}
