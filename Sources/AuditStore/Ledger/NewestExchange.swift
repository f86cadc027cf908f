import GRDB

extension AuditStore {
  /// When the newest exchange of all logs was that is not after `limit`, milliseconds since 1970 UTC;
  /// to the hour where it is counted in `traffic` alone. nil without any.
  ///
  /// A line from the future is somebody's joke or a broken clock: it must not move a window away from
  /// everything else.
  package func newestExchange(notAfter limit: Int64) throws(StoreError) -> Int64? {
    try reading("read") { db in
      try Int64.fetchOne(
        db,
        sql: """
          SELECT max(newest) FROM (
            SELECT max(day * 86400000 + last_time) AS newest FROM policy_day
            WHERE day = (SELECT max(day) FROM policy_day WHERE day BETWEEN 1 AND ?1 / 86400000)
            UNION ALL
            SELECT max((
              SELECT max(hour) FROM traffic_hour
              WHERE source = source.id AND hour BETWEEN 1 AND ?1 / 3600000)) * 3600000
            FROM source)
          """, arguments: [limit])
    }
  }
}
