import CORSTraffic
import FetchStandard
import Testing

@Suite("What holds of every judgement", .serialized)
struct JudgePropertiesTests {
  private static let seeds: [UInt64] = Array(1...8)
  private static let perSeed = 1500

  private func judged(_ facts: ExchangeFacts) -> Judgement {
    let answer = Answer(facts)
    return judge(answer, hint: answer.storedHint, priorPassed: false)
  }

  private func forEach(_ seed: UInt64, _ body: (inout GeneratedExchanges, ExchangeFacts) -> Void) {
    var exchanges = GeneratedExchanges(seed: seed)
    for _ in 0..<Self.perSeed {
      let facts = exchanges.logged()
      body(&exchanges, facts)
    }
  }

  @Test("Two values of Access-Control-Allow-Origin never pass the CORS check", arguments: seeds)
  func twoValuesNeverPass(seed: UInt64) {
    forEach(seed) { exchanges, facts in
      guard case .value(let value) = facts.allowOrigin else { return }
      var facts = facts
      facts.allowOrigin = .value(value + ", " + exchanges.pick(GeneratedExchanges.grants))
      let judgement = judged(facts)
      #expect(judgement.verdict != .allowed && judgement.verdict != .conditional)
      #expect(judgement.anonymous.verdict != .allowed && judgement.credentialed.verdict != .allowed)
    }
  }

  @Test("What is blocked without credentials is blocked with them", arguments: seeds)
  func blockedAnonymouslyIsBlocked(seed: UInt64) {
    forEach(seed) { _, facts in
      let judgement = judged(facts)
      if judgement.anonymous.verdict == .blocked {
        #expect(judgement.credentialed.verdict == .blocked)
      }
      if judgement.credentialed.verdict == .allowed {
        #expect(judgement.anonymous.verdict == .allowed)
      }
    }
  }

  @Test("Taking a grant away never turns blocked into allowed", arguments: seeds)
  func lessIsNeverMore(seed: UInt64) {
    let grants: [WritableKeyPath<ExchangeFacts, Observed>] = [
      \.allowOrigin, \.allowCredentials, \.allowMethods, \.allowHeaders,
    ]
    forEach(seed) { _, facts in
      let before = judged(facts)
      for grant in grants {
        // A list that does not parse grants less than none.
        if extractTokenList(facts[keyPath: grant].headerValue) == .failure { continue }
        var less = facts
        less[keyPath: grant] = .absent
        let after = judged(less)
        #expect(after.requestClass == before.requestClass)
        for (was, is_) in [
          (before.anonymous, after.anonymous), (before.credentialed, after.credentialed),
        ] where was.verdict == .blocked {
          #expect(is_.verdict != .allowed)
        }
        if before.verdict == .blocked { #expect(after.verdict != .allowed) }
      }
    }
  }

  @Test("Where everything is logged, the judge says what the standard says", arguments: seeds)
  func agreesWithTheStandard(seed: UInt64) {
    forEach(seed) { _, facts in
      let judgement = judged(facts)
      let isPreflight = judgement.requestClass == .preflight
      guard judgement.kind == .crossOrigin || isPreflight,
        judgement.requestClass != .corsOriginMissing, let status = facts.status, status != 499,
        isPreflight || status != 407 && status != 304
      else { return }
      for mode in CredentialsMode.allCases {
        let check = corsCheck(
          origin: facts.origin.headerValue ?? "", allowOrigin: facts.allowOrigin.headerValue,
          allowCredentials: facts.allowCredentials.headerValue, credentialsMode: mode)
        let judged = mode == .include ? judgement.credentialed : judgement.anonymous
        guard isPreflight else {
          #expect((judged.verdict == .allowed) == check.isSuccess)
          #expect((judged.verdict == .blocked) == !check.isSuccess)
          continue
        }
        let standard = preflightCheck(
          corsCheck: check, status: status, method: facts.requestMethod.headerValue ?? "",
          unsafeHeaderNames: listMembers(facts.requestHeaders.headerValue ?? "").map(String.init)
            .filter { !$0.isEmpty },
          allowMethods: facts.allowMethods.headerValue,
          allowHeaders: facts.allowHeaders.headerValue, credentialsMode: mode)
        // The one divergence: without credentials browsers let `*` cover Authorization.
        let isTolerated =
          mode != .include && standard == .networkError(.nonWildcardHeader("authorization"))
          && facts.allowHeaders.headerValue?.contains("*") == true
        #expect((judged.verdict == .allowed) == (standard == .success || isTolerated))
        #expect(judged.verdict == .allowed || judged.verdict == .blocked)
        if mode == .omit {
          #expect(judgement.flags.contains(.engineDivergent) == isTolerated)
          #expect(
            judgement.reasonStandard == (isTolerated ? .authorizationNotCoveredByWildcard : nil))
        }
      }
    }
  }

  /// What is decided with fields missing is decided the same whatever they held, but for what the
  /// judge takes for granted: a list that is not needed parses, and a response came whole.
  @Test("Knowing more of the checks never changes a decision", arguments: seeds)
  func knowingMoreChangesNoDecision(seed: UInt64) {
    let fields: [WritableKeyPath<ExchangeFacts, Observed>] = [
      \.allowOrigin, \.allowCredentials, \.allowMethods, \.allowHeaders, \.requestHeaders,
    ]
    forEach(seed) { exchanges, facts in
      var known = facts
      known.hasCookie = false
      var hidden = known
      for field in fields where exchanges.bool() { hidden[keyPath: field] = .notLogged }
      if exchanges.bool(4), known.status != 499, known.status != 407 {
        hidden.status = nil
        hidden.loggedFields = 0
      }
      if hidden.allowMethods == .notLogged,
        extractTokenList(known.allowMethods.headerValue) == .failure
      {
        return
      }
      if hidden.allowHeaders == .notLogged,
        extractTokenList(known.allowHeaders.headerValue) == .failure
      {
        return
      }
      let (less, more) = (judged(hidden), judged(known))
      #expect(less.requestClass == more.requestClass)
      for (less, more) in [
        (less.verdict, more.verdict), (less.anonymous.verdict, more.anonymous.verdict),
        (less.credentialed.verdict, more.credentialed.verdict),
      ] where less == .allowed || less == .blocked {
        #expect(more == less)
      }
    }
  }

  /// A class rests on fewer fields than a verdict: with more known, a CORS request may turn out to
  /// be none, or a Cookie may settle the mode, but no decision is turned round.
  @Test("Knowing more of anything never turns a decision round", arguments: seeds)
  func knowingMoreNeverContradicts(seed: UInt64) {
    forEach(seed) { exchanges, facts in
      var hidden = facts
      for field in GeneratedExchanges.texts where exchanges.bool(3) {
        hidden[keyPath: field] = .notLogged
      }
      if exchanges.bool(3) { hidden.hasCookie = nil }
      if exchanges.bool(3) { hidden.hasAuthorization = nil }
      if exchanges.bool(3) { hidden.site = nil }
      let (less, more) = (judged(hidden), judged(facts))
      let isListUnparseable = [facts.allowMethods, facts.allowHeaders].contains {
        extractTokenList($0.headerValue) == .failure
      }
      switch (less.verdict, more.verdict) {
      case (.allowed, .blocked): #expect(isListUnparseable)
      case (.blocked, .allowed):
        // An inferred preflight was an OPTIONS that a page sent itself.
        #expect(less.requestClass == .preflightInferred && more.requestClass != .preflight)
      default: break
      }
    }
  }

  @Test("A verdict has a reason exactly where it is not plain", arguments: seeds)
  func reasonsAreGiven(seed: UInt64) {
    forEach(seed) { _, facts in
      let judgement = judged(facts)
      let isPlain = judgement.verdict == .allowed || judgement.verdict == .notApplicable
      #expect((judgement.reason == nil) == isPlain)
      #expect((judgement.reasonDetail != nil) == (judgement.reason == .headerNotAllowed))
      #expect(judgement.anonymous.verdict != .conditional)
      #expect(judgement.credentialed.verdict != .conditional)
      if judgement.verdict == .notApplicable || judgement.kind == .unknown {
        #expect(judgement.anonymous == judgement.credentialed)
        #expect(judgement.anonymous.verdict == judgement.verdict)
      }
    }
  }

  @Test("A hint chooses between the sub-verdicts, and is all that it does", arguments: seeds)
  func hintChooses(seed: UInt64) {
    forEach(seed) { _, facts in
      let answer = Answer(facts)
      let open = judge(answer, hint: nil, priorPassed: false)
      let include = judge(answer, hint: .include, priorPassed: false)
      let omit = judge(answer, hint: .omit, priorPassed: false)
      #expect(include.requestClass == open.requestClass && omit.requestClass == open.requestClass)
      #expect(include.anonymous == open.anonymous && include.credentialed == open.credentialed)
      #expect(omit.anonymous == open.anonymous && omit.credentialed == open.credentialed)
      if open.requestClass != .ambiguousPost {
        #expect(include.verdict == open.credentialed.verdict)
        #expect(omit.verdict == open.anonymous.verdict)
      }
    }
  }

  @Test("Any bytes are judged", arguments: seeds)
  func judgingIsTotal(seed: UInt64) {
    var exchanges = GeneratedExchanges(seed: seed)
    for _ in 0..<Self.perSeed {
      let answer = Answer(exchanges.garbage())
      let judgement = judge(answer, hint: answer.storedHint, priorPassed: exchanges.bool())
      #expect(!decidingSteps(answer, judgement, hint: answer.storedHint).isEmpty)
    }
  }

  @Test(
    "Long hostile values are read in one pass",
    .timeLimit(.minutes(1)),
    arguments: [",", "a,", "https://", "/", "[", ":", " ", "\t", "xn--", "a.", "*", "%", "x-a, "])
  func longValuesAreLinear(piece: String) {
    let long = Observed.value(String(repeating: piece, count: 200_000 / piece.utf8.count) + "b")
    var facts = ExchangeFacts()
    for field in GeneratedExchanges.texts { facts[keyPath: field] = long }
    facts.method = .value("OPTIONS")
    facts.origin = .value("https://app.example.com")
    facts.site = Site(scheme: "https", host: "api.example.com", port: nil)
    facts.status = 204
    let answer = Answer(facts)
    #expect(judge(answer, hint: nil, priorPassed: false).verdict == .blocked)
    facts.origin = long
    #expect(judge(Answer(facts), hint: nil, priorPassed: false).verdict != .allowed)
  }
}
