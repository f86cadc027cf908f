import CORSTraffic
import FetchStandard
import Testing

@testable import AuditStore

@Suite("An answer is read back from a store as it was written")
struct StoredAnswerTests {
  @Test("Case of a browser", arguments: VerdictCase.all)
  func verdictCase(_ verdictCase: VerdictCase) throws {
    try expectIdentity(of: Answer(verdictCase.facts))
  }

  @Test("Further case", arguments: FurtherCase.all)
  func furtherCase(_ further: FurtherCase) throws {
    var answer = Answer(WrittenExchange(further.given).facts)
    // No log format tells it, so that no store keeps it.
    answer.isSuspect = false
    try expectIdentity(of: answer)
  }

  @Test("Generated exchanges, and bytes of every kind", arguments: [1, 2, 3])
  func generated(seed: UInt64) throws {
    var generated = GeneratedExchanges(seed: seed)
    for _ in 0..<500 {
      try expectIdentity(of: Answer(generated.logged()))
      try expectIdentity(of: Answer(generated.garbage()))
    }
  }

  @Test("What is no answer is refused by the column that is wrong", arguments: baseAnswerColumns)
  func unreadable(column: String) throws {
    let index = try #require(baseAnswerColumns.firstIndex(of: column))
    var values = baseValues(of: Answer())
    values[index] = .blob([0])
    let error = #expect(throws: StoredAnswer.Unreadable.self) { try StoredAnswer(values) }
    let grant = column.replacing("_value", with: "_kind").replacing("_mismatch", with: "_kind")
    #expect(error?.column == grant)
  }

  private func expectIdentity(of answer: Answer) throws {
    let stored = try StoredAnswer(baseValues(of: answer))
    #expect(stored.answer == answer)
    #expect(stored.judgement == judge(answer, hint: answer.storedHint, priorPassed: false))
  }
}
