import CORSTraffic
import Testing

@Suite("The words are closed sets, and are stored as the specification writes them")
struct WordsTests {
  @Test("Reasons")
  func reasons() {
    #expect(
      Reason.allCases.map(\.rawValue) == [
        "acao-missing", "acao-empty", "acao-multiple-values", "acao-wildcard-credentialed",
        "acao-null-mismatch", "acao-case-mismatch", "acao-trailing-slash-or-path",
        "acao-scheme-mismatch", "acao-port-mismatch", "acao-wildcard-pattern", "acao-malformed",
        "acao-other-origin", "acac-missing", "acac-not-true", "preflight-redirect",
        "preflight-status-not-ok", "acam-unparseable", "acah-unparseable", "acam-missing",
        "acam-wildcard-credentialed", "method-case-mismatch", "method-not-allowed",
        "acah-missing", "acah-wildcard-credentialed", "authorization-not-covered-by-wildcard",
        "header-not-allowed",
        "acao-not-logged", "acac-not-logged", "acam-not-logged", "acah-not-logged",
        "acrm-not-logged", "acrh-not-logged", "origin-not-logged", "target-not-logged",
        "method-not-logged", "status-not-logged", "mode-not-logged", "origin-stripped",
        "not-modified-uses-stored-headers", "response-incomplete", "proxy-auth",
      ])
  }

  @Test("Flags")
  func flags() {
    #expect(
      Flag.allCases.map(\.rawValue) == [
        "synthetic", "engine-divergent", "acrh-nonconformant", "same-origin-preflight",
        "legacy-pna", "inferred", "suspect",
      ])
  }

  @Test("Classes and their kinds")
  func classes() {
    #expect(
      RequestClass.allCases.map { "\($0.kind.rawValue): \($0.rawValue)" } == [
        "preflight: preflight", "preflight: preflight-inferred", "cross-origin: cors-simple",
        "cross-origin: cors-actual", "cross-origin: cors-preflighted",
        "cross-origin: ambiguous-post", "cross-origin: cors-origin-unlogged",
        "cross-origin: cors-origin-missing", "same-origin: same-origin",
        "same-origin: same-origin-inferred", "not-cors: navigation", "not-cors: no-cors",
        "not-cors: websocket", "not-cors: non-cors", "not-cors: options-non-cors",
        "not-cors: malformed-preflight", "not-cors: non-browser", "unknown: unknown",
        "unknown: options-unknown",
      ])
  }

  @Test("Verdicts")
  func verdicts() {
    #expect(
      Verdict.allCases.map(\.rawValue) == ["allowed", "blocked", "conditional", "unknown", "n/a"])
  }

  @Test("Every reason is explained in one sentence of its own")
  func reasonsAreExplained() {
    let sentences = Reason.allCases.map(\.explanation)
    #expect(Set(sentences).count == sentences.count)
    for sentence in sentences { #expect(sentence.hasSuffix(".") && sentence.count < 120) }
  }

  @Test("Every class is explained in one sentence of its own")
  func classesAreExplained() {
    let sentences = RequestClass.allCases.map(\.explanation)
    #expect(Set(sentences).count == sentences.count)
    for sentence in sentences { #expect(sentence.hasSuffix(".") && sentence.count < 120) }
  }

  @Test("Every word is said: each class and each reason is some case's")
  func everyWordIsSaid() {
    var classes: Set<RequestClass> = []
    var reasons: Set<Reason> = []
    func add(_ judgement: Judgement) {
      classes.insert(judgement.requestClass)
      for reason in [
        judgement.reason, judgement.reasonStandard, judgement.anonymous.reason,
        judgement.credentialed.reason,
      ] {
        if let reason { reasons.insert(reason) }
      }
    }
    for verdictCase in VerdictCase.all {
      add(
        judge(
          Answer(verdictCase.facts), hint: verdictCase.hint, priorPassed: verdictCase.priorPassed))
    }
    for further in FurtherCase.all {
      let exchange = WrittenExchange(further.given)
      add(judge(Answer(exchange.facts), hint: exchange.hint, priorPassed: exchange.priorPassed))
    }
    #expect(classes == Set(RequestClass.allCases))
    #expect(reasons == Set(Reason.allCases))
  }
}
