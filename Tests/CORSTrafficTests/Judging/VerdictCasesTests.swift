import CORSTraffic
import Testing

@Suite("The verdict is what a browser makes of the response")
struct VerdictCasesTests {
  @Test("There are 145 cases")
  func areAllThere() {
    #expect(VerdictCase.all.map(\.id) == Array(1...145))
  }

  @Test("Case", arguments: VerdictCase.all)
  func isJudged(_ verdictCase: VerdictCase) {
    let judgement = judge(
      Answer(verdictCase.facts), hint: verdictCase.hint, priorPassed: verdictCase.priorPassed)
    #expect(judgement.requestClass.rawValue == verdictCase.requestClass)
    #expect(judgement.verdict.rawValue == verdictCase.verdict)
    #expect(judgement.reasonWithDetail == verdictCase.reason)
    #expect(judgement.flags.isSuperset(of: verdictCase.flags.compactMap(Flag.init(rawValue:))))
    #expect(verdictCase.flags.allSatisfy { Flag(rawValue: $0) != nil })
  }

  @Test("An engine divergence is flagged in case 102 alone")
  func divergenceIsRare() {
    let flagged = VerdictCase.all.filter {
      judge(Answer($0.facts), hint: $0.hint, priorPassed: $0.priorPassed).flags
        .contains(.engineDivergent)
    }
    #expect(flagged.map(\.id) == [102])
  }
}

extension Judgement {
  /// As the cases write it: the detail after a colon.
  var reasonWithDetail: String? {
    reason.map { $0.rawValue + (reasonDetail.map { ":" + $0 } ?? "") }
  }
}

extension SubVerdict {
  /// As the cases write it: the verdict, and the reason with its detail.
  var written: String {
    verdict.rawValue
      + (reason.map { " " + $0.rawValue + (reasonDetail.map { ":" + $0 } ?? "") } ?? "")
  }
}
