import FetchStandard
import Testing

@Suite("A preflight lets a request through or not")
struct PreflightCheckTests {
  private func check(
    _ mode: CredentialsMode, method: String, headers: [String], allowMethods: String?,
    allowHeaders: String?, status: Int = 204, usesPreflightFlag: Bool = false
  ) -> PreflightCheckResult {
    preflightCheck(
      corsCheck: .success(step: 7), status: status, method: method, unsafeHeaderNames: headers,
      allowMethods: allowMethods, allowHeaders: allowHeaders, credentialsMode: mode,
      usesPreflightFlag: usesPreflightFlag)
  }

  /// The cases of WPT `fetch/api/cors/cors-preflight-star.any.js`.
  @Test(
    "`*` is a wildcard without credentials and a literal with them",
    arguments: [
      (true, CredentialsMode.omit, "get", "x-test", "GET", ["x-test"]),
      (true, .omit, "*", "x-test", "SUPER", ["x-test"]),
      (true, .omit, "*", "*", "OK", ["x-test"]),
      (false, .include, "*", "*", "OK", ["x-test"]),
      (false, .include, "*", "", "PUT", []),
      (true, .include, "PUT", "*", "PUT", []),
      (false, .include, "get", "*", "GET", ["x-test"]),
      (false, .include, "*", "*", "GET", ["x-test"]),
      (true, .include, "*", "*", "*", ["*"]),
      (false, .include, "put", "*", "PUT", []),
    ])
  func star(
    passes: Bool, mode: CredentialsMode, allowMethods: String, allowHeaders: String,
    method: String, headers: [String]
  ) {
    let result = check(
      mode, method: method, headers: headers, allowMethods: allowMethods,
      allowHeaders: allowHeaders)
    #expect((result == .success) == passes)
  }

  /// The cases of WPT `fetch/api/cors/cors-preflight-response-validation.any.js`.
  @Test(
    "A list that does not parse fails even a GET",
    arguments: [
      ("Bad method", "X-My-Header"), ("GET", "Bad header"), ("Bad value", "x-my-header"),
      ("GET", "\"x\""), ("a; b", "x-my-header"),
    ])
  func extractionFails(allowMethods: String, allowHeaders: String) {
    for mode in CredentialsMode.allCases {
      #expect(
        check(
          mode, method: "GET", headers: ["x-my-header"], allowMethods: allowMethods,
          allowHeaders: allowHeaders) == .networkError(.extraction))
    }
  }

  @Test("Every status from 200 to 299 is ok", arguments: [200, 201, 204, 205, 206, 226, 299])
  func okStatus(status: Int) {
    #expect(isOKStatus(status))
    #expect(
      check(.omit, method: "GET", headers: [], allowMethods: nil, allowHeaders: nil, status: status)
        == .success)
  }

  @Test(
    "Every other status fails, whatever the headers say",
    arguments: [
      0, 100, 103, 199, 300, 301, 302, 303, 304, 305, 306, 307, 308, 400, 401, 403, 404, 405, 500,
      501, 502, 503, 504, 505, 600,
    ])
  func otherStatus(status: Int) {
    #expect(!isOKStatus(status))
    #expect(
      check(.omit, method: "GET", headers: [], allowMethods: "*", allowHeaders: "*", status: status)
        == .networkError(.corsCheckAndStatus))
  }

  @Test("300, 304, 305 and 306 redirect nowhere")
  func redirectStatus() {
    #expect((200...399).filter(isRedirectStatus) == [301, 302, 303, 307, 308])
  }

  @Test("Authorization has to be listed by name, in every mode")
  func authorization() {
    for mode in CredentialsMode.allCases {
      #expect(
        check(
          mode, method: "GET", headers: ["authorization"], allowMethods: nil, allowHeaders: "*")
          == .networkError(.nonWildcardHeader("authorization")))
      #expect(
        check(
          mode, method: "GET", headers: ["authorization"], allowMethods: nil,
          allowHeaders: "*, Authorization") == .success)
    }
  }

  @Test("Every name has to be listed, in any case; the first missing one is told")
  func everyName() {
    #expect(
      check(
        .include, method: "GET", headers: ["x-a", "x-b", "x-c"], allowMethods: nil,
        allowHeaders: "X-A, x-c") == .networkError(.header("x-b")))
    #expect(
      check(
        .include, method: "GET", headers: ["x-a", "x-b"], allowMethods: nil,
        allowHeaders: "X-B,,X-A,") == .success)
  }

  @Test("The method is looked at before the headers")
  func methodFirst() {
    #expect(
      check(.omit, method: "PUT", headers: ["x-a"], allowMethods: nil, allowHeaders: nil)
        == .networkError(.method))
  }

  @Test("The use-CORS-preflight flag stands in for a missing list of methods (step 7.4)")
  func preflightFlag() {
    #expect(
      check(
        .omit, method: "PUT", headers: [], allowMethods: nil, allowHeaders: nil,
        usesPreflightFlag: true) == .success)
    #expect(
      check(
        .omit, method: "PUT", headers: [], allowMethods: "", allowHeaders: nil,
        usesPreflightFlag: true) == .networkError(.method))
  }
}
