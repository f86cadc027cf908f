import AuditReport
import Testing

@Suite("Whole reports")
struct SnapshotTests {
  @Test("the Markdown report of a full audit reads as recorded")
  func fullMarkdown() throws {
    let exit = ExitSummary(code: 2, reasons: ["`legacy.log` is incomplete"])
    try expectSnapshot(
      MarkdownReport().report(on: Fixture.full, fixTexts: Fixture.fixTexts, exit: exit), "full.md")
  }

  @Test("the JSON report of a full audit reads as recorded")
  func fullJSON() throws {
    let exit = ExitSummary(code: 2, reasons: ["`legacy.log` is incomplete"])
    try expectSnapshot(
      JSONReport().report(on: Fixture.full, fixTexts: Fixture.fixTexts, exit: exit), "full.json")
  }
}
