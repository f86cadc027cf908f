import AccessLog

/// What Caddy loses in its JSON.
enum CaddyLosses {
  static let all: [KnownLoss] = [
    loss(
      [
        "options-asterisk", "origin-control", "origin-nul", "origin-ansi", "spaces-in-target",
        "bad-percent", "without-host", "two-hosts", "future-version", "no-colon", "http-0.9", "tls",
        "blank", "cut",
      ], [], .noLine, "Go refuses it before Caddy sees it."),
    loss(["nothing"], [], .noLine, "Nobody asked."),
    loss(
      ["absolute-target-of-other-host", "http-1.0-without-host", "other-host"], [], .noLine,
      "It is for a host that no site with a log is for."),
    loss(
      ["host-in-capitals"], [], .noLine,
      "Caddy looks for the log of a host by its letters, capital or not, and answers all the same."),
    loss(["head"], [.bytes], .text("4"), "It counts the bytes that GET would have got."),
    loss(
      ["origin-invalid-bytes"], [.origin, .allowOrigin], .changed(replaced),
      "Go's JSON replaces bytes that are not UTF-8."),
    loss(
      ["bytes-in-target"], [.path], .changed(replaced),
      "Go's JSON replaces bytes that are not UTF-8."),
  ]

  /// Each byte that is not UTF-8 becomes U+FFFD.
  private static let replaced: @Sendable ([UInt8]) -> [UInt8] = { bytes in
    Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  private static func loss(
    _ requests: [String], _ fields: [Field], _ shown: KnownLoss.Shown, _ why: String
  ) -> KnownLoss {
    KnownLoss(
      servers: [CaddyServer.debian.name, CaddyServer.newest.name], requests: requests,
      fields: fields, shown: shown, why: why)
  }
}
