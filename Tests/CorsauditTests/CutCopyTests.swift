import Foundation
import Testing

@Suite("A gzip file that is cut while its log is known counts nothing twice")
struct CutCopyTests {
  private let folder: TemporaryFolder
  private let sample = Program.root + "/SampleLogs/api.shop.example.cors1.log"

  init() throws { folder = try TemporaryFolder() }

  private func ingest(_ name: String, status: Int32) throws -> IngestResult {
    let run = try Program.run(
      ["ingest", "--db", "audit.sqlite", "--format", "json", name], in: folder.path)
    #expect(run.status == status, "\(run.errors)")
    if status == 2 { #expect(run.errors.contains("truncated")) }
    return try IngestResult(run)
  }

  /// `copies` of the sample, each different: 155 kB each.
  private func write(_ name: String, copies: Int) throws {
    _ = try Program.shell(
      "for i in $(seq 1 \(copies)); do sed \"s/case=/run=$i\\&case=/\" '\(sample)'; done > \(name)",
      in: folder.path)
  }

  @Test("being compressed just now: it waits until it is whole", arguments: [1, 3, 20])
  func beingCompressed(copies: Int) throws {
    try write("access.log.1", copies: copies)
    let first = try ingest("access.log.1", status: 0)
    _ = try Program.shell("gzip -c access.log.1 > whole.gz", in: folder.path)
    let size = try #require(FileManager.default.contents(atPath: folder.path + "/whole.gz")).count
    for share in [10, 50, 95] {
      _ = try Program.shell("head -c \(size * share / 100) whole.gz > a.gz", in: folder.path)
      #expect(try ingest("a.gz", status: 2).new == 0, "\(share) %")
    }
    let whole = try ingest("whole.gz", status: 0)
    #expect(whole.new == 0)
    #expect(whole.read == first.read)
  }

  @Test("of a log that is not known, its whole lines are read, and the rest once it is whole")
  func unknown() throws {
    try write("access.log", copies: 1)
    _ = try Program.shell("tac access.log | gzip -c > whole.gz", in: folder.path)
    let known = try ingest("access.log", status: 0)
    _ = try Program.shell("head -c 3000 whole.gz > access.log.1.gz", in: folder.path)
    let part = try ingest("access.log.1.gz", status: 2)
    #expect(part.new > 10)
    let rest = try ingest("whole.gz", status: 0)
    #expect(rest.alreadyCounted == part.new)
    #expect(rest.read == known.read)
  }
}
