/// The site a request went to, `scheme://host[:port]`, as far as a log can tell.
public struct Site: Hashable, Sendable {
  /// Lower-case; nil where the log does not tell.
  public let scheme: String?
  /// Lower-case, an IPv6 address in brackets.
  public let host: String
  /// nil where it is the scheme's default, or where the log names none.
  public let port: Int?

  /// The site of these parts: case folded, the default port dropped.
  public init(scheme: String?, host: String, port: Int?) {
    let scheme = scheme?.byteLowercased
    self.scheme = scheme
    self.host = host.byteLowercased
    self.port = port == scheme.flatMap(defaultPort(ofScheme:)) ? nil : port
  }

  /// The site written as `scheme://host[:port]`, a scheme that is not known as `?`.
  public init?(parsed text: String) {
    guard let parts = OriginParts(of: text), !parts.host.isEmpty else { return nil }
    var port: Int?
    if let digits = parts.port, !digits.isEmpty {
      guard let number = portNumber(digits) else { return nil }
      port = number
    }
    self.init(
      scheme: parts.scheme == "?" ? nil : String(parts.scheme), host: String(parts.host),
      port: port)
  }

  /// `scheme://host[:port]`, with `?` for a scheme that is not known.
  public var serialized: String {
    (scheme ?? "?") + "://" + host + (port.map { ":\($0)" } ?? "")
  }
}

/// How an origin relates to a site.
public enum SameOrigin: Sendable {
  case same
  /// Host and port are the same, the site's scheme is not known.
  case sameButForScheme
  case different
}

extension Origin {
  /// Whether the origin is the site's, https://html.spec.whatwg.org/#same-origin.
  ///
  /// An opaque origin is no site's. Where the site's scheme is not known, a port that is not named
  /// is the default of whatever scheme it was.
  public func compared(to site: Site) -> SameOrigin {
    guard case .tuple(let scheme, let host, let port) = self,
      host.hasSameBytes(as: site.host)
    else { return .different }
    guard let siteScheme = site.scheme else {
      guard scheme == "http" || scheme == "https" else { return .different }
      let isSamePort = port == site.port || site.port == (port ?? defaultPort(ofScheme: scheme))
      return isSamePort ? .sameButForScheme : .different
    }
    return scheme.hasSameBytes(as: siteScheme) && port == site.port ? .same : .different
  }

  /// False where no web server's site can have this origin: it is opaque, or not of the web.
  public var canBeASite: Bool {
    guard case .tuple(let scheme, _, _) = self else { return false }
    return scheme == "http" || scheme == "https"
  }
}
