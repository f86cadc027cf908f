import AccessLog

/// What Apache 2.4 loses in the format of `formats show apache`.
enum ApacheLosses {
  static let all = refused + others + withoutEncryption

  private static let isHalfRead =
    "Apache gives up at a header, and keeps neither that nor those behind it."
  private static let isReadAndRefused =
    "All headers were read, but it is refused before SetEnvIf could say so."

  private static let refused: [KnownLoss] = [
    loss(
      ["spaces-in-target"], .requestHeaders(), .notLogged,
      "Apache gives up at the request line."),
    loss(["spaces-in-target"], [.path], .text("/a b"), "Apache gives up at the second space."),
    loss(
      ["origin-control", "origin-ansi"], .requestHeaders(but: .host, .userAgent), .notLogged,
      isHalfRead),
    // A header is kept when the line behind it was read.
    loss(["origin-nul", "no-colon"], .requestHeaders(but: .host), .notLogged, isHalfRead),
    loss(["cut"], .requestHeaders(), .notLogged, isHalfRead),
    loss(
      ["cookie-too-long"],
      .requestHeaders(but: .host, .userAgent, .origin, .fetchSite, .fetchMode), .notLogged,
      isHalfRead),
    loss(
      ["without-host"],
      .requestHeaders(but: .userAgent, .origin, .fetchSite, .fetchMode, .referer), .notLogged,
      isReadAndRefused),
    loss(
      ["two-hosts"],
      .requestHeaders(but: .host, .userAgent, .origin, .fetchSite, .fetchMode, .referer),
      .notLogged, isReadAndRefused),
    loss(["blank", "nothing"], [], .noLine, "Nobody asked."),
    loss(
      ["tls"], .requestHeaders(), .notLogged, "Apache gives up at the request line."),
  ]

  private static let others: [KnownLoss] = [
    loss(
      ["allow-origin-twice"], [.allowOrigin], .text("*"),
      "%{…}o is the first of several headers."),
    loss(
      ["empty-credentials"], [.hasCookie, .hasAuthorization], .absent,
      "SetEnvIf cannot tell a header without a value from none."),
    loss(
      ["origin-dash"], [.origin, .allowOrigin], .absent,
      "A dash stands for a header that is missing, too."),
    loss(
      ["http-1.0-without-host", "http-0.9"], [.host], .text("api.example.com"),
      "%v, the server's own name, stands in for the header."),
    loss(
      ["http-0.9"], [.allowOrigin], .text("*"), "The answer has no head that it could be in."),
  ]

  /// Only a target in absolute form says it then.
  private static let withoutEncryption = [
    KnownLoss(
      servers: [ApacheServer(hasEncryption: false).name],
      requests: TortureRequests.all.map(\.name).filter { !$0.hasPrefix("absolute-target") },
      fields: [.scheme], shown: .notLogged, why: "Without mod_ssl no token of the format says it.")
  ]

  private static func loss(
    _ requests: [String], _ fields: [Field], _ shown: KnownLoss.Shown, _ why: String
  ) -> KnownLoss {
    KnownLoss(
      servers: [true, false].map { ApacheServer(hasEncryption: $0).name }, requests: requests,
      fields: fields, shown: shown, why: why)
  }
}
