import FetchStandard
import Testing

private let origin = "https://rabbit.invalid"

@Suite("The CORS check compares bytes")
struct CORSCheckTests {
  /// The table of Fetch §CORS protocol and credentials, and its neighbours.
  @Test(
    "Credentials mode, Access-Control-Allow-Origin and -Credentials decide",
    arguments: [
      (CredentialsMode.omit, "*", String?.none, CORSCheckResult.success(step: 3)),
      (.omit, "*", "true", .success(step: 3)),
      (.omit, "https://rabbit.invalid/", nil, .failure(step: 4)),
      (.omit, "https://rabbit.invalid", nil, .success(step: 5)),
      (.omit, "https://rabbit.invalid", "no", .success(step: 5)),
      (.sameOrigin, "*", nil, .success(step: 3)),
      (.include, "*", "true", .failure(step: 4)),
      (.include, "https://rabbit.invalid", "true", .success(step: 7)),
      (.include, "https://rabbit.invalid", "True", .failure(step: 8)),
      (.include, "https://rabbit.invalid", "true, true", .failure(step: 8)),
      (.include, "https://rabbit.invalid", "", .failure(step: 8)),
      (.include, "https://rabbit.invalid", nil, .failure(step: 8)),
    ])
  func tableOfCredentials(
    mode: CredentialsMode, allowOrigin: String, allowCredentials: String?, result: CORSCheckResult
  ) {
    #expect(
      corsCheck(
        origin: origin, allowOrigin: allowOrigin, allowCredentials: allowCredentials,
        credentialsMode: mode) == result)
  }

  /// The values of WPT `cors/origin.htm`, normalised as header values are.
  @Test(
    "Near misses fail at step 4",
    arguments: [
      "https://sub.rabbit.invalid", "//rabbit.invalid", "://rabbit.invalid",
      "ftp://rabbit.invalid", "https:://rabbit.invalid", "https:/rabbit.invalid",
      "https:rabbit.invalid", "rabbit.invalid", "https://rabbit.invalid?",
      "https://rabbit.invalid/", "https://rabbit.invalid /", "https://rabbit.invalid#",
      "https://rabbit.invalid%23", "https://rabbit.invalid:443", "https://rabbit.invalid, *",
      "https://rabbit.invalid\u{0}", "HTTPS://RABBIT.INVALID", "HTTPS://rabbit.invalid", "-", "**",
      "\u{0}*", "*\u{0}", "'*'", "\"*\"", "* *", "* null", "*https://*",
      "*https://rabbit.invalid", "* https://rabbit.invalid", "*, https://rabbit.invalid",
      "\u{0}https://rabbit.invalid", "null https://rabbit.invalid", "null", "null *", "",
      "https://rabbit.invalid/path", "*.invalid", "https://*.invalid", ", *", "*, ", "*, *",
      ", https://rabbit.invalid", "https://rabbit.invalid, https://rabbit.invalid",
    ])
  func nearMisses(allowOrigin: String) {
    for mode in CredentialsMode.allCases {
      #expect(
        corsCheck(
          origin: origin, allowOrigin: allowOrigin, allowCredentials: "true",
          credentialsMode: mode) == .failure(step: 4))
    }
  }

  @Test("Null is not `null`")
  func nullIsNotNull() {
    #expect(
      corsCheck(
        origin: "null", allowOrigin: nil, allowCredentials: "true", credentialsMode: .omit)
        == .failure(step: 2))
  }

  @Test("An opaque origin matches `null`, even with credentials")
  func opaqueMatchesNull() {
    #expect(
      corsCheck(
        origin: "null", allowOrigin: "null", allowCredentials: "true", credentialsMode: .include)
        == .success(step: 7))
  }

  @Test(
    "White space at the ends is no part of the value, and is gone before",
    arguments: [" *  ", "\t*", " \t* \t", "*"])
  func whiteSpace(value: String) {
    #expect(normalizedHeaderValue(value) == "*")
    #expect(Observed(present: value) == .value("*"))
  }

  @Test("White space alone is an empty value", arguments: ["", " ", "\t\t", " \r\n"])
  func whiteSpaceAlone(value: String) {
    #expect(Observed(present: value) == .empty)
    #expect(Observed.value(value).normalized == .empty)
  }
}
