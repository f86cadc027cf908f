import AccessLog

/// What HAProxy 2.6 loses in the format of `formats show haproxy`.
enum HAProxyLosses {
  static let all = unread + others

  private static let bad = [
    "spaces-in-target", "absolute-target-of-other-host", "bytes-in-target", "two-hosts", "no-colon",
    "http-0.9", "tls", "blank", "cut",
  ]
  private static let responseHeaders = Field.allCases.filter { $0.direction == .response }

  private static let unread: [KnownLoss] = [
    loss(
      bad, .requestHeaders(), .notLogged,
      "HAProxy refuses the request before any rule of a frontend is reached, and knows nothing of it."
    ),
    loss(
      bad.filter { !["tls", "blank"].contains($0) }, [.method, .path], .notLogged,
      "The request is a <BADREQ>."),
    loss(
      bad, responseHeaders + [.upstreamAllowOrigin], .notLogged,
      "Of an answer to a request that it could not read HAProxy looks at no header."),
    loss(bad, [.bytes], .text("0"), "HAProxy does not count the bytes of such an answer."),
  ]

  private static let others: [KnownLoss] = [
    loss(["nothing"], [], .noLine, "Nobody asked; dontlognull leaves such connections out."),
    loss(["preflight-empty-headers"], [.requestHeaders], .absent, isDash),
    loss(["origin-empty"], [.origin], .absent, isDash),
    loss(["origin-dash"], [.origin, .allowOrigin], .absent, isDash),
    loss(["preflight-headers-twice"], [.requestHeaders], .text("x-b"), isLast),
    loss(["origin-twice"], [.origin], .text("https://b.example"), isLast),
    loss(
      ["origin-folded"], [.origin], .text("https://a.example   b"),
      "HAProxy puts a blank for each byte between the lines."),
    loss(
      ["connect"], [.host], .text("api.example.com"),
      "The host that is logged is the header, whatever the target says."),
  ]

  private static let isDash =
    "HAProxy writes a dash for a header without a value, as for none and for a dash."
  private static let isLast = "Of several headers of a request the last is logged."

  private static func loss(
    _ requests: [String], _ fields: [Field], _ shown: KnownLoss.Shown, _ why: String
  ) -> KnownLoss {
    KnownLoss(servers: ["HAProxy"], requests: requests, fields: fields, shown: shown, why: why)
  }
}
