import CORSTraffic
import Testing

@Suite("The verdict in more cases, from the standard, WPT and browsers observed")
struct FurtherCasesTests {
  @Test("Case", arguments: FurtherCase.all)
  func isJudged(_ further: FurtherCase) {
    let exchange = WrittenExchange(further.given)
    let judgement = judge(
      Answer(exchange.facts), hint: exchange.hint, priorPassed: exchange.priorPassed)
    let verdict = SubVerdict(
      judgement.verdict, judgement.reason, detail: judgement.reasonDetail)
    #expect(judgement.requestClass.rawValue == further.requestClass, "\(further.given)")
    #expect(verdict.written == further.verdict, "\(further.given)")
    #expect(
      judgement.flags.map(\.rawValue).sorted().joined(separator: ",") == further.flags ?? "",
      "\(further.given)")
    #expect(judgement.reasonStandard?.rawValue == further.standard)
    if let anonymous = further.anonymous { #expect(judgement.anonymous.written == anonymous) }
    if let credentialed = further.credentialed {
      #expect(judgement.credentialed.written == credentialed)
    }
  }

  @Test("No two cases are the same")
  func areDistinct() {
    #expect(Set(FurtherCase.all.map { $0.given + $0.title }).count == FurtherCase.all.count)
  }
}
