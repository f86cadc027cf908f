import AccessLog
import Queries
import Testing

@testable import AuditReport

@Suite("There is one list of fields, and the rooms that may not see it agree with it")
struct FieldListTests {
  @Test("The report says of every field what to add to a log format")
  func reportKnowsAll() {
    #expect(LoggableField.all.map(\.name) == Field.allCases.map(\.name))
  }

  @Test("The report has words for every need of a rule that is no field")
  func reportKnowsAbilities() {
    #expect(LogAbilityGap.all == Set(LogAbility.allCases.map(\.rawValue)))
  }

  @Test("What to add to a log does not depend on what wraps its lines", arguments: wrappers)
  func additionsOfWrapped(wrapper: String) {
    let plain = LogAddition.all(toLog: ["origin"], in: "combined").map(\.lines)
    #expect(LogAddition.all(toLog: ["origin"], in: wrapper + ":combined").map(\.lines) == plain)
  }

  private static let wrappers = LineWrappers.all.map(\.name)

  @Test("Names and bits are told apart")
  func distinct() {
    #expect(Set(Field.allCases.map(\.name)).count == Field.count)
    #expect(Set(Field.allCases.map(\.bit)).count == Field.count)
  }
}
