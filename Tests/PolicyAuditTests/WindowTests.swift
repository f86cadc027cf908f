import AuditStore
import CORSTraffic
import FetchStandard
import Testing

@testable import PolicyAudit

@Suite("The window of an audit")
struct WindowTests {
  private let start = SampleRequest.start
  private let day = SampleRequest.day

  private func store() throws -> SampleStore {
    try SampleStore([
      .read(from: "https://first.example"),
      .read(from: "https://second.example") { $0.time = self.start + self.day },
      .read(from: "https://third.example") {
        $0.time = self.start + 2 * self.day
        $0.site.host = "other.example.com"
      },
      .read(from: "https://timeless.example") { $0.time = nil },
    ])
  }

  private func origins(_ window: AuditWindow) throws -> Set<String> {
    let audit = try store().audit(window: window, rules: [.sample()])
    return Set(audit.findings(of: "sample-rule").flatMap(\.evidence.origins))
  }

  @Test("All of it by default")
  func all() throws {
    let audit = try store().audit()
    #expect(audit.summary.requests == 4)
    #expect(audit.summary.sites == 2)
    #expect(audit.window == start...(start + 2 * day))
  }

  @Test("What ended before it is left out, what has no time is in")
  func since() throws {
    #expect(
      try origins(AuditWindow(since: start + 1000)) == [
        "https://second.example", "https://third.example", "https://timeless.example",
      ])
  }

  @Test("Its end is not in it")
  func until() throws {
    #expect(
      try origins(AuditWindow(until: start + day)) == [
        "https://first.example", "https://timeless.example",
      ])
    let audit = try store().audit(window: AuditWindow(since: start, until: start + day))
    #expect(audit.window == start...(start + day - 1))
    #expect(audit.summary.requests == 2)
  }

  @Test("One site only")
  func site() throws {
    #expect(
      try origins(AuditWindow(site: "https://other.example.com")) == ["https://third.example"])
    #expect(try origins(AuditWindow(site: "https://other.example.com'")).isEmpty)
  }

  @Test("Clients are those of the window")
  func clients() throws {
    let store = try SampleStore([
      .read {
        $0.count = 4
        $0.clients = 4
      },
      .read {
        $0.time = self.start + self.day
        $0.count = 2
        $0.clients = 2
      },
    ])
    let audit = try store.audit(window: AuditWindow(since: start + day), rules: [.sample()])
    #expect(audit.findings(of: "sample-rule").first?.evidence.clients == 2)
  }
}
