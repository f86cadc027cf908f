import CORSTraffic

/// The answers and what is derived.
let answerChecks: [StorePromise] = [
  StorePromise(
    sentence: "the digest of every answer is that of its values", look: .code(checkDigests)),
  StorePromise(
    sentence: "the values of every answer can be read", look: .code(checkReadability)),
  StorePromise(
    sentence: "every answer is judged as this program judges it", remedy: .rejudge,
    look: .code(checkJudgements)),
  StorePromise(
    sentence: "every user agent has the family that this program tells", remedy: .rejudge,
    look: .code(checkUserAgents)),
  StorePromise(
    sentence: "every mask of an answer is there in words", remedy: .rejudge,
    look: .code(checkFieldSets)),
]

extension ReadOnlyConnection {
  fileprivate func forEachAnswer(_ body: (AnswerRow) throws -> Void) throws {
    var slices = AnswerSlices()
    while let slice = try slices.next({ after throws(StoreError) in
      try ownQuery(AnswerSlices.select, [.integer(after)])
    }) {
      for row in slice { try body(row) }
    }
  }
}

private func checkDigests(
  _ connection: ReadOnlyConnection, _ findings: inout StorePromise.Findings
) throws {
  try connection.forEachAnswer { row in
    if row.digest != .blob(digest(ofBase: row.base)) { findings.add("answer \(row.id)") }
  }
}

private func checkReadability(
  _ connection: ReadOnlyConnection, _ findings: inout StorePromise.Findings
) throws {
  try connection.forEachAnswer { row in
    do throws(StoredAnswer.Unreadable) {
      _ = try StoredAnswer(row.base)
    } catch {
      findings.add("answer \(row.id): \(error.column)")
    }
  }
}

private func checkJudgements(
  _ connection: ReadOnlyConnection, _ findings: inout StorePromise.Findings
) throws {
  try connection.forEachAnswer { row in
    // What cannot be read was said.
    guard let derived = try? row.derivedAnew(path: connection.path) else { return }
    for (column, values) in zip(derivedAnswerColumns, zip(row.derived, derived))
    where values.0 != values.1 {
      findings.add(
        "answer \(row.id): \(column) is \(shown(values.0)), here it would be \(shown(values.1))")
      return
    }
  }
}

private func checkUserAgents(
  _ connection: ReadOnlyConnection, _ findings: inout StorePromise.Findings
) throws {
  let statement = try connection.prepareOwn("SELECT id, value, family FROM user_agent")
  while try connection.next(statement) {
    let family = userAgentFamily(statement.text(1))
    if statement.text(2) != family {
      findings.add("user agent \(statement.integer(0)): \(statement.text(2)), here \(family)")
    }
  }
}

private func checkFieldSets(
  _ connection: ReadOnlyConnection, _ findings: inout StorePromise.Findings
) throws {
  let statement = try connection.prepareOwn(
    """
    SELECT DISTINCT logged_fields, (SELECT words FROM field_set WHERE mask = logged_fields)
    FROM answer
    """)
  while try connection.next(statement) {
    let words = FieldSets.words(of: UInt64(bitPattern: statement.integer(0)))
    if statement.value(1) != .text(words) { findings.add("mask \(statement.integer(0))") }
  }
}

private func shown(_ value: SQLValue) -> String {
  switch value {
  case .null: "NULL"
  case .integer(let number): "\(number)"
  case .real(let number): "\(number)"
  case .text(let text): "'\(text)'"
  case .blob: "a blob"
  }
}
