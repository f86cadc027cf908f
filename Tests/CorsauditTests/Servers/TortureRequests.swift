/// Every request that servers are driven with, in groups.
enum TortureRequests {
  static let all: [TortureRequest] =
    preflights + answers + origins + targets + broken

  /// Files for servers that answer with some, each with its name in it.
  static let documents = [
    "star", "reflect", "twice", "varies", "cached", "cookie", "quoted", "empty", "compressed",
  ]

  /// Who asks.
  private static let app = (name: "Origin", value: "https://app.example.com")
  private static let browser = [
    app, (name: "Sec-Fetch-Site", value: "cross-site"), (name: "Sec-Fetch-Mode", value: "cors"),
    (name: "Referer", value: "https://app.example.com/"),
  ]
  private static let asksForPut = [
    (name: "Access-Control-Request-Method", value: "PUT"),
    (name: "Access-Control-Request-Headers", value: "content-type,x-a"),
  ]

  private static func header(_ name: String, _ value: String) -> (name: String, value: String) {
    (name: name, value: value)
  }

  static let preflights: [TortureRequest] = [
    .init("preflight", "OPTIONS", "/reflect", browser + asksForPut),
    .init(
      "preflight-with-cookie", "OPTIONS", "/reflect",
      browser + asksForPut + [header("Cookie", "session=secret")]),
    .init("preflight-null", "OPTIONS", "/reflect", [header("Origin", "null")] + asksForPut),
    .init("options-without-method", "OPTIONS", "/reflect", browser),
    .init("options-plain", "OPTIONS", "/reflect"),
    .init("options-asterisk", "OPTIONS", "*", browser),
    .init(
      "preflight-private", "OPTIONS", "/private",
      browser + asksForPut + [header("Access-Control-Request-Private-Network", "true")]),
    .init("preflight-star", "OPTIONS", "/star", browser + asksForPut),
    .init("preflight-denied", "OPTIONS", "/denied", browser + asksForPut),
    .init("preflight-moved", "OPTIONS", "/moved", browser + asksForPut),
    .init(
      "preflight-empty-headers", "OPTIONS", "/reflect",
      [app, asksForPut[0], header("Access-Control-Request-Headers", "")]),
    .init(
      "preflight-headers-twice", "OPTIONS", "/reflect",
      [app] + asksForPut + [header("Access-Control-Request-Headers", "x-b")]),
    .init(
      "preflight-lower-case", "OPTIONS", "/reflect",
      [app, header("Access-Control-Request-Method", "patch")]),
    .init(
      "preflight-many-headers", "OPTIONS", "/reflect",
      [
        app, asksForPut[0],
        header(
          "Access-Control-Request-Headers",
          (1...250).map { "x-header-\($0)" }.joined(separator: ",")),
      ]),
  ]

  static let answers: [TortureRequest] = [
    .init("star", "GET", "/star", browser),
    .init(
      "credentialed", "GET", "/reflect",
      browser + [header("Cookie", "session=secret"), header("Authorization", "Bearer secret")]),
    .init("null", "GET", "/reflect", [header("Origin", "null")]),
    .init("allow-origin-twice", "GET", "/twice", browser),
    .init("vary-twice", "GET", "/varies", browser),
    .init("missing-on-401", "GET", "/denied", browser),
    .init("redirect", "GET", "/moved", browser),
    .init("cached", "GET", "/cached", browser),
    .init("sets-cookie", "GET", "/cookie", browser),
    .init("quoted-answer", "GET", "/quoted", browser),
    .init("compressed", "GET", "/compressed", browser + [header("Accept-Encoding", "gzip")]),
    .init("empty-answer", "GET", "/empty", browser),
    .init("not-found", "GET", "/nowhere", browser),
    .init("refused-by-application", "GET", "/refused", browser),
    .init("refused-without-origin", "GET", "/refused"),
    .init(
      "same-origin", "GET", "/star",
      [header("Sec-Fetch-Site", "same-origin"), header("Sec-Fetch-Mode", "cors")]),
    .init("head", "HEAD", "/star", browser),
    .init(
      "post-json", "POST", "/star", browser + [header("Content-Type", "application/json")],
      body: "{}"),
    .init(
      "post-form", "POST", "/star",
      [app, header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")],
      body: "a=b"),
    .init("put", "PUT", "/star", browser, body: "x"),
    .init(
      "navigation", "GET", "/star",
      [header("Sec-Fetch-Site", "none"), header("Sec-Fetch-Mode", "navigate")]),
    .init("websocket", "GET", "/star", [app, header("Upgrade", "websocket")]),
    .init(
      "empty-credentials", "GET", "/star", [header("Cookie", ""), header("Authorization", "")]),
  ]

  static let origins: [TortureRequest] = [
    origin("empty", ""), origin("dash", "-"),
    .init("origin-twice", "GET", "/reflect", [app, header("Origin", "https://b.example")]),
    origin("quote", #"https://a"b.example"#),
    origin("json", #"x","o":"https://evil.example","acao":"*"#),
    origin("json-end", #"x"}"#),
    origin("key-value", #"x" acao="*" o="https://evil.example"#),
    origin("backslash", #"https://a\b.example\"#),
    origin("escape-sequences", #"a\n\x41\u0041\"b"#),
    origin("tab", "https://a\tb.example"),
    origin("control", "https://a\u{1}b.example"),
    origin("nul", "https://a\u{0}b.example"),
    origin("ansi", "\u{1B}[31mhttps://red.example\u{1B}[0m"),
    origin("formula", "=cmd|'/c calc'!A1"),
    origin("international", "https://m\u{C3}\u{BC}nchen.example"),
    origin("invalid-bytes", "https://bad\u{FF}\u{FE}.example"),
    origin("slash", "https://app.example.com/"),
    origin("upper-case", "HTTPS://APP.EXAMPLE.COM"),
    origin("blanks", "  https://app.example.com\t "),
    origin("percent", "https://a%0d%0ab.example"),
    origin("folded", "https://a.example\r\n b"),
    origin("markdown", "https://`a`|[b](javascript:c)<img>.example"),
    origin("long", "https://" + String(repeating: "a", count: 3000) + ".example"),
    .init(
      "header-cases", "OPTIONS", "/reflect",
      [
        header("oRiGiN", "https://app.example.com"),
        header("ACCESS-CONTROL-REQUEST-METHOD", "PUT"),
        header("access-control-request-headers", "x-a"),
      ]),
  ]

  private static func origin(_ name: String, _ value: String) -> TortureRequest {
    .init("origin-" + name, "GET", "/reflect", [header("Origin", value)])
  }

  static let targets: [TortureRequest] = [
    .init("spaces-in-target", "GET", "/a b c", browser),
    .init("absolute-target", "GET", "http://api.example.com/star?id=absolute-target", browser),
    .init(
      "absolute-target-of-other-host", "GET",
      "http://other.example/star?id=absolute-target-of-other-host", browser),
    .init("long-target", "GET", "/" + String(repeating: "u", count: 6000), browser),
    .init("quotes-in-target", "GET", #"/a"b\c'd"#, browser),
    .init("bytes-in-target", "GET", "/\u{C3}\u{BC}\u{FF}", browser),
    .init("bad-percent", "GET", "/a%zz", browser),
    .init("encoded-target", "GET", "/%73tar", browser),
    .init("dots-in-target", "GET", "/a/../star", browser),
    .init("lower-case-method", "get", "/star", browser),
    .init("unknown-method", "PURGE", "/star", browser),
    .init("connect", "CONNECT", "api.example.com:443", browser),
    .init("http-1.0", "GET", "/star", browser, version: "HTTP/1.0"),
    .init("http-1.0-without-host", "GET", "/star", host: [], browser, version: "HTTP/1.0"),
    .init("other-host", "GET", "/star", host: ["other.example"], browser),
    .init("host-with-port", "GET", "/star", host: ["api.example.com:8080"], browser),
    .init("host-in-capitals", "GET", "/star", host: ["API.example.com"], browser),
  ]

  static let broken: [TortureRequest] = [
    .init("without-host", "GET", "/star", host: [], browser),
    .init("two-hosts", "GET", "/star", host: ["api.example.com", "b.example"], browser),
    .init(
      "cookie-too-long", "GET", "/star",
      browser + [header("Cookie", String(repeating: "c", count: 20_000))]),
    .init("future-version", "GET", "/star", browser, version: "HTTP/3.0"),
    .init(
      "no-colon", raw: "GET /star HTTP/1.1\r\nHost: api.example.com\r\nno colon\r\n\r\n",
      method: "GET", target: "/star", headers: [header("Host", "api.example.com")]),
    .init(
      "http-0.9", raw: "GET /star?id=http-0.9\r\n", method: "GET", target: "/star?id=http-0.9",
      hasHeadlessAnswer: true),
    .init("tls", raw: "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}\u{3}\u{3}\u{9A}\u{22}\n"),
    .init("blank", raw: "\r\n\r\n"),
    .init("nothing", raw: ""),
    .init(
      "cut", raw: "GET /star?id=cut HTTP/1.1\r\nHost: api.example.com\r\nOrigin: htt",
      method: "GET", target: "/star?id=cut", headers: [header("Host", "api.example.com")]),
  ]
}
