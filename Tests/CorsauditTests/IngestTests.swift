import Foundation
import Testing

@Suite("Logs are read into a store, each line once")
struct IngestTests {
  private let folder: TemporaryFolder
  private let logs = ["api.shop.example.cors1.log", "open.data.example.cors1.log"]

  init() throws { folder = try TemporaryFolder() }

  private var store: String { folder.path + "/audit.sqlite" }

  private func ingest(_ arguments: [String], input: [UInt8] = []) throws -> [String: Any] {
    let run = try Program.run(
      ["ingest", "--db", store, "--format", "json"] + arguments, input: input)
    #expect(run.status == 0, "\(run.errors)")
    return try #require(try run.json() as? [String: Any])
  }

  private func fingerprint() throws -> String {
    try Program.run(["db", "fingerprint", "--rows", "--db", store]).output
  }

  private func number(_ summary: [String: Any], _ key: String) -> Int { summary[key] as? Int ?? -1 }

  /// read = already counted + entries + foreign + rejected + comments + blank
  private func isBalanced(_ summary: [String: Any]) -> Bool {
    let parts = ["already_counted", "entries", "foreign", "rejected", "comments", "blank"]
    return number(summary, "read") == parts.reduce(0) { $0 + number(summary, $1) }
  }

  @Test("A log given twice counts once, under another name and compressed too")
  func twice() throws {
    let log = "SampleLogs/" + logs[0]
    let first = try ingest([log])
    #expect(number(first, "entries") > 200)
    #expect(isBalanced(first))
    let before = try fingerprint()
    let copy = folder.path + "/access.log.2.gz"
    _ = try Program.shell("gzip -c '\(log)' > '\(copy)'")
    let second = try ingest([log, copy])
    #expect(number(second, "entries") == 0)
    #expect(number(second, "already_counted") == 2 * number(first, "read"))
    #expect(isBalanced(second))
    #expect(try fingerprint() == before)
  }

  @Test("A log that has grown gives its new lines only")
  func grown() throws {
    let log = "SampleLogs/" + logs[0]
    let part = folder.path + "/access.log"
    _ = try Program.shell("head -n 100 '\(log)' > '\(part)'")
    let first = try ingest([part])
    #expect(number(first, "entries") + number(first, "rejected") == 100)
    _ = try Program.shell("cat '\(log)' > '\(part)'")
    let second = try ingest([part])
    #expect(number(second, "already_counted") == 100)
    #expect(isBalanced(second))
    let grown = try fingerprint()
    try FileManager.default.removeItem(atPath: store)
    _ = try ingest([log])
    #expect(try fingerprint() == grown)
  }

  @Test("A log of several blocks, seen as it grew, is the log read at once")
  func grownOverBlocks() throws {
    let whole = folder.path + "/whole.log"
    let part = folder.path + "/access.log"
    // 246 lines of about 640 bytes, made different by their number: some 4 MiB.
    _ = try Program.shell(
      "i=0; while [ $i -lt 26 ]; do sed \"s/case=/run=$i\\&case=/\" 'SampleLogs/\(logs[0])'; "
        + "i=$((i + 1)); done > '\(whole)'")
    let size = try #require(FileManager.default.contents(atPath: whole)).count
    try #require(size > 3 << 20)
    let once = try ingest([whole])
    #expect(number(once, "entries") == 26 * 246)
    let undisturbed = try fingerprint()
    try FileManager.default.removeItem(atPath: store)
    for cut in [700_000, 1 << 20, (1 << 20) + 1, 2_500_000, 3 << 20, size] {
      _ = try Program.shell("head -c \(cut) '\(whole)' > '\(part)'")
      #expect(isBalanced(try ingest([part])))
    }
    #expect(try fingerprint() == undisturbed)
    _ = try Program.shell("gzip -k '\(whole)'")
    let again = try ingest([whole + ".gz", whole])
    #expect(number(again, "already_counted") == 2 * 26 * 246)
    #expect(try fingerprint() == undisturbed)
  }

  @Test("What is pending may be written anew: only its line counts, and once")
  func pendingRewritten() throws {
    let log = "SampleLogs/" + logs[0]
    let part = folder.path + "/access.log"
    _ = try Program.shell("head -n 9 '\(log)' > '\(part)'; printf '{\"half\": ' >> '\(part)'")
    _ = try ingest([part])
    _ = try Program.shell("head -n 20 '\(log)' > '\(part)'")
    let second = try ingest([part])
    #expect(number(second, "already_counted") == 9)
    #expect(number(second, "entries") == 11)
    let lines = try Program.run([
      "query", "--db", store, "--sql", "SELECT sum(lines), count(*) FROM sources", "--format",
      "csv",
    ])
    #expect(lines.output.hasSuffix("20,1\n"), "\(lines.output)")
  }

  @Test("A last line without its end is pending until it has one, or --final says it never will")
  func pending() throws {
    let log = "SampleLogs/" + logs[0]
    let part = folder.path + "/access.log"
    _ = try Program.shell(
      "head -n 3 '\(log)' > '\(part)'; sed -n 4p '\(log)' | head -c 50 >> '\(part)'")
    let first = try ingest([part])
    #expect(number(first, "entries") == 3)
    #expect(number(first, "pending_bytes") == 50)
    _ = try Program.shell("head -n 4 '\(log)' > '\(part)'")
    let second = try ingest([part])
    #expect(number(second, "entries") == 1)
    #expect(number(second, "pending_bytes") == 0)
    _ = try Program.shell("head -c -1 '\(log)' > '\(part)'")
    let third = try ingest(["--final", part])
    #expect(number(third, "pending_bytes") == 0)
    let fourth = try ingest(["--final", part])
    #expect(number(fourth, "entries") == 0)
    #expect(number(fourth, "already_counted") == number(third, "read"))
    #expect(number(third, "read") == number(try ingest([log]), "read"))
  }

  @Test("Plain, gzip, many members and standard input give the same store")
  func transports() throws {
    let log = "SampleLogs/" + logs[1]
    let forms = [
      ("plain", "cat '\(log)' > \"$0\""),
      ("gzip", "gzip -c '\(log)' > \"$0\""),
      ("members", "(head -n 50 '\(log)' | gzip; tail -n +51 '\(log)' | gzip) > \"$0\""),
    ]
    var fingerprints: Set<String> = []
    for (name, command) in forms {
      let file = folder.path + "/" + name
      _ = try Program.shell(command.replacingOccurrences(of: "\"$0\"", with: "'\(file)'"))
      try? FileManager.default.removeItem(atPath: store)
      _ = try ingest([file])
      fingerprints.insert(try fingerprint())
      try FileManager.default.removeItem(atPath: store)
      let bytes = try #require(FileManager.default.contents(atPath: file))
      _ = try ingest(["-"], input: Array(bytes))
      fingerprints.insert(try fingerprint())
    }
    #expect(fingerprints.count == 1)
  }

  @Test("The order of logs and the number of runs do not matter")
  func order() throws {
    let paths = logs.map { "SampleLogs/" + $0 }
    _ = try ingest(paths)
    let together = try fingerprint()
    try FileManager.default.removeItem(atPath: store)
    for path in paths.reversed() { _ = try ingest([path]) }
    #expect(try fingerprint() == together)
  }

  @Test("While one run writes the store a second ends with 75 and names the first, or waits")
  func busy() throws {
    let log = "SampleLogs/" + logs[0]
    _ = try ingest([log])
    let holding =
      "(sleep 3; cat SampleLogs/\(logs[1])) | '\(Program.path)' ingest --db '\(store)' -"
    let second = "'\(Program.path)' ingest --db '\(store)' '\(log)'"
    let run = try Program.shell(
      "\(holding) > /dev/null 2>&1 & sleep 1; \(second); echo $?; \(second) --wait 20; echo $?; wait"
    )
    #expect(run.output.split(separator: "\n") == ["75", "0"], "\(run.output) \(run.errors)")
    #expect(run.errors.contains("corsaudit ingest"))
    #expect(number(try ingest(["SampleLogs/" + logs[1]]), "already_counted") > 0)
  }

  @Test("SIGINT ends with 130, SIGTERM with 143, and the next run completes the store")
  func signals() throws {
    let log = "SampleLogs/" + logs[0]
    _ = try ingest([log])
    let undisturbed = try fingerprint()
    for (name, code) in [("INT", "130"), ("TERM", "143")] {
      try FileManager.default.removeItem(atPath: store)
      let pipe = folder.path + "/pipe-\(name)"
      let run = try Program.shell(
        "mkfifo '\(pipe)'; (cat '\(log)'; sleep 4) > '\(pipe)' & "
          + "'\(Program.path)' ingest --db '\(store)' - < '\(pipe)' & p=$!; "
          + "sleep 1; kill -\(name) $p; wait $p; echo $?")
      #expect(run.output.hasSuffix("\(code)\n"), "\(run.output) \(run.errors)")
      _ = try ingest([log])
      #expect(try fingerprint() == undisturbed)
    }
  }

  @Test("A list of logs may be a pipe, and --verbose says what was read of each")
  func filesFrom() throws {
    let run = try Program.shell(
      "mkfifo '\(folder.path)/list'; echo 'SampleLogs/\(logs[0])' > '\(folder.path)/list' & "
        + "'\(Program.path)' ingest --verbose --db '\(store)' --files-from '\(folder.path)/list'")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("246 lines read, 0 already counted, 0 rejected"))
    #expect(try Program.run(["ingest", "--db", store]).status == 64)
  }

  @Test("Logs under two labels are never the same")
  func labels() throws {
    let log = "SampleLogs/" + logs[0]
    _ = try ingest(["--label", "a", log])
    #expect(number(try ingest(["--label", "b", log]), "already_counted") == 0)
  }

  @Test("A fleet's stores tell clients apart by the configured key, and no store mixes two")
  func clientKey() throws {
    let log = "SampleLogs/" + logs[0]
    let configuration = try folder.file(
      "corsaudit.yml", "client_key: \(String(repeating: "5a", count: 16))")
    _ = try ingest([log])
    let clients = "SELECT DISTINCT client_key FROM exchanges ORDER BY 1"
    func keys(_ store: String) throws -> String {
      try Program.run(["query", "--db", store, "--sql", clients, "--format", "csv"]).output
    }
    let other = folder.path + "/other.sqlite"
    #expect(try Program.run(["ingest", "--db", other, log]).status == 0)
    #expect(try keys(other) == keys(store))
    _ = try folder.file("corsaudit.yml", "client_key: \(String(repeating: "5b", count: 16))")
    let refused = try Program.run(["ingest", "--db", store, log])
    #expect(refused.status == 64)
    #expect(refused.errors.contains("client_key"))
    try FileManager.default.removeItem(atPath: configuration)
    #expect(try Program.run(["ingest", "--db", store, log]).status == 0)
  }

  @Test("The store is for its owner only, and one file at rest")
  func atRest() throws {
    _ = try ingest(["SampleLogs/" + logs[0]])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["audit.sqlite"])
    let attributes = try FileManager.default.attributesOfItem(atPath: store)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("A log that cannot be read ends with 2, and the others are read")
  func damaged() throws {
    let cut = folder.path + "/cut.gz"
    _ = try Program.shell(
      "gzip -c 'SampleLogs/\(logs[0])' | head -c 3000 > '\(cut)'")
    let run = try Program.run([
      "ingest", "--db", store, "--format", "json", cut, folder.path + "/missing.log",
      "SampleLogs/" + logs[1],
    ])
    #expect(run.status == 2)
    #expect(run.errors.contains("missing.log"))
    #expect(run.errors.contains("truncated"))
    let summary = try #require(try run.json() as? [String: Any])
    #expect(isBalanced(summary))
    #expect(number(summary, "entries") > 100)
  }

  @Test("A log in no known format ends with 3 and says where it stops fitting")
  func undetermined() throws {
    let file = try folder.file("odd.log", String(repeating: "{\"level\":\"info\"}\n", count: 20))
    let run = try Program.run(["ingest", "--db", store, file])
    #expect(run.status == 3)
    #expect(run.errors.contains("odd.log"))
    #expect(run.errors.contains("--log-format"))
  }

  @Test(
    "A store that is none of ours is refused with 74 and left as it is",
    arguments: ["not a database at all", ""])
  func foreign(content: String) throws {
    if content.isEmpty {
      _ = try Program.shell("sqlite3 '\(store)' 'CREATE TABLE t (x)'")
    } else {
      _ = try folder.file("audit.sqlite", content)
    }
    let before = FileManager.default.contents(atPath: store)
    let run = try Program.run(["ingest", "--db", store, "SampleLogs/" + logs[0]])
    #expect(run.status == 74)
    #expect(run.errors.contains("audit.sqlite"))
    #expect(FileManager.default.contents(atPath: store) == before)
  }
}
