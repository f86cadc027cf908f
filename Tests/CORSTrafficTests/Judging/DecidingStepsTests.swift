import CORSTraffic
import FetchStandard
import Testing

@Suite("The deciding steps name the standard's section and step")
struct DecidingStepsTests {
  private func steps(_ text: String) -> [String] {
    let exchange = WrittenExchange(text)
    let answer = Answer(exchange.facts)
    return decidingSteps(
      answer, judge(answer, hint: exchange.hint, priorPassed: exchange.priorPassed),
      hint: exchange.hint)
  }

  @Test(
    "The step is among them",
    arguments: [
      ("GET 200 · Origin: {O}", "Fetch §CORS check, step 2"),
      ("GET 200 · Origin: {O} · Access-Control-Allow-Origin: *", "Fetch §CORS check, step 3"),
      ("GET 200 · Origin: {O} · Access-Control-Allow-Origin: {O}/", "Fetch §CORS check, step 4"),
      ("GET 200 · Origin: {O} · Access-Control-Allow-Origin: {O}", "Fetch §CORS check, step 5"),
      (
        "GET 200 · Origin: {O} · Access-Control-Allow-Origin: {O} · "
          + "Access-Control-Allow-Credentials: true", "Fetch §CORS check, step 7"
      ),
      ("GET 200 · Origin: {O} · Access-Control-Allow-Origin: {O}", "Fetch §CORS check, step 8"),
      (
        "OPTIONS 404 · Origin: {O} · Access-Control-Request-Method: PUT",
        "preflight fetch, step 7"
      ),
      (
        "OPTIONS 204 · Origin: {O} · Access-Control-Request-Method: PUT · "
          + "Access-Control-Allow-Origin: {O} · Access-Control-Allow-Methods: a b",
        "Fetch §CORS-preflight fetch, step 7.3"
      ),
      (
        "OPTIONS 204 · Origin: {O} · Access-Control-Request-Method: PUT · "
          + "Access-Control-Allow-Origin: {O}", "Fetch §CORS-preflight fetch, step 7.5"
      ),
      (
        "OPTIONS 204 · Origin: {O} · Access-Control-Request-Method: GET · "
          + "Access-Control-Request-Headers: authorization · Access-Control-Allow-Origin: * · "
          + "Access-Control-Allow-Headers: *",
        "Chromium and Firefox both let it pass"
      ),
      (
        "OPTIONS 204 · Origin: {O} · Access-Control-Request-Method: GET · "
          + "Access-Control-Request-Headers: x-a · Access-Control-Allow-Origin: * · "
          + "Access-Control-Allow-Headers: x-b",
        "Access-Control-Allow-Headers does not list x-a"
      ),
      ("GET 200 · Origin: {O} · Cookie", "its credentials mode is \"include\""),
      ("POST 200 · Origin: {O} · Content-Type: text/plain", "the mode is not logged"),
      ("GET 200", "no CORS request"),
    ])
  func stepIsNamed(given: String, step: String) {
    #expect(steps(given).contains { $0.contains(step) }, "\(steps(given))")
  }

  @Test("Where the two modes differ, each sentence says which it is about")
  func modesAreToldApart() {
    let steps = steps("GET 200 · Origin: {O} · Access-Control-Allow-Origin: *")
    #expect(steps.count == 3)
    #expect(steps[1].hasPrefix("Fetch §CORS check, step 3 (without credentials): "))
    #expect(steps[2].hasPrefix("Fetch §CORS check, step 4 (with credentials): "))
  }

  @Test("Every case has steps, each a sentence that cites a standard")
  func everyCaseHasSteps() {
    for further in FurtherCase.all {
      let steps = steps(further.given)
      #expect(!steps.isEmpty)
      for step in steps { #expect(step.hasPrefix("Fetch ") && step.hasSuffix(".")) }
    }
  }
}
