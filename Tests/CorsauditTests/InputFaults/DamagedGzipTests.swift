import Disturbance
import Foundation
import Testing

@Suite("Gzip data that is cut or damaged anywhere")
struct DamagedGzipTests {
  private let place: Workplace
  private let program = TestedProgram(path: Program.path)
  /// Some members, each cut within a line, as whoever flushes now and then writes them.
  private let gzip: [UInt8]

  init() throws {
    place = try Workplace()
    gzip = Gzip.members(entries(300), cutAt: [20_000, 20_001, 60_000])
  }

  private func ingest(
    _ bytes: [UInt8], into store: String = "store.sqlite"
  ) throws -> (end: ProgramEnd, source: SourceResult) {
    try place.write(bytes, to: "access.log.gz")
    let end = try program.run([
      "ingest", "--db", place.file(store), "--format", "json", "--log-format", "cors1",
      "--max-rejected", "100", place.file("access.log.gz"),
    ])
    let result = try IngestResult(end.output)
    #expect(result.isBalancedThroughout)
    return (end, try #require(result.source(place.file("access.log.gz"))))
  }

  private func fingerprint(of store: String = "store.sqlite") throws -> String {
    try program.run(["db", "fingerprint", "--rows", "--db", place.file(store)]).output
  }

  @Test(
    "cut: its whole lines count, and when the rest arrives each line counts once",
    arguments: [0.02, 0.25, 0.5, 0.8, 0.98, 0.999])
  func cut(share: Double) throws {
    let part = Array(gzip.prefix(Int(Double(gzip.count) * share)))
    let inflated = Gzip.inflated(part)
    let lines = inflated.bytes.count { $0 == 10 }
    for _ in 0..<2 {
      let (end, source) = try ingest(part)
      #expect(end.code == 2, "\(end.description) \(end.errors)")
      #expect(source.text("state") == "failed")
      #expect(source.number("read") == lines)
      #expect(
        source.text("message")?.contains("truncated after \(inflated.bytes.count) ") == true)
    }
    let (end, source) = try ingest(gzip)
    #expect(end.code == 0, "\(end.errors)")
    #expect(source.number("already_counted") == lines)
    #expect(source.number("entries") == 300 - lines)
    _ = try ingest(gzip, into: "once.sqlite")
    #expect(try fingerprint() == fingerprint(of: "once.sqlite"))
  }

  @Test(
    "with one bit changed: what came whole is counted, twice the same, and the fault is said",
    arguments: 0..<12)
  func changed(step: Int) throws {
    var random = SeededRandom(seed: 1, kind: "changed gzip", step: step)
    var bytes = gzip
    // The first bytes and the last ones as often as those between.
    let offset = [
      random.number(12), bytes.count - 1 - random.number(12), random.number(bytes.count),
    ][step % 3]
    let bit = random.number(8)
    bytes[offset] ^= 1 << UInt8(bit)
    let what = "Bit \(bit) of byte \(offset)"
    let inflated = Gzip.inflated(bytes)
    let (end, source) = try ingest(bytes)
    let before = try fingerprint()
    #expect(end.signal == 0, "\(what): \(end.description)")
    if inflated.isGzip, !inflated.bytes.isEmpty {
      #expect(source.number("read") == inflated.bytes.count { $0 == 10 }, "\(what)")
      #expect(end.code == (inflated.isDamaged ? 2 : 0), "\(what): \(end.description) \(end.errors)")
      if inflated.isDamaged {
        #expect(source.text("state") == "failed", "\(what)")
        #expect(source.text("message")?.contains("\(inflated.bytes.count) ") == true, "\(what)")
      }
    }
    let (again, second) = try ingest(bytes)
    #expect(again.code == end.code, "\(what)")
    #expect(second.text("state") == source.text("state"), "\(what)")
    #expect(second.number("already_counted") == source.number("read"), "\(what)")
    #expect(try fingerprint() == before, "\(what)")
  }
}
