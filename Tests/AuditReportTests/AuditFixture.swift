@testable import PolicyAudit

/// A hand-made audit: two logs, of which one does not log Origin, and faults of every severity.
///
/// Every value of the audit is made here and nowhere else in these tests.
enum Fixture {
  static let monday: Int64 = 1_784_505_600_000  // 2026-07-20 00:00 UTC
  static let week: ClosedRange<Int64> = monday...(monday + 7 * 86_400_000 - 1)

  static func rule(
    _ id: String, _ title: String, _ severity: Severity = .high, group: String = "broken",
    scope: String = "site",
    needs: [String] = ["origin", "allow_origin"], why: String = "", fix: [String] = [],
    references: String = "", traps: String = ""
  ) -> RuleHeader {
    RuleHeader(
      id: id, title: title, severity: severity, group: group, scope: scope, needs: needs,
      candidates: "kind = 'preflight'", settings: [], why: why, fix: fix, references: references,
      traps: traps)
  }

  static let reflected = rule(
    "reflected-arbitrary-origin", "Any origin is echoed", group: "exposure",
    needs: ["origin", "allow_origin", "allow_credentials"],
    why: "The server repeats whatever origin asks. Any website that a user visits can then read "
      + "what this server answers to that user.",
    fix: ["allow-list"], references: "CWE-942; Fetch \"CORS check\"",
    traps: "A service made to be embedded anywhere may allow everyone on purpose.")
  static let nullOrigin = rule(
    "null-origin-allowed", "`Origin: null` is granted", group: "exposure",
    why: "Any sandboxed frame or data: document can have the origin null, so allowing it allows "
      + "everyone.",
    fix: ["allow-list"], references: "Fetch \"Serializing a request origin\"; CWE-942",
    traps: "A `*` answered to null is not this rule.")
  static let preflightAuth = rule(
    "preflight-auth-required", "Preflights are asked to log in",
    needs: ["origin", "method", "status", "request_method"],
    why:
      "A preflight never carries credentials. If it is answered 401, the browser never sends the "
      + "request itself.",
    fix: ["answer-preflight", "allow-list"], references: "Fetch \"CORS-preflight fetch\" step 7",
    traps: "403 can be a denial on purpose.")
  static let maxAge = rule(
    "preflight-max-age-missing", "Preflights are not remembered", .low, group: "performance",
    needs: ["max_age"],
    why:
      "Without `Access-Control-Max-Age` a browser forgets the answer after 5 seconds and asks again.",
    fix: ["max-age"], references: "Fetch \"CORS-preflight fetch\"")
  static let varyMissing = rule(
    "vary-origin-missing", "Answers depend on the origin, but caches are not told", .medium,
    group: "exposure", needs: ["origin", "allow_origin", "vary"])
  static let wildcardCredentials = rule(
    "wildcard-with-credentials-flag", "`*` together with credentials", .low, group: "exposure",
    needs: ["allow_origin", "allow_credentials"])
  static let headerNotAllowed = rule(
    "request-header-not-allowed", "A header that pages send is not allowed",
    needs: ["request_headers", "allow_headers"])
  static let redirected = rule("preflight-redirected", "Preflights are redirected")

  static let logCoverage = rule(
    "log-coverage-insufficient", "The log does not show enough to judge", .info, group: "hygiene",
    scope: "audit", needs: [], fix: ["log-format"])

  static func evidence(
    requests: Int64 = 4211, clients: Int64? = 210, parties: Int64 = 12,
    origins: [String] = ["https://shop.example", "https://news.example"], originCount: Int64 = 34,
    samples: [EvidenceSample] = [sample()]
  ) -> Evidence {
    Evidence(
      requests: requests, clients: clients, parties: parties, origins: origins,
      originCount: originCount, firstTime: "2026-07-20T03:12:44.120Z",
      lastTime: "2026-07-26T22:01:09.000Z", samples: samples)
  }

  static func sample(
    source: String = "api.log", line: Int64 = 4211, origin: String = "https://shop.example",
    _ changes: KeyValuePairs<String, String> = [:]
  ) -> EvidenceSample {
    var fields = [
      ("id", "4294971507"), ("time", "2026-07-20T03:12:44.120Z"), ("source", source),
      ("line", String(line)), ("client", "203.0.113.7"), ("method", "GET"),
      ("site", "https://api.example.com"), ("route", "/v1/users/{id}"), ("status", "200"),
      ("origin", origin), ("kind", "cross-origin"), ("class", "cors-simple"),
      ("verdict", "allowed"), ("reason", ""), ("has_cookie", "1"), ("grant_kind", "echo"),
      ("allow_origin", origin), ("allow_credentials", "true"), ("vary", ""),
    ]
    for (name, value) in changes {
      if let index = fields.firstIndex(where: { $0.0 == name }) {
        fields[index].1 = value
      } else {
        fields.append((name, value))
      }
    }
    return EvidenceSample(source: source, line: line, fields: fields)
  }

  static func finding(
    _ rule: RuleHeader, _ severity: Severity, discriminator: String = "", attribute: String? = nil,
    confidence: Confidence = .confirmed, site: String = "https://api.example.com",
    routes: [String] = ["/v1/users/{id}", "/v1/orders", "/v1/login"], state: FindingState = .new,
    reasons: [String] = [], evidence: Evidence = evidence(), accepted: String? = nil
  ) -> Finding {
    Finding(
      rule: rule, discriminator: discriminator, attribute: attribute, severity: severity,
      confidence: confidence, site: site, routes: routes, fingerprint: "5f0c2a9be1d44c07",
      state: state, severityReasons: reasons, evidence: evidence, accepted: accepted)
  }

  static func assessment(
    _ rule: RuleHeader, _ status: AssessmentStatus, coverage: Double? = 1, missing: [String] = [],
    in sources: [String] = []
  ) -> RuleAssessment {
    RuleAssessment(
      rule: rule, status: status, coverage: coverage, candidates: coverage == nil ? 0 : 4500,
      missing: missing, missingIn: sources)
  }

  static func source(
    _ name: String = "api.log", format: String = "cors1", state: String = "complete",
    lines: Int64 = 12_431, rejected: Int64 = 10, pendingBytes: Int64 = 0,
    duplicateVisibility: String = "joined"
  ) -> SourceSummary {
    SourceSummary(
      source: name, server: "", format: format, state: state, lines: lines,
      entries: lines - rejected - 2, foreign: 0, rejected: rejected, comments: 1, blank: 1,
      pendingBytes: pendingBytes, firstTime: "2026-07-20T00:00:01.000Z",
      lastTime: "2026-07-26T23:59:58.000Z", duplicateVisibility: duplicateVisibility)
  }

  static func audit(
    findings: [Finding] = [], assessment: [RuleAssessment] = [],
    sources: [SourceSummary] = [source()], gaps: [CoverageGap] = [], requests: Int64 = 15_000,
    baseline: AuditBaseline? = nil, window: ClosedRange<Int64>? = week
  ) -> Audit {
    Audit(
      version: "0.1.0", window: window, createdMilliseconds: monday + 7 * 86_400_000 + 7_200_000,
      summary: AuditSummary(
        requests: requests, outside: 120, preflights: 900, crossOrigin: 4800, blocked: 312,
        conditional: 40,
        origins: 36, sites: 2,
        findings: Dictionary(grouping: findings, by: \.severity).mapValues(\.count),
        assessable: assessment.count { $0.status != .notAssessable }, rules: assessment.count),
      sources: sources, coverage: [], assessment: assessment, findings: findings,
      coverageGaps: gaps, baseline: baseline)
  }

  /// The audit of the snapshot: something of everything.
  static let full = audit(
    findings: [
      finding(
        reflected, .critical, state: .persisting,
        reasons: [
          "the rule starts at high",
          "one step up: answers allow credentials, and cookies were sent",
        ],
        evidence: evidence(samples: [
          sample(), sample(line: 4388, origin: "https://news.example"), sample(line: 5020),
        ])),
      finding(
        preflightAuth, .high, confidence: .likely, routes: ["/v1/orders"],
        reasons: ["the rule starts at high"],
        evidence: evidence(
          requests: 312, clients: nil, parties: 1, origins: ["https://app.example.com"],
          originCount: 1,
          samples: [
            sample(
              source: "old api.log.2.gz", line: 17, origin: "https://app.example.com",
              [
                "method": "OPTIONS", "route": "/v1/orders", "status": "401", "kind": "preflight",
                "class": "preflight", "verdict": "blocked", "reason": "preflight-status-not-ok",
                "has_cookie": "0", "grant_kind": "absent", "allow_origin": "",
                "allow_credentials": "", "request_method": "PUT",
              ])
          ])),
      finding(
        nullOrigin, .high, discriminator: "null", confidence: .suspected,
        site: "https://pay.example.com", routes: [], state: .worse,
        evidence: evidence(
          requests: 3, clients: 1, parties: 0, origins: ["null"], originCount: 1,
          samples: [
            sample(
              line: 900, origin: "null",
              ["site": "https://pay.example.com", "route": "/", "has_cookie": "0"])
          ])),
      finding(
        maxAge, .low, routes: ["/v1/orders"], state: .persisting,
        evidence: evidence(
          requests: 880, parties: 1, origins: ["https://app.example.com"], originCount: 1,
          samples: [])),
      finding(
        varyMissing, .medium, state: .persisting,
        accepted: "by Ana: no cache in front; until 2026-12-31"),
      finding(redirected, .high, site: "https://old.example.com", state: .resolved),
      finding(headerNotAllowed, .high, discriminator: "x-trace", state: .noTraffic),
    ],
    assessment: [
      assessment(reflected, .found),
      assessment(nullOrigin, .found, coverage: 0.62, missing: ["origin"], in: ["legacy.log"]),
      assessment(preflightAuth, .found), assessment(maxAge, .found),
      assessment(
        varyMissing, .partial, coverage: 0.62, missing: ["origin", "vary"], in: ["legacy.log"]),
      assessment(
        wildcardCredentials, .notAssessable, coverage: 0,
        missing: ["allow_origin", "allow_credentials", "has_cookie"], in: ["api.log", "legacy.log"]),
      assessment(headerNotAllowed, .noTraffic, coverage: nil), assessment(redirected, .noFinding),
      assessment(logCoverage, .found),
    ],
    sources: [
      source(),
      source("legacy.log", format: "combined", state: "incomplete", lines: 2569, pendingBytes: 81),
    ],
    gaps: [
      CoverageGap(
        source: "legacy.log", format: "combined", missing: ["origin", "vary"],
        cannot: ["allow_credentials"], rules: ["vary-origin-missing"])
    ],
    baseline: AuditBaseline(
      id: 6, createdMilliseconds: monday + 7_200_000, windowEnd: monday - 1))

  static let fixTexts = [
    "allow-list": """
    # Answer only the origins on a list

    Compare the origin with an exact list, and answer with it only when it is on the list.

    ## nginx

    ```nginx
    map $http_origin $cors_origin {
      default "";
      "https://app.example.com" $http_origin;
    }
    # In every location that has an add_header of its own:
    add_header Access-Control-Allow-Origin $cors_origin always;
    add_header Vary Origin always;
    ```

    ## Apache

    ```apache
    SetEnvIf Origin "^https://app\\.example\\.com$" CORS=$0
    Header always set Access-Control-Allow-Origin "%{CORS}e" env=CORS
    Header always merge Vary Origin
    ```
    """,
    "answer-preflight": """
    # Answer preflights before asking who it is

    Answer `OPTIONS` requests with 204 before any login is asked for.

    ## nginx

    ```nginx
    if ($request_method = OPTIONS) { return 204; }
    ```
    """,
    "log-format": """
    # Log what a browser decides by

    Add the headers to the log, and of secrets only whether they were there.

    ## Caddy

    ```caddyfile
    log {
      format json
    }
    ```
    """,
    "max-age": """
    # Let browsers remember

    Say how long the answer holds: 7200 seconds is the most that every browser uses.

    ## nginx

    ```nginx
    add_header Access-Control-Max-Age 7200 always;
    ```
    """,
  ]
}
