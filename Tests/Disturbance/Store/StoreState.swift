/// What a store holds, as far as it has to be the same however it came about.
package struct StoreState: Hashable, Sendable, CustomStringConvertible {
  /// `db fingerprint`: the logs and everything counted.
  package var base: String
  /// `db fingerprint --rows`: also the exchanges.
  package var rows: String

  package init(of store: String, by program: TestedProgram) throws {
    func fingerprint(_ more: [String]) throws -> String {
      let end = try program.run(["db", "fingerprint", "--db", store] + more, expecting: [0])
      return end.output.trimmingCharacters { $0.isNewline }
    }
    base = try fingerprint([])
    rows = try fingerprint(["--rows"])
    try expect(base.count == 64 && rows.count == 64, "No fingerprint: \(base) \(rows)")
  }

  package var description: String { "\(base.prefix(12)) with rows \(rows.prefix(12))" }
}

extension String {
  fileprivate func trimmingCharacters(where isTrimmed: (Character) -> Bool) -> String {
    String(drop(while: isTrimmed).reversed().drop(while: isTrimmed).reversed())
  }
}

/// Expects that a store is one file, alone in its folder but for `others`, and that SQLite finds
/// nothing wrong in it.
package func expectAtRest(_ store: String, others: [String] = []) throws {
  let parts = store.split(separator: "/", omittingEmptySubsequences: false)
  let name = String(parts.last ?? "")
  let folder = parts.dropLast().joined(separator: "/")
  let found = fileNames(in: folder)
  let expected = ([name] + others).sorted()
  try expect(found == expected, "At rest lie there \(found) instead of \(expected).")
  try expectIntact(store)
}

/// Expects that SQLite finds nothing wrong in a store.
package func expectIntact(_ store: String) throws {
  let answer = try SQLiteShell.query(store, "PRAGMA integrity_check")
  try expect(answer == "ok", "integrity_check of \(store): \(answer)")
}
