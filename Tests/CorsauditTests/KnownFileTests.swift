import Foundation
import Testing

@Suite("A file that looks as it did when it was read to its end is not opened")
struct KnownFileTests {
  private let folder: TemporaryFolder
  private let log: String
  private let sample = Program.root + "/SampleLogs/api.shop.example.cors1.log"

  init() throws {
    folder = try TemporaryFolder()
    log = folder.path + "/access.log"
    _ = try Program.shell("head -n 100 '\(sample)' > '\(log)'")
    // File systems keep times by the tick of a clock: a file that was written just now might be
    // written again without looking different.
    usleep(150_000)
  }

  @discardableResult
  private func ingest(_ arguments: String..., status: Int32 = 0) throws -> IngestResult {
    let run = try Program.run(
      ["ingest", "--db", folder.path + "/audit.sqlite", "--format", "json"] + arguments)
    #expect(run.status == status, "\(run.errors)")
    return try IngestResult(run)
  }

  private func shell(_ line: String) throws { _ = try Program.shell(line, in: folder.path) }

  @Test("unchanged: it stays closed, and its lines are already counted")
  func unchanged() throws {
    try ingest(log)
    let watch = OpenWatch(log)
    let again = try ingest(log)
    #expect(!watch.wasOpened())
    #expect(again.read == 100)
    #expect(again.alreadyCounted == 100)
    #expect(again.isBalanced)
  }

  @Test("--verify opens it, and counts nothing twice")
  func verified() throws {
    try ingest(log)
    let watch = OpenWatch(log)
    let again = try ingest("--verify", log)
    #expect(watch.wasOpened())
    #expect(again.alreadyCounted == 100)
    #expect(again.entries == 0)
  }

  @Test("other names of it stay closed, too", arguments: ["ln", "ln -s", "mv"])
  func otherNames(command: String) throws {
    let other = folder.path + "/access.log.1"
    // A link changes the file's times, and so does a move on some file systems: one look for that.
    try ingest(log)
    try shell("\(command) access.log access.log.1")
    usleep(150_000)
    try ingest(other)
    let watch = OpenWatch(other)
    #expect(try ingest(other, other).alreadyCounted == 200)
    #expect(!watch.wasOpened())
  }

  @Test(
    "whatever changed it is looked at, once",
    arguments: [
      ("more lines", "sed -n 101,110p 'SAMPLE' >> access.log", 10),
      ("new times", "touch access.log", 0),
      ("times set back", "cp -p access.log kept; touch access.log; touch -r kept access.log", 0),
      ("copied over itself", "cat access.log > copy; cat copy > access.log", 0),
      (
        "another log of the same size, times set back",
        "cp -p access.log kept; tac kept > access.log; touch -r kept access.log", 100
      ),
      ("another file", "head -n 50 'SAMPLE' | tac > other; mv other access.log", 50),
    ])
  func changed(what: String, command: String, newLines: Int) throws {
    try ingest(log)
    try shell(command.replacingOccurrences(of: "SAMPLE", with: sample))
    usleep(150_000)
    let watch = OpenWatch(log)
    let second = try ingest(log)
    #expect(watch.wasOpened())
    #expect(second.new == newLines)
    try ingest(log)
    #expect(!watch.wasOpened())
  }

  @Test("under another label it is another log, and opened")
  func otherLabel() throws {
    try ingest(log)
    let watch = OpenWatch(log)
    #expect(try ingest("--label", "second", log).new == 100)
    #expect(watch.wasOpened())
  }

  @Test("with a line begun it stays closed, until --final wants the line")
  func pending() throws {
    try shell("head -c -1 access.log > cut; cat cut > access.log")
    usleep(150_000)
    #expect(try ingest(log).pendingBytes > 0)
    let watch = OpenWatch(log)
    let again = try ingest(log)
    #expect(!watch.wasOpened())
    #expect(again.pendingBytes > 0)
    #expect(try ingest("--final", log).new == 1)
    #expect(watch.wasOpened())
  }

  @Test("damaged: it is opened and named every night")
  func damaged() throws {
    try shell("gzip -c access.log | head -c 2000 > access.log.1.gz")
    usleep(150_000)
    try ingest("access.log.1.gz".in(folder), status: 2)
    let watch = OpenWatch("access.log.1.gz".in(folder))
    try ingest("access.log.1.gz".in(folder), status: 2)
    #expect(watch.wasOpened())
  }

  @Test("written while it is read or just before: it is opened once more")
  func justWritten() throws {
    try shell("cat access.log > new.log")
    try ingest("new.log".in(folder))
    let watch = OpenWatch("new.log".in(folder))
    #expect(try ingest("new.log".in(folder)).alreadyCounted == 100)
    // On a slow machine the first look may have come late enough; then it need not be opened.
    _ = watch.wasOpened()
    usleep(150_000)
    try ingest("new.log".in(folder))
    _ = watch.wasOpened()
    #expect(try ingest("new.log".in(folder)).alreadyCounted == 100)
    #expect(!watch.wasOpened())
  }
}

extension String {
  fileprivate func `in`(_ folder: TemporaryFolder) -> String { folder.path + "/" + self }
}
