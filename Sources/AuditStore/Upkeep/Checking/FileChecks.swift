/// The file, its tables and its views.
let fileChecks: [StorePromise] = [
  StorePromise(
    sentence: "SQLite finds its file whole", look: .select("PRAGMA main.integrity_check(100)"),
    isGood: "ok"),
  StorePromise(
    sentence: "the tables are those of this schema version, and nothing happens on its own",
    look: .code(checkTables)),
  StorePromise(sentence: "the views are this program's", look: .code(checkViews)),
  StorePromise(sentence: "the names of the fields are this program's", look: .code(checkFields)),
  StorePromise(
    sentence: "the client key has 16 bytes",
    look: .select(
      """
      SELECT 'the key is missing or another one' WHERE NOT EXISTS (
        SELECT 1 FROM store_key
        WHERE name = 'client_key' AND typeof(value) = 'blob' AND length(value) = 16)
      """)),
]

extension StorePromise {
  /// A check whose SELECT gives one row, `isGood`, where nothing is wrong.
  fileprivate init(sentence: String, look: Look, isGood: String) {
    guard case .select(let sql) = look else { preconditionFailure("It is a SELECT.") }
    self.init(
      sentence: sentence,
      look: .code { connection, findings in
        for row in try connection.ownQuery(sql) where row.first != .text(isGood) {
          findings.add(row.first?.text ?? "")
        }
      })
  }
}

private func checkTables(
  _ connection: ReadOnlyConnection, _ findings: inout StorePromise.Findings
) throws {
  let found = try connection.ownQuery(
    "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'view'")
  for (name, sql) in try Schema.tables(ofVersion: Schema.version).sorted(by: { $0.key < $1.key })
  where !found.contains([.text(name), .text(sql)]) {
    findings.add("the table \(name) is missing or another one")
  }
  for row in try connection.ownQuery("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
    findings.add("there is a trigger \(row[0].text ?? "")")
  }
}

private func checkViews(
  _ connection: ReadOnlyConnection, _ findings: inout StorePromise.Findings
) throws {
  let found = try connection.ownQuery("SELECT name, sql FROM sqlite_schema WHERE type = 'view'")
  for view in StoreViews.all where !found.contains([.text(view.name), .text(view.definition)]) {
    findings.add("the view \(view.name) is missing or another one; any ingest makes it anew")
  }
}

private func checkFields(
  _ connection: ReadOnlyConnection, _ findings: inout StorePromise.Findings
) throws {
  let found = try connection.ownQuery("SELECT bit, name, header, direction FROM field")
  for row in Schema.fieldRows where !found.contains(row) {
    findings.add("the field \(row[1].text ?? "") is missing; any ingest writes it anew")
  }
}
