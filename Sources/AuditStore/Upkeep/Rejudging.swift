import CORSTraffic
import GRDB

/// What was read and what became another value when a store was judged anew.
package struct Rejudgement: Hashable, Sendable {
  package var answers: Int64 = 0
  package var changedAnswers: Int64 = 0
  package var userAgents: Int64 = 0
  package var changedUserAgents: Int64 = 0

  package init() {}
}

extension AuditStore {
  /// Who judges in this program: answers and user agents that bear another name are judged anew.
  package static let judge = "judgement \(judgementVersion), user agents \(userAgentFamilyVersion)"

  /// Makes everything that follows from the base by this program's code what it would be after a
  /// fresh ingest, in one transaction; what follows from lists and the configuration is made anew by
  /// the next refresh of the stored facts.
  package func rejudge() throws(StoreError) -> Rejudgement {
    try transaction("judge") { db in
      let result = try Rejudging(db: db, path: path).run()
      try db.execute(
        sql: "INSERT OR REPLACE INTO derivation (fact, made_from) VALUES ('judgement', ?)",
        arguments: [AuditStore.judge])
      return result
    }
  }

  /// Judges a store anew that another judge has judged, so that no store mixes two.
  func rejudgeAfterAnother() throws(StoreError) {
    guard try derivation(of: "judgement") != AuditStore.judge else { return }
    _ = try rejudge()
  }
}

/// One pass over a store's values, in slices: the values of a log can be long and many.
private struct Rejudging {
  let db: Database
  let path: String

  func run() throws -> Rejudgement {
    var result = Rejudgement()
    try judgeAnswers(&result)
    try tellUserAgents(&result)
    try writeFieldSets()
    try resetOrigins()
    return result
  }

  private func judgeAnswers(_ result: inout Rejudgement) throws {
    let changes = derivedAnswerColumns.map { "\($0) = ?" }.joined(separator: ", ")
    let update = try RawStatement("UPDATE answer SET \(changes) WHERE id = ?", on: db.raw)
    var slices = AnswerSlices()
    while let slice = try slices.next(from: db) {
      for row in slice {
        result.answers += 1
        let derived = try row.derivedAnew(path: path)
        if derived == row.derived { continue }
        result.changedAnswers += 1
        for (index, value) in derived.enumerated() {
          try update.bind(value, at: Int32(index + 1))
        }
        update.bind(row.id, at: Int32(derived.count + 1))
        try update.run()
      }
    }
  }

  private func tellUserAgents(_ result: inout Rejudgement) throws {
    var last = Int64.min
    while true {
      let rows = try Row.fetchAll(
        db, sql: "SELECT id, value, family FROM user_agent WHERE id > ? ORDER BY id LIMIT 1000",
        arguments: [last])
      guard let next = rows.last else { return }
      last = next[0]
      for row in rows {
        result.userAgents += 1
        let family = userAgentFamily(row[1])
        if family == row[2] { continue }
        result.changedUserAgents += 1
        try db.execute(
          sql: "UPDATE user_agent SET family = ? WHERE id = ?",
          arguments: [family, row[0] as Int64])
      }
    }
  }

  private func writeFieldSets() throws {
    try db.execute(sql: "DELETE FROM field_set")
    let sets = try FieldSets(on: db.raw)
    for mask in try Int64.fetchAll(db, sql: "SELECT DISTINCT logged_fields FROM answer") {
      try sets.add(UInt64(bitPattern: mask))
    }
  }

  /// The two rows that are no origins, and the notes by which all others count as made.
  private func resetOrigins() throws {
    try db.execute(
      sql: """
        UPDATE origin SET party = NULL, icann_party = NULL, category = NULL WHERE id = 1;
        UPDATE origin SET party = '', icann_party = '', category = '' WHERE id = 2;
        DELETE FROM derivation WHERE fact IN ('origins', 'prepared')
        """)
  }
}
