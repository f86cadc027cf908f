import Foundation
import Testing

@Suite("A standard stream that the caller closed touches no file")
struct StandardStreamsTests {
  private let folder: TemporaryFolder
  private var store: String { folder.path + "/audit.sqlite" }
  private let log = "SampleLogs/api.shop.example.cors1.log"

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.file("bad.log", "no log at all\n")
    let run = try Program.run(["ingest", "--db", store, log])
    try #require(run.status == 0, "\(run.errors)")
  }

  @Test(
    "whatever the command prints, the store stays what it is",
    arguments: [">&-", "2>&-", "<&- >&- 2>&-"], ["ingest --format json", "audit --verbose"])
  func store(closed: String, command: String) throws {
    let before = try Program.run(["db", "fingerprint", "--rows", "--db", store]).output
    _ = try Program.shell(
      "'\(Program.path)' \(command) --db '\(store)' '\(log)' '\(folder.path)/bad.log' \(closed)")
    let after = try Program.run(["db", "fingerprint", "--rows", "--db", store])
    #expect(after.output == before, "\(after.errors)")
  }

  @Test("standard input that is closed cannot be read, and is not the store")
  func input() throws {
    let run = try Program.shell("'\(Program.path)' ingest --db '\(store)' - <&-")
    #expect(run.status == 2)
    #expect(run.errors.contains("Could not read - after 0 bytes: bad file descriptor"))
  }

  @Test("standard output that is closed is an error of a result")
  func output() throws {
    let run = try Program.shell("'\(Program.path)' report --db '\(store)' >&-")
    #expect(run.status == 74)
    #expect(run.errors.contains("Could not write standard output"))
  }
}
