public import FetchStandard

extension Grant {
  /// An `Access-Control-Allow-Origin`, its lines joined, seen from the asking origin.
  ///
  /// Only what is equal byte for byte is an echo (Fetch §CORS check, step 4); everything else is
  /// told apart for the reason's sake.
  public init(_ allowOrigin: Observed, to origin: Observed) {
    switch allowOrigin.normalized {
    case .notLogged: self = .notLogged
    case .absent: self = .absent
    case .empty: self = .empty
    case .value(let value):
      var asker: String?
      if case .value(let origin) = origin.normalized { asker = origin }
      if let asker, value.hasSameBytes(as: asker) {
        self = .echo
      } else if value.hasSameBytes(as: "*") {
        self = .star
      } else if value.hasSameBytes(as: "null") {
        self = .null
      } else if value.utf8.contains(where: isListSeparator) {
        self = .several(value)
      } else {
        self = .other(value, mismatch: GrantMismatch(of: value, to: asker))
      }
    }
  }
}

private func isListSeparator(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ",") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

extension GrantMismatch {
  /// How an allowed origin misses the asking one.
  ///
  /// Without an asker (`nil`: absent or not logged), ``otherOrigin`` alone could be the asker's
  /// origin: all others are what no browser sends.
  init(of value: String, to asker: String?) {
    if let asker, value.hasSameBytesIgnoringCase(as: asker) {
      self = .caseOnly
    } else if value.utf8.contains(UInt8(ascii: "*")) {
      self = value.utf8.contains(where: isQuote) ? .malformed : .wildcardPattern
    } else if let parts = OriginParts(of: value), isNearlyOrigin(parts) {
      self =
        asker.map { GrantMismatch(of: parts, to: $0) } ?? GrantMismatch(ofValue: value, parts)
    } else {
      self = .malformed
    }
  }

  /// The first part in which a value differs from the asking origin.
  private init(of value: OriginParts, to asker: String) {
    guard let asker = OriginParts(of: asker),
      value.host.hasSameBytesIgnoringCase(as: asker.host)
    else {
      // Hosts with odd bytes exist, but an allow-list that names one is a slip of the pen.
      self = value.host.utf8.allSatisfy(isCommonHostByte) ? .otherOrigin : .malformed
      return
    }
    if !value.scheme.hasSameBytesIgnoringCase(as: asker.scheme) {
      self = .scheme
    } else if !(value.port ?? "").hasSameBytes(as: asker.port ?? "")
      || (value.port == nil) != (asker.port == nil)
    {
      self = .port
    } else if !value.rest.hasSameBytes(as: asker.rest) {
      self = .trailingSlashOrPath
    } else {
      self = .caseOnly
    }
  }

  /// What keeps a value from being any browser's origin, or that it is one.
  private init(ofValue value: String, _ parts: OriginParts) {
    if Origin(serialized: value) != nil {
      self = .otherOrigin
    } else if !parts.rest.isEmpty {
      self = .trailingSlashOrPath
    } else if Origin(serialized: value.byteLowercased) != nil {
      self = .caseOnly
    } else {
      self = .port
    }
  }
}

/// True for an origin but for its case, its port and what follows it.
private func isNearlyOrigin(_ parts: OriginParts) -> Bool {
  let bare = "\(parts.scheme)://\(parts.host)".byteLowercased
  return Origin(serialized: bare) != nil
    && (parts.port ?? "").utf8.allSatisfy { (0x30...0x39).contains($0) }
}

private func isCommonHostByte(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    || "-._[]:".utf8.contains(byte)
}

private func isQuote(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
}
