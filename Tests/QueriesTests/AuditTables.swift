import GRDB

@testable import Queries

/// The tables that rules read, made by hand: `policies` and `traffic` with the columns of the
/// store's views, and what the engine prepares.
struct AuditTables {
  /// One row of `policies`: what it does not say is as in a plain GET from another site.
  typealias Values = [String: (any DatabaseValueConvertible & Sendable)?]

  static let policyColumns = """
    policy_id day server site site_exposure route method status origin origin_party \
    origin_icann_party origin_category origin_relation kind class verdict reason reason_detail \
    reason_standard verdict_anonymous verdict_credentialed engine_divergent synthetic flags \
    request_method request_headers content_type_class fetch_site fetch_mode has_cookie \
    has_authorization grant_kind allow_origin allow_credentials allow_methods allow_headers \
    max_age max_age_s expose_headers vary location_kind cache_status upstream_allow_origin \
    cache_control has_remote_user duplicate_visibility logged_fields requests private_clients \
    with_duration slow_requests first_time last_time sample_source sample_line
    """.split(separator: " ").map(String.init)

  static let trafficColumns = [
    "hour", "server", "site", "route", "method", "status", "kind", "class", "verdict", "reason",
    "requests", "bytes",
  ]

  let queue: DatabaseQueue

  init(_ rows: [Values] = [], own: [String] = ["example.com"], trusted: [String] = []) throws {
    queue = try DatabaseQueue()
    try queue.write { db in
      try db.create(
        table: "policies", columns: Self.policyColumns, rows: rows.enumerated().map(policy))
      try db.create(table: "traffic", columns: Self.trafficColumns, rows: rows.map(traffic))
      try db.create(
        table: "settings", columns: ["name", "value"],
        rows: QueryCatalogue.rules.flatMap(\.settings).map { ["name": $0.name, "value": $0.value] })
      let origins = try Row.fetchAll(
        db, sql: "SELECT DISTINCT origin, origin_party FROM policies WHERE origin <> ''")
      try db.create(
        table: "origin_trust", columns: ["origin", "trusted", "own", "unrelated"],
        rows: origins.map { row in
          let origin: String = row["origin"]
          let isTrusted = trusted.contains(origin)
          let isOwn = own.contains(row["origin_party"] ?? "")
          return [
            "origin": origin, "trusted": isTrusted, "own": isOwn,
            "unrelated": !isTrusted && !isOwn,
          ]
        })
      for name in ["coverage", "exposure"] {
        let columns =
          name == "coverage"
          ? ["source", "field", "state", "requests", "share"]
          : [
            "site", "route", "origin_party", "anonymous_read", "credentialed_read", "simple_write",
            "preflighted_write",
          ]
        try db.create(table: name, columns: columns, rows: [])
      }
      for fact in QueryCatalogue.prepared {
        try db.execute(sql: "CREATE TABLE \"\(fact.id)\" AS \(fact.select)")
      }
    }
  }

  /// What a rule returns: discriminator, confidence and severity of each row, without repetition.
  func findings(of rule: String) throws -> Set<String> {
    guard let select = QueryCatalogue.rule(rule)?.select else { return [] }
    return try queue.read { db in
      Set(
        try Row.fetchAll(db, sql: select).map { row in
          let parts: [String?] = [row["discriminator"], row["confidence"], row["severity"]]
          return parts.map { $0 ?? "-" }.joined(separator: " | ")
        })
    }
  }

  private func policy(_ position: Int, _ given: Values) -> Values {
    let origin = (given["origin"] ?? "https://app.example.com") as? String ?? ""
    let party = origin.split(separator: ".").suffix(2).joined(separator: ".")
    let grant = (given["grant_kind"] ?? "echo") as? String
    let defaults: Values = [
      "policy_id": position + 1, "day": "2026-11-20", "server": "",
      "site": "https://api.example.com", "site_exposure": "public", "route": "/v1/things",
      "method": "GET", "status": 200, "origin": origin, "origin_party": party,
      "origin_icann_party": party, "origin_category": origin == "null" ? "null" : "web",
      "origin_relation": "cross", "kind": "cross-origin", "class": "cors-simple",
      "verdict": "conditional", "reason": "", "synthetic": 0, "request_method": "",
      "request_headers": "", "has_cookie": 0, "has_authorization": 0, "grant_kind": grant,
      "allow_origin": grant == "echo" ? origin : grant == "star" ? "*" : "",
      "allow_credentials": "", "allow_methods": "", "allow_headers": "", "max_age": "", "vary": "",
      "location_kind": "", "cache_status": "", "cache_control": "",
      "duplicate_visibility": "joined", "requests": 1, "private_clients": 0,
    ]
    return defaults.merging(given) { $1 }
  }

  private func traffic(_ given: Values) -> Values {
    policy(0, given).filter { Self.trafficColumns.contains($0.key) }
  }
}

extension Database {
  /// Makes a table of these columns, without types, and fills it.
  fileprivate func create(
    table: String, columns: [String], rows: [AuditTables.Values]
  ) throws {
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    try execute(sql: "CREATE TABLE \(table) (\(names))")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    for row in rows {
      try execute(
        sql: "INSERT INTO \(table) (\(names)) VALUES (\(places))",
        arguments: StatementArguments(columns.map { row[$0] ?? nil }))
    }
  }
}
