import AccessLog
import Testing

@testable import AuditReport

@Suite("There is one list of fields, and the rooms that may not see it agree with it")
struct FieldListTests {
  @Test("The report says of every field what to add to a log format")
  func reportKnowsAll() {
    #expect(LoggableField.all.map(\.name) == Field.allCases.map(\.name))
  }

  @Test("Names and bits are told apart")
  func distinct() {
    #expect(Set(Field.allCases.map(\.name)).count == Field.count)
    #expect(Set(Field.allCases.map(\.bit)).count == Field.count)
  }
}
