import AccessLog

/// The losses of every server, a file each.
enum KnownLosses {
  static let all = NginxLosses.all + ApacheLosses.all + CaddyLosses.all + HAProxyLosses.all
}

extension [Field] {
  /// Every request header but some.
  static func requestHeaders(but others: Field...) -> [Field] {
    Field.allCases.filter { $0.direction == .request && !others.contains($0) }
  }
}
