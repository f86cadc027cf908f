import Foundation
import Queries
import Testing

/// A store of the sample logs, made once.
private let samples: (folder: TemporaryFolder, store: String)? = {
  guard let folder = try? TemporaryFolder() else { return nil }
  atexit { samples?.folder.remove() }
  let store = folder.path + "/audit.sqlite"
  guard (try? Program.run(["ingest", "--db", store, "SampleLogs"]))?.status == 0 else { return nil }
  return (folder, store)
}()

@Suite("query asks the store and cannot change it")
struct QueryTests {
  private let store: String

  init() throws { store = try #require(samples).store }

  @Test("Each saved query answers", arguments: QueryCatalogue.saved.map(\.name))
  func saved(name: String) throws {
    let run = try Program.run(["query", "--db", store, name, "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    let rows = try #require(try run.json() as? [[String: Any]])
    #expect(!rows.isEmpty)
    let query = try #require(QueryCatalogue.saved(name))
    #expect(Set(rows.first?.keys.map { $0 } ?? []) == Set(query.columns.map(\.name)))
  }

  @Test(
    "Saved queries and rules run in the sqlite3 shell as they are",
    .enabled(if: Program.finds("sqlite3"), "needs the sqlite3 shell"),
    arguments: QueryCatalogue.saved.map { "saved/\($0.name)" }
      + QueryCatalogue.rules.filter { $0.select != nil }.map { "rules/\($0.id)" })
  func shell(file: String) throws {
    let run = try Program.shell("sqlite3 -readonly '\(store)' < 'Queries/\(file).sql'")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.isEmpty)
  }

  @Test(
    "SQL that does more than read is refused with 64",
    arguments: [
      "DELETE FROM exchange", "CREATE TABLE t (x)", "ATTACH '/tmp/x' AS y",
      "VACUUM INTO '/tmp/corsaudit-never.sqlite'", "PRAGMA writable_schema = 1",
      "SELECT load_extension('x')", "SELECT 1; SELECT 2", "INSERT INTO text (value) VALUES ('x')",
      "WITH RECURSIVE c(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM c) SELECT sum(x) FROM c", "",
    ])
  func refused(sql: String) throws {
    let before = FileManager.default.contents(atPath: store)
    let run = try Program.run(["query", "--db", store, "--sql", sql, "--timeout", "1"])
    #expect(run.status == 64, "\(run.output) \(run.errors)")
    #expect(!run.errors.isEmpty)
    #expect(FileManager.default.contents(atPath: store) == before)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/corsaudit-never.sqlite"))
  }

  @Test("A name that does not exist is answered with the nearest one")
  func nearestName() throws {
    let run = try Program.run(["query", "--db", store, "who-is-block"])
    #expect(run.status == 64)
    #expect(run.errors.contains("who-is-blocked"))
  }

  @Test("Formulas of spreadsheets are defused in CSV")
  func csv() throws {
    let run = try Program.run([
      "query", "--db", store, "--sql", "SELECT '=1+1' AS x", "--format", "csv",
    ])
    #expect(!run.output.contains("\n=1+1"))
  }
}
