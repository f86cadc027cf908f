import GRDB

/// Where a site can be reached from. The raw values are stored and printed.
package enum SiteExposure: String, CaseIterable, Sendable {
  case `public`
  case `private`
  case loopback
}

package struct StoredSite: Hashable, Sendable {
  package let id: Int64
  /// `scheme://host[:port]`, '' where the host is not known.
  package let value: String
  package let scheme: String
  package let host: String
  package let port: Int?
}

extension AuditStore {
  /// The sites, at most `limit` of them above the id `after`, in the order of ids.
  package func sites(
    _ selection: DerivedSelection, after: Int64 = 0, limit: Int = .max
  ) throws(StoreError) -> [StoredSite] {
    let condition = selection == .all ? "" : "AND exposure IS NULL"
    return try reading("read") { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, value, scheme, host, port FROM site WHERE id > ? \(condition)
          ORDER BY id LIMIT ?
          """,
        arguments: [after, limit]
      ).map { row in
        let port: Int = row[4]
        return StoredSite(
          id: row[0], value: row[1], scheme: row[2], host: row[3], port: port == 0 ? nil : port)
      }
    }
  }

  package func setSiteExposures(_ exposures: [Int64: SiteExposure]) throws(StoreError) {
    guard !exposures.isEmpty else { return }
    try transaction("write") { db in
      for (id, exposure) in exposures.sorted(by: { $0.key < $1.key }) {
        try db.execute(
          sql: "UPDATE site SET exposure = ? WHERE id = ?", arguments: [exposure.rawValue, id])
      }
    }
  }
}
