import AccessLog

/// What nginx 1.22 loses in the format of `formats show nginx`.
enum NginxLosses {
  static let all = refused + halfRead + others

  private static let isRefused =
    "nginx gives up at the request line, and sets no variable from the request."
  private static let isHalfRead =
    "nginx gives up at a header, and sets no variable from those behind it."

  private static let refused: [KnownLoss] = [
    loss(
      [
        "options-asterisk", "spaces-in-target", "lower-case-method", "connect", "future-version",
      ], .requestHeaders() + [.method, .path], .notLogged, isRefused),
    loss(["bad-percent"], .requestHeaders() + [.path], .notLogged, isRefused),
    loss(["tls", "blank"], .requestHeaders(), .notLogged, isRefused),
    loss(["nothing"], [], .noLine, "Nobody asked."),
  ]

  private static let halfRead: [KnownLoss] = [
    loss(["origin-nul"], .requestHeaders(but: .host, .userAgent), .notLogged, isHalfRead),
    loss(
      ["origin-folded"], .requestHeaders(but: .host, .userAgent, .origin), .notLogged, isHalfRead),
    loss(["origin-folded"], [.origin], .text("https://a.example"), isHalfRead),
    loss(["two-hosts"], .requestHeaders(but: .host), .notLogged, isHalfRead),
    loss(["two-hosts"], [.host], .text("api.example.com"), isHalfRead),
    loss(["no-colon", "cut"], .requestHeaders(but: .host), .notLogged, isHalfRead),
    loss(
      ["cookie-too-long"],
      .requestHeaders(but: .host, .userAgent, .origin, .fetchSite, .fetchMode, .referer),
      .notLogged, isHalfRead),
    loss(
      ["without-host"],
      .requestHeaders(but: .userAgent, .origin, .fetchSite, .fetchMode, .referer), .notLogged,
      "All headers were read, but nothing in the line says so."),
  ]

  private static let others: [KnownLoss] = [
    loss(
      ["preflight-empty-headers"], [.requestHeaders], .absent,
      "escape=json prints nothing for a header without a value, as for none."),
    loss(
      ["origin-empty"], [.origin], .absent,
      "escape=json prints nothing for a header without a value, as for none."),
    loss(
      ["empty-credentials"], [.hasCookie, .hasAuthorization], .absent,
      "The maps cannot tell a header without a value from none."),
    loss(
      ["preflight-headers-twice"], [.requestHeaders], .text("content-type,x-a"), isFirst,
      before: [1, 23]),
    loss(
      ["origin-twice"], [.origin], .text("https://app.example.com"), isFirst, before: [1, 23]),
    loss(["allow-origin-twice"], [.allowOrigin], .text("*"), isFirst, before: [1, 23]),
    loss(["vary-twice"], [.vary], .text("Origin"), isFirst, before: [1, 23]),
    loss(
      ["compressed"], [.vary], .text("Origin"),
      "$sent_http_vary knows nothing of the Vary that gzip_vary adds."),
    loss(
      ["origin-blanks"], [.origin, .allowOrigin], .changed { $0 + [0x09] },
      "nginx takes a tab behind a value for a part of it."),
    loss(
      ["absolute-target", "absolute-target-of-other-host"], [.path],
      .changed { Array($0.drop { $0 != UInt8(ascii: ".") }.drop { $0 != UInt8(ascii: "/") }) },
      "$request_uri begins behind the host."),
    loss(
      ["absolute-target-of-other-host"], [.host], .text("api.example.com"),
      "$http_host is the header, whatever the target says."),
    loss(
      ["http-0.9"], [.allowOrigin], .text("*"), "The answer has no head that it could be in."),
  ]

  private static let isFirst = "Before 1.23 a variable is the first of several headers."

  private static func loss(
    _ requests: [String], _ fields: [Field], _ shown: KnownLoss.Shown, _ why: String,
    before: [Int]? = nil
  ) -> KnownLoss {
    KnownLoss(
      servers: ["nginx"], requests: requests, fields: fields, shown: shown, why: why,
      before: before)
  }
}
