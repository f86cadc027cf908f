import CORSTraffic
import Testing

@Suite("The classification table is read from top to bottom")
struct ClassificationTests {
  @Test("Every row decides some case")
  func everyRowDecides() {
    let written = FurtherCase.all.map { WrittenExchange($0.given) }
    let rows =
      VerdictCase.all.map { classify(Answer($0.facts), priorPassed: $0.priorPassed).row }
      + written.map { classify(Answer($0.facts), priorPassed: $0.priorPassed).row }
    #expect(
      Set(rows) == [
        "1", "1b", "1c", "1d", "2a", "2", "3", "4", "5a", "5b", "6", "7", "8", "8b", "9a", "9b",
        "9c", "10a", "10b", "10c", "10d", "10e", "10f", "10g", "10h", "11", "12", "13a", "13b",
        "14a", "14b", "15", "16a", "16b", "17", "18a", "18b", "19",
      ])
  }

  @Test(
    "The row is told",
    arguments: [
      ("GET 101 · Origin: {O}", "1"),
      ("OPTIONS 204 · Origin: {O} · Access-Control-Request-Method: PUT", "4"),
      ("GET 200", "10g"), ("GET 200 · Origin: {T}", "12"), ("GET 200 · Origin: {O}", "16b"),
      ("POST 200 · Origin: {O}", "19"),
    ])
  func rowIsTold(given: String, row: String) {
    #expect(classify(Answer(WrittenExchange(given).facts), priorPassed: false).row == row)
  }
}
