/// An origin as it stands in the `Origin` header.
///
/// Fetch §`Origin` header: `serialized-origin = scheme "://" host [ ":" 1*5DIGIT ]`, or `null`.
/// https://fetch.spec.whatwg.org/#origin-header
public enum Origin: Hashable, Sendable {
  /// An opaque origin: sandboxed frames, `data:` documents, requests after a cross-origin redirect.
  case opaque
  /// `port` is nil where it is the scheme's default, or where the scheme has no ports.
  case tuple(scheme: String, host: String, port: Int?)
}

extension Origin {
  /// The origin of this serialisation; nil where no browser would have written it so.
  ///
  /// Case counts, and so does everything else: no path, user, percent sign, white space or default
  /// port. Hosts may hold what browsers let pass (``isStandardSerialization`` tells). `file://`
  /// passes: web views on Android send it, where browsers send `null`.
  public init?(serialized text: String) {
    if text.hasSameBytes(as: "null") {
      self = .opaque
      return
    }
    guard let parts = OriginParts(of: text), parts.rest.isEmpty,
      isSerializedScheme(parts.scheme.utf8)
    else { return nil }
    let scheme = String(parts.scheme)
    guard isSerializedHost(parts.host, ofScheme: scheme) else { return nil }
    var port: Int?
    if let digits = parts.port {
      guard let number = portNumber(digits), number != defaultPort(ofScheme: scheme) else {
        return nil
      }
      port = number
    }
    self = .tuple(scheme: scheme, host: String(parts.host), port: port)
  }

  /// The origin's ASCII serialisation, https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin.
  public var serialized: String {
    switch self {
    case .opaque: "null"
    case .tuple(let scheme, let host, let port):
      scheme + "://" + host + (port.map { ":\($0)" } ?? "")
    }
  }

  /// True where the serialisation also fits the ABNF of Fetch §`Origin` header, not only what
  /// browsers let pass.
  public var isStandardSerialization: Bool {
    guard case .tuple(_, let host, _) = self else { return true }
    return host.utf8.first == UInt8(ascii: "[")
      || !host.isEmpty
        && host.utf8.allSatisfy {
          $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "-")
            || $0 == UInt8(ascii: ".")
        }
  }
}

/// Digits without a leading zero, at most 65535.
func portNumber(_ digits: some StringProtocol) -> Int? {
  let bytes = digits.utf8
  guard (1...5).contains(bytes.count), bytes.allSatisfy(\.isASCIIDigit),
    bytes.count == 1 || bytes.first != UInt8(ascii: "0"), let number = Int(digits),
    number <= 65535
  else { return nil }
  return number
}
