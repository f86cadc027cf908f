import AccessLog
import AuditStore
import CORSTraffic
import FetchStandard
import Foundation
import Testing

@testable import PolicyAudit

func fieldBit(_ name: String) -> UInt64 { Field(name: name)?.bit ?? 0 }

@Suite("The evidence of a finding")
struct EvidenceTests {
  private func finding(
    _ requests: [SampleRequest], window: AuditWindow = .all, rule: RuleFile = .sample()
  ) throws -> Finding {
    let audit = try SampleStore(requests).audit(window: window, rules: [rule])
    return try #require(audit.findings(of: rule.name).first)
  }

  @Test("Requests, parties, origins and times are those of all patterns named")
  func numbers() throws {
    let evidence = try finding([
      .read(from: "https://app.example.com") { $0.count = 2 },
      .read(from: "https://www.example.com") {
        $0.count = 5
        $0.time = SampleRequest.start + SampleRequest.day
      },
      .read(from: "https://a.github.io"),
      .read(from: "https://b.github.io"),
      .read(from: ""),
    ]).evidence
    #expect(evidence.requests == 10)
    #expect(evidence.parties == 3)
    #expect(
      evidence.origins == [
        "https://www.example.com", "https://app.example.com", "https://a.github.io",
        "https://b.github.io",
      ])
    #expect(evidence.originCount == 4)
    #expect(evidence.firstTime == "2026-11-20T10:00:00.000Z")
    #expect(evidence.lastTime == "2026-11-21T10:00:04.000Z")
  }

  @Test("Ten origins are named, all are counted")
  func manyOrigins() throws {
    let evidence = try finding((0..<30).map { .read(from: "https://o\($0).example") }).evidence
    #expect(evidence.origins.count == 10)
    #expect(evidence.originCount == 30)
  }

  @Test("Clients are distinct over all patterns of the finding")
  func clients() throws {
    let evidence = try finding([
      .read {
        $0.count = 6
        $0.clients = 3
      },
      .read(from: "https://www.example.com") {
        $0.count = 8
        $0.clients = 4
      },
    ]).evidence
    #expect(evidence.clients == 4)
  }

  @Test("Where no rows are kept the clients are not known")
  func noRows() throws {
    #expect(try finding([.read { $0.isKept = false }]).evidence.clients == nil)
  }

  @Test("Routes are those concerned, most requests first")
  func routes() throws {
    let found = try finding([
      .read { $0.route = "/a" },
      .read {
        $0.route = "/b"
        $0.count = 2
      },
    ])
    #expect(found.routes == ["/b", "/a"])
  }

  @Test("A rule by route makes a finding of each")
  func byRoute() throws {
    let audit = try SampleStore([.read { $0.route = "/a" }, .read { $0.route = "/b" }])
      .audit(rules: [.sample(scope: "route")])
    let findings = audit.findings(of: "sample-rule")
    #expect(Set(findings.map(\.routes)) == [["/a"], ["/b"]])
    #expect(Set(findings.map(\.fingerprint)).count == 2)
  }

  @Test("Samples name source and line and hold the stored fields")
  func samples() throws {
    let found = try finding([.read { $0.count = 3 }])
    let sample = try #require(found.evidence.samples.first)
    #expect(sample.source == "access.log")
    #expect(sample.line == 1)
    let fields = Dictionary(uniqueKeysWithValues: sample.fields)
    #expect(fields["origin"] == "https://app.example.com")
    #expect(fields["status"] == "200")
    #expect(fields["requests"] == nil)
    #expect(fields["max_age_s"] == nil)
    // In the order of the view.
    #expect(sample.fields.prefix(4).map(\.name) == ["server", "site", "site_exposure", "route"])
  }

  @Test("At most five samples, of browsers and of different origins first")
  func clearestSamples() throws {
    let found = try finding(
      [
        .read(from: "https://probe.example") {
          $0.answer.isScanner = true
          $0.count = 100
        }
      ] + (0..<7).map { .read(from: "https://o\($0).example") })
    let lines = found.evidence.samples.map(\.line)
    #expect(lines == [101, 102, 103, 104, 105])
  }

  @Test("One pattern over several days gives a line of each")
  func samplesOfDays() throws {
    let found = try finding(
      (0..<3).map { day in
        .read { $0.time = SampleRequest.start + Int64(day) * SampleRequest.day }
      })
    #expect(found.evidence.samples.map(\.line) == [1, 2, 3])
  }

  @Test("The confidence is what the rule says, confirmed if it says nothing")
  func confidence() throws {
    #expect(try finding([.read()]).confidence == .confirmed)
    let select = """
      SELECT site, route, 'd' AS discriminator, policy_id, 'why' AS attribute, 'likely' AS confidence,
        'low' AS severity FROM policies
      """
    let found = try finding([.read()], rule: .sample(select: select))
    #expect(found.confidence == .likely)
    #expect(found.attribute == "why")
    #expect(found.severity == .low)
  }

  @Test("More than twenty discriminators of a site are cut, and the rest is one finding")
  func manyDiscriminators() throws {
    let byOrigin = "SELECT site, route, origin AS discriminator, policy_id FROM policies"
    // The flood is louder than the origin of one's own, which must not drown in it.
    let flood = (0..<40).map { number in
      SampleRequest.read(from: "https://o\(number).example") { $0.count = 3 }
    }
    let audit = try SampleStore(flood + [.read(from: "https://app.example.com")])
      .audit(rules: [.sample(select: byOrigin)])
    let findings = audit.findings(of: "sample-rule")
    #expect(findings.count == 21)
    #expect(findings.contains { $0.discriminator == "https://app.example.com" })
    let rest = try #require(findings.first { $0.discriminator == "+ 21" })
    #expect(rest.evidence.requests == 63)
    #expect(
      rest.fingerprint
        == Fingerprint.of(
          rule: "sample-rule", site: "https://api.example.com", discriminator: "+", route: nil))
  }

  @Test("Another site has its own twenty")
  func discriminatorsOfSites() throws {
    let byOrigin = "SELECT site, route, origin AS discriminator, policy_id FROM policies"
    let requests = (0..<15).flatMap { number in
      ["one.example", "two.example"].map { host in
        SampleRequest.read(from: "https://o\(number).example") { $0.site.host = host }
      }
    }
    let audit = try SampleStore(requests).audit(rules: [.sample(select: byOrigin)])
    #expect(audit.findings(of: "sample-rule").count == 30)
  }

  @Test("The same logs give the same findings, to the byte of their fingerprints")
  func stable() throws {
    let requests: [SampleRequest] = [
      .read(from: "null") { $0.answer.grant = .echo }, .read(), .preflight(),
    ]
    let one = try SampleStore(requests).audit()
    let other = try SampleStore(requests.reversed()).audit()
    #expect(one.findings.map(\.fingerprint) == other.findings.map(\.fingerprint))
    #expect(!one.findings.isEmpty)
  }

  @Test("An audit does not change one byte of the store")
  func readOnly() throws {
    let store = try SampleStore([.read(from: "null") { $0.answer.grant = .echo }])
    let before = try store.bytes
    _ = try store.audit { $0.ownDomains = ["example.net"] }
    #expect(try store.bytes == before)
    #expect(try store.files == ["audit.db"])
  }
}
