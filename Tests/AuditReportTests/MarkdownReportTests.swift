import AuditReport
import Testing

@testable import PolicyAudit

@Suite("The Markdown report")
struct MarkdownReportTests {
  private func report(
    _ audit: Audit, fixTexts: [String: String] = Fixture.fixTexts, exit: Int = 0
  ) -> String {
    MarkdownReport().report(on: audit, fixTexts: fixTexts, exit: ExitSummary(code: exit))
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  // MARK: What stands where

  @Test(
    "shows the worst finding in its first ten lines: how bad, what, where, how many, since, proof")
  func worstFirst() {
    let first = lines(report(Fixture.full)).prefix(10).joined(separator: "\n")
    for part in [
      "1 critical", "**critical**, confirmed", "Any origin is echoed", "`https://api.example.com`",
      "210 clients", "2026-07-20 03:12", "`api.log` line 4211", "(#finding-1-critical)",
      "1 could not be assessed",
    ] {
      #expect(first.contains(part), "\(part)")
    }
  }

  @Test("says what it cannot tell before the findings in detail")
  func limitsBeforeFindings() throws {
    let text = report(Fixture.full)
    let limits = try #require(text.firstRange(of: "## What this log cannot tell"))
    let findings = try #require(text.firstRange(of: "## Findings"))
    #expect(limits.lowerBound < findings.lowerBound)
    let section = text[limits.lowerBound..<findings.lowerBound]
    #expect(section.contains("| `has_cookie` |") && section.contains("$cors_has_cookie"))
    #expect(section.contains("map $http_cookie $cors_has_cookie"))
    #expect(section.contains("\"$sent_http_access_control_allow_origin\""))
  }

  @Test("says that preflights are filtered out of a log, and where to look for them")
  func filteredPreflights() throws {
    var audit = Fixture.audit(assessment: [
      RuleAssessment(
        rule: Fixture.redirected, status: .notAssessable, coverage: 0, candidates: 7,
        missing: ["preflights"], missingIn: ["api.log"])
    ])
    audit.unseenPreflights.requests = 7
    audit.unseenPreflights.siteCount = 12
    audit.unseenPreflights.sites = ["https://api.example.com", "https://b.example.com/|x"]
    audit.unseenPreflights.sources = ["api.log"]
    let text = report(audit)
    for part in [
      "**Preflights are filtered out of this log.** 7 requests to `https://api.example.com`",
      "10 more sites", "(`api.log`)", "| **not at all** | `preflights` |",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("What to add to the log format"))
  }

  @Test("says who may have asked where Origin is not logged, and that this is inferred")
  func inferredCallers() {
    var audit = Fixture.audit(assessment: [
      Fixture.assessment(Fixture.redirected, .notAssessable, coverage: 0, missing: ["origin"])
    ])
    #expect(!report(audit).contains("Who may have asked"))
    audit.inferredCallers.requests = 1200
    audit.inferredCallers.options = 31
    audit.inferredCallers.callerCount = 14
    audit.inferredCallers.isHostUnknown = true
    audit.inferredCallers.callers = [
      .init(
        referer: "https://app.example.com", requests: 900, options: 31,
        site: "https://api.example.com", route: "/v1/|x`")
    ]
    let text = report(audit)
    for part in [
      "### Who may have asked", "Inferred:", "for 1,200 requests", "31 of them are `OPTIONS`",
      "does not name the host", "| `https://app.example.com` | 900 | 31 |", "And 13 more sites.",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test("says which logs may show one of two headers")
  func repeatedHeaders() throws {
    let rule = Fixture.rule("acao-multiple-values", "More than one")
    let text = report(
      Fixture.audit(
        assessment: [
          RuleAssessment(
            rule: rule, status: .notAssessable, coverage: 0, candidates: 7,
            missing: ["repeated-headers"], missingIn: ["first.log"])
        ],
        sources: [
          Fixture.source("first.log", duplicateVisibility: "first"), Fixture.source("all.log"),
        ]))
    #expect(text.contains("**A header that is sent twice may look like one.** `first.log`: "))
    #expect(!text.contains("not a field of these formats"))
  }

  @Test("answers every question of a reader about each finding")
  func everyQuestion() {
    let finding = Fixture.finding(Fixture.reflected, .critical, reasons: ["base high"])
    let text = report(Fixture.audit(findings: [finding]))
    for question in [
      "**Why it matters:** The server repeats", "**Where:** `https://api.example.com`",
      "**For whom:** 4,211 requests, 210 clients, 12 parties", "**Since when:** first seen",
      "**How bad:** **critical** (base high)", "**How sure:** confirmed",
      "In nginx: `add_header Access-Control-Allow-Origin $cors_origin always;`", "**Proof:**",
      "\napi.log line 4211\n", "\n  allow_origin       https://shop.example\n",
    ] {
      #expect(text.contains(question), "\(question)")
    }
  }

  @Test("speaks the words of the server that wrote the proof")
  func serverWords() {
    let text = report(
      Fixture.audit(
        findings: [Fixture.finding(Fixture.nullOrigin, .high)],
        sources: [Fixture.source(format: "apache:combined")]))
    #expect(text.contains("In Apache: `Header always set Access-Control-Allow-Origin"))
  }

  @Test("holds each recipe once, and every link leads to a heading")
  func links() {
    let text = report(Fixture.full)
    #expect(text.matches(of: /### Fix: allow-list/).count == 1)
    let anchors = MarkdownReading.anchors(text)
    let links = MarkdownReading.links(text)
    #expect(links.count > 10)
    for link in links { #expect(anchors.contains { "#" + $0 == link }, "\(link)") }
  }

  @Test("has a row of as many cells as its header in every table")
  func tables() {
    var expected: Int?
    for line in lines(report(Fixture.full)) {
      guard line.hasPrefix("|") else {
        expected = nil
        continue
      }
      let bars = MarkdownReading.count("|", in: line)
      #expect(bars == expected ?? bars, "\(line)")
      expected = bars
    }
  }

  @Test("writes no abbreviation and no HTML")
  func plainEnglish() {
    let text = report(Fixture.full)
    for word in ["ACAO", "ACAC", "ACRM", "<details", "<a ", "TODO"] {
      #expect(!text.contains(word))
    }
  }

  @Test("holds no client address")
  func noAddress() {
    #expect(!report(Fixture.full).contains("203.0.113.7"))
  }

  @Test("says what changed since the last audit")
  func change() {
    let text = report(Fixture.full)
    #expect(
      text.contains(
        "Since the audit of 2026-07-20 02:00: 1 new, 1 worse, 1 resolved and 1 without traffic."))
    #expect(text.contains("resolved: its traffic went on") && text.contains("its traffic stopped"))
    #expect(
      !report(Fixture.audit(findings: [Fixture.finding(Fixture.maxAge, .low)])).contains(
        "New since"))
  }

  @Test("says so if a line is lost uncounted")
  func sum() {
    #expect(report(Fixture.full).contains("Every line is counted once: 15,000 = 14,976 entries"))
    var lost = Fixture.source()
    lost.entries -= 1
    #expect(report(Fixture.audit(sources: [lost])).contains("**The sum does not hold"))
  }

  // MARK: Nothing found, and nothing to be found in

  struct Verdict: CustomTestStringConvertible {
    let when: String
    let audit: Audit
    let says: String
    var testDescription: String { when }
  }

  static let verdicts: [Verdict] = [
    .init(
      when: "every rule was assessed",
      audit: Fixture.audit(assessment: [Fixture.assessment(Fixture.maxAge, .noFinding)]),
      says: "**Nothing found.** All 1 rule"),
    .init(
      when: "a rule was not assessable",
      audit: Fixture.audit(assessment: [
        Fixture.assessment(Fixture.maxAge, .noFinding),
        Fixture.assessment(Fixture.reflected, .notAssessable, coverage: 0, missing: ["origin"]),
      ]),
      says: "**No open finding in what could be assessed: 1 of 2 rules.** "
        + "Of 2 rules, 1 could not be assessed"),
    .init(
      when: "a rule was assessed in part",
      audit: Fixture.audit(assessment: [
        Fixture.assessment(Fixture.reflected, .partial, coverage: 0.9999, missing: ["origin"])
      ]),
      says: "**No open finding in what could be assessed: 1 of 1 rule.**"),
    .init(
      when: "no rule was assessable",
      audit: Fixture.audit(assessment: [
        Fixture.assessment(Fixture.reflected, .notAssessable, coverage: 0, missing: ["origin"])
      ]),
      says: "**Nothing could be assessed.** This is no all-clear."),
    .init(
      when: "the only rule that says something speaks of the log itself",
      audit: Fixture.audit(assessment: [
        Fixture.assessment(Fixture.reflected, .notAssessable, coverage: 0, missing: ["origin"]),
        Fixture.assessment(Fixture.logCoverage, .found),
      ]),
      says: "**Nothing could be assessed.** This is no all-clear. Of 1 rule, 1 could not"),
    .init(
      when: "no rule had traffic",
      audit: Fixture.audit(assessment: [
        Fixture.assessment(Fixture.maxAge, .noTraffic, coverage: nil)
      ]),
      says: "**Nothing to judge"),
    .init(
      when: "nothing was read", audit: Fixture.audit(sources: [], requests: 0, window: nil),
      says: "**Nothing was read"),
    .init(when: "no rule was run", audit: Fixture.audit(), says: "**No rule was run.**"),
    .init(
      when: "the only finding is accepted",
      audit: Fixture.audit(
        findings: [Fixture.finding(Fixture.maxAge, .low, accepted: "by Ana")],
        assessment: [Fixture.assessment(Fixture.maxAge, .found)]),
      says: "**No open finding"),
  ]

  @Test("says in its third line what no finding means when", arguments: verdicts)
  func verdict(_ verdict: Verdict) {
    let text = report(verdict.audit)
    #expect(lines(text)[2].hasPrefix(verdict.says), "\(lines(text)[2])")
    if verdict.when != "every rule was assessed" { #expect(!text.contains("Nothing found")) }
  }

  @Test("never calls an incomplete coverage 100 %")
  func coverage() {
    let partly = Fixture.assessment(
      Fixture.reflected, .partial, coverage: 0.999_999, missing: ["origin"])
    let text = report(Fixture.audit(assessment: [partly]))
    #expect(text.contains("no finding on more than 99.9 % of its requests"))
  }

  @Test("says that clients are not kept, instead of none")
  func clientsNotKept() {
    let finding = Fixture.finding(
      Fixture.nullOrigin, .high, evidence: Fixture.evidence(clients: nil))
    #expect(report(Fixture.audit(findings: [finding])).contains("clients not kept"))
  }

  @Test("gives no fix where no recipe has the name")
  func noRecipe() {
    let text = report(Fixture.full, fixTexts: [:])
    #expect(!text.contains("## How to fix") && !text.contains("What to change"))
  }

  // MARK: Bounds and attacks

  @Test("stays bounded with a thousand findings, and says how many it leaves out")
  func thousandFindings() {
    let findings = (0..<1000).map { index in
      Fixture.finding(
        Fixture.reflected, index < 10 ? .critical : .high, discriminator: "d\(index)",
        routes: (0..<500).map { "/r\($0)" })
    }
    let text = report(Fixture.audit(findings: findings))
    #expect(text.contains("**1,000 findings: 10 critical and 990 high.**"))
    #expect(text.contains("**950 more findings, none worse than these,**"))
    #expect(text.utf8.count < 200_000)
  }

  @Test("stays bounded with a thousand logs, and shows the damaged one")
  func thousandLogs() {
    let sources =
      (0..<1000).map { Fixture.source("access.log.\($0)") }
      + [Fixture.source("last.log", state: "damaged")]
    let text = report(Fixture.audit(sources: sources))
    #expect(text.contains("`last.log`") && text.contains("1 of 1,001 logs is damaged"))
    #expect(text.contains("And 971 more logs.") && text.utf8.count < 20_000)
  }

  @Test("cannot be broken out of by", arguments: HostileText.all)
  func hostile(_ hostile: HostileText) {
    let text = report(HostileAudit.with(hostile.text))
    #expect(MarkdownReading.hidden(text).isEmpty)
    let outside = MarkdownReading.outsideCode(text)
    for line in outside {
      #expect(
        !line.lowercased().contains("evil") && !line.contains("<") && !line.contains("://"),
        "\(line)")
    }
    // As many lines of the same kind as with a harmless value.
    let harmless = MarkdownReading.outsideCode(report(HostileAudit.with("a harmless value")))
    #expect(outside.map { $0.first } == harmless.map { $0.first })
    #expect(
      outside.map { MarkdownReading.count("|", in: $0) }
        == harmless.map { MarkdownReading.count("|", in: $0) })
    #expect(MarkdownReading.links(text) == MarkdownReading.links(report(HostileAudit.with("a b"))))
    #expect(text.utf8.count < 20_000)
  }
}
