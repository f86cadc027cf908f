import FetchStandard
import Testing

@Suite("Access-Control-Max-Age is delta-seconds, and every engine has its cap")
struct MaxAgeTests {
  @Test(
    "What it says, and for how long each engine keeps the preflight",
    arguments: [
      // value, standard, Chromium, Firefox, WebKit
      (String?.none, 5, 5, 5, 5), ("", 5, 5, 5, 5), ("0", 0, 0, 0, 0), ("2", 2, 2, 2, 2),
      ("600", 600, 600, 600, 600), ("601", 601, 601, 601, 600), ("0600", 600, 600, 600, 600),
      ("7200", 7200, 7200, 7200, 600), ("7201", 7201, 7200, 7201, 600),
      ("86400", 86400, 7200, 86400, 600), ("86401", 86401, 7200, 86400, 600),
      ("999999999", 999_999_999, 7200, 86400, 600),
      ("99999999999999999999999", Int.max, 7200, 86400, 600),
      ("-1", 5, 0, 0, 0), ("-", 5, 5, 0, 5), ("abc", 5, 5, 0, 5), ("1e3", 5, 5, 0, 5),
      ("5.5", 5, 5, 0, 5), ("\"600\"", 5, 5, 0, 5), ("600s", 5, 5, 0, 5), ("+600", 5, 5, 0, 5),
      ("600, 600", 5, 5, 0, 5), ("\u{661}", 5, 5, 0, 5),
    ])
  func isRead(value: String?, standard: Int, chromium: Int, firefox: Int, webkit: Int) {
    #expect(MaxAge(value).standardSeconds == standard)
    #expect(PreflightCacheEngine.chromium.effectiveSeconds(value) == chromium)
    #expect(PreflightCacheEngine.firefox.effectiveSeconds(value) == firefox)
    #expect(PreflightCacheEngine.webkit.effectiveSeconds(value) == webkit)
  }

  @Test("Null, failure and seconds are told apart")
  func isToldApart() {
    #expect(MaxAge(nil) == .null)
    #expect(MaxAge("600s") == .failure)
    #expect(MaxAge("600") == .seconds(600))
  }
}
