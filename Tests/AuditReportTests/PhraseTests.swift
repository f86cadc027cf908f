import Testing

@testable import AuditReport

@Suite("Numbers and times in words")
struct PhraseTests {
  @Test(
    "a number is grouped by thousands",
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"),
      (Int64.min, "-9,223,372,036,854,775,808"),
    ] as [(Int64, String)])
  func grouped(_ number: Int64, _ expected: String) { #expect(Phrase.grouped(number) == expected) }

  @Test(
    "a moment is a date of the calendar",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z"),
      (1_709_251_199_999, "2024-02-29T23:59:59.999Z"),
      (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    ] as [(Int64, String)])
  func moments(_ milliseconds: Int64, _ expected: String) {
    #expect(Phrase.iso8601(milliseconds) == expected)
  }

  @Test("a time that is none is shown as code")
  func strangeTime() {
    #expect(Phrase.minute("2026-07-20T03:12:44.120Z") == "2026-07-20 03:12")
    #expect(Phrase.minute("<b>") == "`<b>`")
  }

  @Test("a list says how many it leaves out")
  func lists() {
    #expect(Phrase.some(["a"], atMost: 2, "route") == "a")
    #expect(Phrase.some(["a", "b", "c", "d"], atMost: 2, "route") == "a, b and 2 more routes")
  }
}
