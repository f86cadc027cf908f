/// What takes the room in a store's file.
package struct StoreSize: Sendable {
  package var file: Int64
  /// In pages that hold nothing.
  package var free: Int64
  /// By kind, the kinds in their order; nil where this SQLite cannot tell.
  package var kinds: [(kind: Kind, bytes: Int64)]?

  /// What a table is for. The raw values are printed.
  package enum Kind: String, CaseIterable, Sendable {
    case exchanges
    case dictionaries
    case rollUps = "roll-ups"
    case ledger
    case audits
    /// Prepared facts, the schema, and SQLite's own pages.
    case rest
  }
}

extension StoreSize.Kind {
  /// The kind of a table; a table of prepared facts is of the rest.
  init(ofTable table: String) {
    self =
      switch table {
      case "exchange", "exchange_path": .exchanges
      case "text", "site", "route", "origin", "user_agent", "target", "answer", "pattern", "client":
        .dictionaries
      case "policy_day", "traffic_hour", "referer_hour": .rollUps
      case "source", "source_name", "source_block", "source_change", "known_file", "line_count",
        "rejected_line", "field_count", "configuration":
        .ledger
      case "audit", "finding", "accepted_finding", "run", "setting": .audits
      default: .rest
      }
  }
}

extension ReadOnlyConnection {
  func size() throws(StoreError) -> StoreSize {
    func number(_ pragma: String) throws(StoreError) -> Int64 {
      try ownQuery("PRAGMA \(pragma)").first?.first?.integer ?? 0
    }
    let page = try number("page_size")
    var size = StoreSize(
      file: try number("page_count") * page, free: try number("freelist_count") * page)
    // A table that SQLite may have been built without.
    let pages = try? ownQuery(
      """
      SELECT coalesce(entry.tbl_name, dbstat.name), sum(dbstat.pgsize)
      FROM dbstat LEFT JOIN sqlite_schema AS entry ON entry.name = dbstat.name
      WHERE dbstat.aggregate = TRUE GROUP BY 1
      """)
    guard let pages else { return size }

    var bytes: [StoreSize.Kind: Int64] = [:]
    for row in pages {
      bytes[StoreSize.Kind(ofTable: row[0].text ?? ""), default: 0] += row[1].integer ?? 0
    }
    // The pages that say where others are for incremental vacuum belong to no table.
    bytes[.rest, default: 0] += max(0, size.file - size.free - bytes.values.reduce(0, +))
    size.kinds = StoreSize.Kind.allCases.map { ($0, bytes[$0] ?? 0) }
    return size
  }
}
