import GRDB

/// What is derived of an origin; made by `PolicyAudit`, shown by the views.
package struct OriginFacts: Hashable, Sendable {
  /// Registrable domain by the whole Public Suffix List; '' where there is none.
  package var party: String
  /// Registrable domain by the list's ICANN section alone.
  package var icannParty: String
  package var category: String

  package init(party: String, icannParty: String, category: String) {
    self.party = party
    self.icannParty = icannParty
    self.category = category
  }
}

package struct StoredOrigin: Hashable, Sendable {
  package let id: Int64
  package let value: String
}

package enum DerivedSelection: Sendable {
  case all
  /// Those nothing was derived of yet.
  case withoutFacts
}

extension AuditStore {
  /// The origins with a value, at most `limit` of them above the id `after`, in the order of ids.
  package func origins(
    _ selection: DerivedSelection, after: Int64 = 0, limit: Int = .max
  ) throws(StoreError) -> [StoredOrigin] {
    let condition = selection == .all ? "" : "AND category IS NULL"
    return try reading("read") { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, value FROM origin WHERE value <> '' AND id > ? \(condition)
          ORDER BY id LIMIT ?
          """,
        arguments: [after, limit]
      ).map { StoredOrigin(id: $0[0], value: $0[1]) }
    }
  }

  package func setOriginFacts(_ facts: [Int64: OriginFacts]) throws(StoreError) {
    guard !facts.isEmpty else { return }
    try transaction("write") { db in
      let update = try db.cachedStatement(
        sql: "UPDATE origin SET party = ?, icann_party = ?, category = ? WHERE id = ?")
      for (id, facts) in facts.sorted(by: { $0.key < $1.key }) {
        try update.execute(arguments: [facts.party, facts.icannParty, facts.category, id])
      }
    }
  }
}
