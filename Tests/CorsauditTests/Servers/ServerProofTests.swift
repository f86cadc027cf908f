import AccessLog
import Foundation
import Testing

@Suite("What real servers log, as formats show tells them to, is what was sent and answered")
struct ServerProofTests {
  static let servers = RealServers.all.map(\.name)

  private func server(_ name: String) throws -> any RealServer {
    try #require(RealServers.all.first { $0.name == name })
  }

  @Test("Every field of every request, but for known losses", arguments: servers)
  func fields(name: String) throws {
    let server = try server(name)
    let run = try TortureRun.of(server)
    for exchange in run.exchanges {
      let differences = ExchangeComparison(exchange, server, run).differences
      #expect(differences == [], "\(name), \(exchange.request.name)")
    }
  }

  @Test("Each line of the log is an entry", arguments: servers)
  func lines(name: String) throws {
    let run = try TortureRun.of(server(name))
    #expect(run.rejected.map { String(decoding: $0.sample, as: UTF8.self) } == [])
    #expect(run.foreign == 0)
  }

  /// The program as its users run it: from the log to the rows of a store.
  @Test("The store holds what the lines say", arguments: servers)
  func stored(name: String) throws {
    let run = try TortureRun.of(server(name))
    let folder = try TemporaryFolder()
    let store = folder.path + "/audit.sqlite"
    let ingest = try Program.run([
      "ingest", "--db", store, "--final", "--keep", "all", "--path", "full-query", run.log,
    ])
    #expect(ingest.status == 0, "\(ingest.errors)")
    let rows = try StoredExchange.all(in: store)
    let lines = run.exchanges.flatMap(\.lines)
    for line in lines {
      let row = try #require(rows[line.number])
      #expect(row.differences(from: line.values) == [], "line \(line.number)")
    }
    // Those of the sentinels, too.
    #expect(rows.count == lines.count + TortureRequests.all.count)
  }

  @Test("The format of the log is told by its lines", arguments: servers)
  func detected(name: String) throws {
    let run = try TortureRun.of(server(name))
    let detect = try Program.run(["formats", "detect", run.log])
    #expect(detect.output.hasPrefix("\(run.log): \(run.format.name) "), "\(detect.errors)")
  }

  @Test("Every known loss is of a server and of requests that there are")
  func losses() {
    for loss in KnownLosses.all {
      #expect(!loss.servers.isEmpty && loss.servers.allSatisfy(Self.servers.contains))
      for name in loss.requests {
        #expect(TortureRequests.all.contains { $0.name == name }, "\(name)")
      }
    }
  }

  @Test("Requests have names of their own")
  func names() {
    #expect(Set(TortureRequests.all.map(\.name)).count == TortureRequests.all.count)
  }
}
