import CORSTraffic
import FetchStandard
import GRDB

@testable import AuditStore

extension SampleStore {
  /// The rows of every table as text, in an order that only their values decide.
  func tables(except left: Set<String> = []) throws -> [String: [String]] {
    try store.queue.read { db in
      let names = try String.fetchAll(
        db,
        sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      var tables: [String: [String]] = [:]
      for name in names where !left.contains(name) {
        tables[name] = try Row.fetchAll(db, sql: "SELECT * FROM \"\(name)\"").map { row in
          row.map { "\($0.0)=\($0.1)" }.joined(separator: "|")
        }.sorted()
      }
      return tables
    }
  }

  func execute(_ sql: String) throws {
    try store.queue.write { try $0.execute(sql: sql) }
  }
}

/// A few requests of every sort, a day apart from `first` on.
func variedRequests(from first: Int64 = 1_795_168_800_000) -> [SampleRequest] {
  let requests = [
    SampleRequest().with { $0.referer = "https://early.example" }, .grantedPreflight,
    SampleRequest().with {
      $0.origin = .value("https://other.example.net")
      $0.answer.grant = .other("https://app.example.com", mismatch: .otherOrigin)
      $0.address = "198.51.100.0"
      $0.userAgent = "Mozilla/5.0 Firefox/140.0"
    },
    SampleRequest().with {
      $0.origin = .absent
      $0.referer = "https://pages.example"
      $0.answer.originShape = .absent
      $0.answer.originRelation = .unknown
      $0.answer.grant = .star
      $0.userAgent = nil
      $0.address = nil
    },
    SampleRequest().with {
      $0.route = "/empty"
      $0.answer.allowHeaders = .empty
      $0.answer.locationKind = .slash
      $0.answer.status = 301
      $0.userAgent = "curl/8.0"
    },
  ]
  return requests.enumerated().map { index, request in
    request.with {
      $0.line = Int64(index + 1)
      $0.time = first + Int64(index) * 86_400_000
    }
  }
}
