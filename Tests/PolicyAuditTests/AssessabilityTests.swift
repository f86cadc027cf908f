import AuditStore
import CORSTraffic
import FetchStandard
import Testing

@testable import PolicyAudit

@Suite("What an audit can tell, and what it cannot")
struct AssessabilityTests {
  private func assessment(
    _ requests: [SampleRequest], candidates: String = "kind = 'cross-origin'",
    needs: String = "origin, allow_origin",
    select: String = "SELECT site, route, 'd' AS discriminator, policy_id FROM policies WHERE 0"
  ) throws -> RuleAssessment {
    let audit = try SampleStore(requests).audit(rules: [
      .sample(needs: needs, candidates: candidates, select: select)
    ])
    return try #require(audit.assessment(of: "sample-rule"))
  }

  @Test("found: the rule has findings")
  func found() throws {
    let found = try assessment(
      [.read()], select: "SELECT site, route, 'd' AS discriminator, policy_id FROM policies")
    #expect(found.status == .found)
    #expect(found.coverage == 1)
  }

  @Test("no-finding: every candidate's line says enough")
  func noFinding() throws {
    let found = try assessment([.read { $0.count = 3 }])
    #expect(found.status == .noFinding)
    #expect(found.coverage == 1)
    #expect(found.candidates == 3)
    #expect(found.missing.isEmpty)
  }

  @Test("partial: some lines lack a needed field")
  func partial() throws {
    let found = try assessment([
      .read { $0.count = 3 },
      .read {
        $0.answer.loggedFields &= ~fieldBit("allow_origin")
        $0.answer.grant = .notLogged
      },
    ])
    #expect(found.status == .partial)
    #expect(found.coverage == 0.75)
    #expect(found.missing == ["allow_origin"])
    #expect(found.missingIn == ["access.log"])
  }

  @Test("no-traffic: no request can be what the rule is about")
  func noTraffic() throws {
    let found = try assessment([.read()], candidates: "origin = 'null'")
    #expect(found.status == .noTraffic)
    #expect(found.coverage == nil)
    #expect(found.candidates == 0)
  }

  @Test("not-assessable: on a plain combined log every request may be what the rule is about")
  func notAssessable() throws {
    let found = try assessment([.combined()], candidates: "kind = 'cross-origin' AND origin <> ''")
    #expect(found.status == .notAssessable)
    #expect(found.coverage == 0)
    #expect(found.missing == ["origin", "allow_origin", "host"])
    #expect(found.missingIn == ["access.log"])
  }

  @Test("Requests that only traffic counts are not forgotten")
  func trafficAlone() throws {
    let found = try assessment([.combined("POST") { $0.isCounted = false }])
    #expect(found.status == .notAssessable)
    #expect(found.candidates == 1)
    #expect(found.missing == ["origin", "allow_origin", "host"])
  }

  @Test("But a method that is logged rules them out where it must")
  func trafficAloneOfAnotherMethod() throws {
    let found = try assessment(
      [.combined("POST") { $0.isCounted = false }],
      candidates: "method = 'OPTIONS' AND kind = 'preflight'")
    #expect(found.status == .noTraffic)
  }

  @Test("Lines that are no request at all do not keep a rule from passing")
  func unreadableRequests() throws {
    let garbage = SampleRequest.combined {
      $0.isCounted = false
      $0.methodIsReadable = false
      $0.answer.status = 400
    }
    #expect(try assessment([.read(), garbage]).status == .noFinding)
  }

  @Test("An empty store is no traffic, never a pass")
  func empty() throws {
    let audit = try SampleStore([SampleRequest]()).audit()
    #expect(audit.assessment.allSatisfy { $0.status == .noTraffic })
    #expect(!audit.isSecurityAssessable)
    #expect(audit.window == nil)
    #expect(audit.summary.assessable == 0)
  }

  @Test("On a combined log no rule about origins passes")
  func combinedLog() throws {
    let audit = try SampleStore([.combined { $0.count = 20 }]).audit()
    let passed = audit.assessment.filter {
      $0.rule.needs.contains("origin") && $0.status == .noFinding
    }
    #expect(passed.map(\.rule.id).isEmpty)
    #expect(audit.assessment(of: "null-origin-allowed")?.status == .notAssessable)
    #expect(!audit.isSecurityAssessable)
  }

  @Test("A log that says everything and has nothing cross-origin is assessable")
  func quietButComplete() throws {
    let audit = try SampleStore([.read(from: "https://api.example.com")]).audit()
    #expect(audit.isSecurityAssessable)
  }

  /// A write that a browser sends only after a preflight.
  private func write(to host: String = "api.example.com", _ count: Int = 1) -> SampleRequest {
    .read {
      $0.method = "PUT"
      $0.count = count
      $0.site = SiteValue(scheme: "https", host: host, port: nil)
    }
  }

  private let preflightRules = [
    "preflight-auth-required", "preflight-bad-status", "preflight-redirected",
    "preflight-max-age-missing", "method-not-allowed", "request-header-not-allowed",
  ]

  @Test("A log without OPTIONS but with what needs a preflight has them filtered out: no pass")
  func filteredPreflights() throws {
    let audit = try SampleStore([
      ("filtered.log", [write(4), write(to: "b.example.com"), .read()]), ("quiet.log", [.read()]),
    ]).audit()
    #expect(audit.unseenPreflights.requests == 5)
    #expect(audit.unseenPreflights.sites == ["https://api.example.com", "https://b.example.com"])
    #expect(audit.unseenPreflights.sources == ["filtered.log"])
    for rule in preflightRules {
      let found = try #require(audit.assessment(of: rule))
      #expect(found.status == .notAssessable, "\(rule)")
      #expect(found.candidates == 5)
      #expect(found.missing == ["preflights"])
      #expect(found.missingIn == ["filtered.log"])
    }
    let gap = try #require(audit.coverageGaps.first)
    #expect(gap.source == "filtered.log")
    #expect(gap.missing == ["preflights"])
    #expect(gap.rules.sorted() == preflightRules.sorted())
    #expect(audit.assessment(of: "log-coverage-insufficient")?.status == .found)
  }

  @Test("Where one site's preflights are logged and another's are not, the rules are so in part")
  func partlyFilteredPreflights() throws {
    let audit = try SampleStore([.preflight(), write(), write(to: "b.example.com", 3)]).audit()
    #expect(audit.unseenPreflights.sites == ["https://b.example.com"])
    let found = try #require(audit.assessment(of: "preflight-redirected"))
    #expect(found.status == .partial)
    #expect(found.coverage == 0.25)
  }

  @Test("Nothing is filtered where nothing needs a preflight, or only tools sent it")
  func nothingFiltered() throws {
    let tool = SampleRequest.read {
      $0.method = "PUT"
      $0.answer.isScanner = true
    }
    let audit = try SampleStore([.read(), tool]).audit()
    #expect(audit.unseenPreflights == UnseenPreflights())
    #expect(audit.assessment(of: "preflight-redirected")?.status == .noTraffic)
  }

  @Test("A logger that may show one of two headers cannot tell that there were two")
  func repeatedHeaders() throws {
    let granted = SampleRequest.read { $0.answer.grant = .echo }
    let rule = "acao-multiple-values"
    for visibility in ["first", "last", "unknown"] {
      let audit = try SampleStore([("a.log", [granted])], duplicateVisibility: visibility).audit()
      let found = try #require(audit.assessment(of: rule))
      #expect(found.status == .notAssessable)
      #expect(found.missing == ["repeated-headers"])
      #expect(found.missingIn == ["a.log"])
      #expect(audit.coverageGaps.map(\.missing) == [["repeated-headers"]])
    }
    for visibility in ["joined", "all"] {
      let audit = try SampleStore([("a.log", [granted])], duplicateVisibility: visibility).audit()
      #expect(audit.assessment(of: rule)?.status == .noFinding)
      #expect(audit.coverageGaps.isEmpty)
    }
  }

  @Test("What hides who asked is named, too")
  func repeatedHeadersWithoutOrigin() throws {
    let unknown = SampleRequest.read(from: nil) {
      $0.answer.grant = .star
      $0.answer.loggedFields &= ~fieldBit("origin")
    }
    let found = try SampleStore([unknown]).audit().assessment(of: "acao-multiple-values")
    #expect(found?.status == .notAssessable)
    #expect(found?.missing == ["origin"])
  }

  @Test("But what it shows of several values is a finding whatever it hides elsewhere")
  func shownAllTheSame() throws {
    let several = SampleRequest.read { $0.answer.grant = .several("*, *") }
    let audit = try SampleStore([("a.log", [several])], duplicateVisibility: "first").audit()
    #expect(audit.assessment(of: "acao-multiple-values")?.status == .found)
  }

  @Test("The gaps name, for each log, what to add and what it would be good for")
  func gaps() throws {
    let audit = try SampleStore([
      ("full.log", [.read()]), ("combined.log", [.combined()]),
    ]).audit()
    #expect(audit.coverageGaps.map(\.source) == ["combined.log"])
    let gap = try #require(audit.coverageGaps.first)
    #expect(gap.format == "sample")
    #expect((gap.missing + gap.cannot).contains("allow_origin"))
    #expect(gap.rules.contains("null-origin-allowed"))
    #expect(audit.assessment(of: "log-coverage-insufficient")?.status == .found)
    #expect(audit.findings(of: "log-coverage-insufficient").isEmpty)
  }

  @Test("Where everything is logged there are no gaps")
  func noGaps() throws {
    let audit = try SampleStore([.read()]).audit()
    #expect(audit.coverageGaps.isEmpty)
    #expect(audit.assessment(of: "log-coverage-insufficient")?.status == .noFinding)
  }
}
