import AccessLog
import CORSTraffic
import FetchStandard
import Testing

@Suite("The version of the judge")
struct JudgementVersionTests {
  /// The hash of every judgement below, by version. A version's hash never changes: a judge that
  /// judges otherwise gets the next version, and its hash a line of its own here.
  private static let hashes = [1: "848da9db7d8f8e974500259e063f8d11"]

  @Test("is raised whenever a verdict changes")
  func isRaised() {
    #expect(
      JudgementVersionTests.hash == JudgementVersionTests.hashes[judgementVersion],
      """
      Some class, verdict, reason or flag is another one than judge \(judgementVersion) said. Raise \
      judgementVersion, so that stores are judged anew, and add its hash.
      """)
    #expect(JudgementVersionTests.hashes.keys.max() == judgementVersion)
  }

  /// Over what is said of every known case, of exchanges in which every check meets every other, and
  /// of bytes of every kind.
  private static var hash: String {
    var generated = GeneratedExchanges(seed: 20)
    let exchanges =
      VerdictCase.all.map(\.facts) + FurtherCase.all.map { WrittenExchange($0.given).facts }
      + (0..<4000).map { _ in generated.logged() } + (0..<4000).map { _ in generated.garbage() }
    let text = exchanges.map { said(of: Answer($0)) }.joined(separator: "\n")
    let hash = BlockHash(of: Array(text.utf8))
    return String(hash.high, radix: 16) + String(hash.low, radix: 16)
  }

  private static func said(of answer: Answer) -> String {
    let judgement = judge(answer, hint: answer.storedHint, priorPassed: false)
    let verdicts = [
      SubVerdict(judgement.verdict, judgement.reason, detail: judgement.reasonDetail),
      judgement.anonymous, judgement.credentialed,
    ]
    return
      ([
        judgement.requestClass.rawValue, judgement.kind.rawValue,
        judgement.reasonStandard?.rawValue ?? "",
        judgement.flags.map(\.rawValue).sorted().joined(separator: ","),
      ] + verdicts.map(\.written)).joined(separator: " ")
  }
}
