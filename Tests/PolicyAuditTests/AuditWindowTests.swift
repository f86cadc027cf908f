import Testing

@testable import PolicyAudit

@Suite("Times as the views write them")
struct AuditWindowTests {
  @Test(
    arguments: [
      (Int64(0), "1970-01-01T00:00:00.000Z"),
      (1_795_531_199_999, "2026-11-24T14:39:59.999Z"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z"),
      (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
      (-1, "1969-12-31T23:59:59.999Z"),
    ])
  func bothWays(_ milliseconds: Int64, _ text: String) {
    #expect(timeText(milliseconds) == text)
    #expect(PolicyAudit.milliseconds(ofTime: text) == milliseconds)
  }

  @Test(
    "What is no day is none", arguments: ["2026-02-30", "2026-13-01", "2026-1-1", "", "yesterday"])
  func noDays(_ text: String) {
    #expect(dayNumber(text) == nil)
  }

  @Test("A day is counted from 1970", arguments: [("1970-01-01", 0), ("2026-11-24", 20_781)])
  func days(_ text: String, _ number: Int) {
    #expect(dayNumber(text) == number)
  }
}
