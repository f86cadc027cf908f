import Foundation
import Testing

@Suite("Looking after a store")
struct UpkeepTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var store: String { folder.path + "/audit.sqlite" }

  private func db(_ arguments: String...) throws -> Program {
    try Program.run(["db", arguments[0], "--db", store] + arguments.dropFirst())
  }

  /// A log of an exchange on each of the last days, the newest an hour ago.
  private func ingest(days: Int = 10) throws {
    let newest = Date().timeIntervalSince1970 - 3600
    let lines = (0..<days).map { day in
      let time = String(format: "%.3f", newest - Double(days - 1 - day) * 86_400)
      return #"{"v":"cors1","t":\#(time),"ip":"203.0.113.\#(day)","m":"GET","sch":"https","#
        + #""host":"api.example","hh":"api.example","uri":"/r","st":"200","o":"https://a\#(day).example","#
        + #""ua":"agent-\#(day)","acao":"*"}"#
    }
    let log = try folder.file("access.log", lines.joined(separator: "\n") + "\n")
    #expect(try Program.run(["ingest", "--db", store, log]).status == 0)
  }

  private var bytes: Data { FileManager.default.contents(atPath: store) ?? Data() }

  private let commands = [
    ["info"], ["check"], ["rejudge"], ["prune", "--rows", "1d"],
    ["prune", "--rows", "1d", "--dry-run"],
  ]

  @Test("A store that is not there is an error, and none is made")
  func missing() throws {
    for command in commands {
      let run = try Program.run(["db"] + command + ["--db", store])
      #expect(run.status == 74)
      #expect(run.errors.contains("there is none"), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: store))
    }
  }

  @Test("A file that is no store is refused and stays as it is")
  func foreign() throws {
    _ = try folder.file("audit.sqlite", "a line of a log\n")
    for command in commands {
      let run = try Program.run(["db"] + command + ["--db", store])
      #expect(run.status == 74)
      #expect(run.errors.contains("not a SQLite database"), "\(run.errors)")
      #expect(bytes == Data("a line of a log\n".utf8))
    }
  }

  @Test("Info, check and a dry run change no byte")
  func readOnly() throws {
    try ingest()
    let before = bytes
    for command in [["info"], ["info", "--format", "json"], ["check"], commands[4]] {
      #expect(try Program.run(["db"] + command + ["--db", store]).status == 0)
      #expect(bytes == before, "\(command)")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
          == ["access.log", "audit.sqlite"])
    }
  }

  @Test("Info tells how a store was read, in words and as JSON")
  func info() throws {
    try ingest()
    let text = try db("info").output
    #expect(text.contains("10 kept row by row"))
    #expect(text.contains("10 = 10 entries + 0 foreign + 0 rejected + 0 comments + 0 blank"))
    #expect(text.contains("client addresses cut to their networks"))
    #expect(text.contains("rows pruned      never"))
    let json = try #require(try db("info", "--format", "json").json() as? [String: Any])
    #expect(json["exchanges"] as? Int == 10)
    #expect((json["logs"] as? [String: Any])?["entries"] as? Int == 10)
    #expect((json["configurations"] as? [[String: Any]])?.first?["client"] as? String == "truncate")
  }

  @Test("Prune takes what a dry run said, and reading the log again adds nothing back")
  func prune() throws {
    try ingest()
    let forecast = try db("prune", "--rows", "5d", "--rollups", "1w", "--dry-run")
    let run = try db("prune", "--rows", "5d", "--rollups", "1w")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("5 exchanges went"))
    let said = run.output.replacing(" went", with: " would go").split(separator: "\n")
    #expect(said.dropLast() == forecast.output.split(separator: "\n")[...])
    #expect(!String(decoding: bytes, as: Unicode.ASCII.self).contains("agent-4"))
    #expect(String(decoding: bytes, as: Unicode.ASCII.self).contains("agent-5"))
    let again = try Program.run(
      ["ingest", "--db", store, "--format", "json", folder.path + "/access.log"])
    #expect(((try again.json()) as? [String: Any])?["entries"] as? Int == 0)
    #expect(try db("info").output.contains("5 kept row by row"))
    #expect(try db("check").status == 0)
  }

  @Test("Without options the configuration says what is kept; without either it is an error")
  func retention() throws {
    try ingest()
    let run = try db("prune", "--dry-run")
    #expect(run.status == 64)
    #expect(run.errors.contains("retention"))
    _ = try folder.file("corsaudit.yml", "retention: {rows: 3d}\n")
    #expect(try db("prune", "--dry-run").output.contains("7 exchanges would go"))
    #expect(try db("prune", "--rollups", "90d", "--dry-run").output.contains("0 exchanges"))
    for age in ["3", "0d", "3m", "-1d", "d", "99999999d"] {
      #expect(try db("prune", "--rows=\(age)").status == 64, "\(age)")
    }
  }

  @Test(
    "Rejudge makes everything derived what a fresh ingest makes of the samples",
    .enabled(if: Program.finds("sqlite3"), "needs the sqlite3 shell"))
  func rejudge() throws {
    #expect(try Program.run(["ingest", "--db", store, "SampleLogs"]).status == 0)
    // All tables but those of runs.
    let dump = """
      sqlite3 '\(store)' "SELECT name FROM sqlite_schema WHERE type = 'table' \
      AND name NOT LIKE 'sqlite%' AND name <> 'run' ORDER BY 1" \
      | while read t; do echo "$t"; sqlite3 '\(store)' "SELECT * FROM $t" | sort; done
      """
    let before = try Program.shell(dump).output
    #expect(before.contains("origin_trust"))
    let fingerprint = try db("fingerprint", "--rows").output
    let scramble = """
      UPDATE answer SET kind='x', class='x', verdict='x', reason='x', reason_detail='x',
        reason_standard='x', verdict_anonymous='x', reason_anonymous='x',
        reason_detail_anonymous='x', verdict_credentialed='x', reason_credentialed='x',
        reason_detail_credentialed='x', engine_divergent=7, synthetic=7, flags='x', max_age_s=7;
      UPDATE user_agent SET family='x'; UPDATE site SET exposure='public'; DELETE FROM field_set;
      UPDATE origin SET party='x', icann_party='x', category='x'; UPDATE field SET name='x';
      UPDATE origin_trust SET trusted=1, own=1; DROP TABLE known_origins; DELETE FROM allow_rates;
      """
    #expect(try Program.shell("sqlite3 '\(store)' \"\(scramble)\"").status == 0)
    let check = try db("check")
    #expect(check.status == 74)
    #expect(check.output.contains("broken"))
    let run = try db("rejudge")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Program.shell(dump).output == before)
    #expect(try db("fingerprint", "--rows").output == fingerprint)
    #expect(try db("check").status == 0)
  }

  @Test(
    "Where only what is derived is wrong, the check names the command that mends it",
    .enabled(if: Program.finds("sqlite3"), "needs the sqlite3 shell"))
  func remedy() throws {
    try ingest()
    _ = try Program.shell("sqlite3 '\(store)' \"UPDATE answer SET verdict = 'blocked'\"")
    let derived = try db("check")
    #expect(derived.status == 74)
    #expect(derived.errors.contains("db rejudge"))
    _ = try Program.shell("sqlite3 '\(store)' \"UPDATE line_count SET lines = 99\"")
    let damaged = try db("check")
    #expect(damaged.status == 74)
    #expect(damaged.errors.contains("damaged"))
    #expect(damaged.output.contains("access.log: 99 lines counted of 10 read"))
  }
}
