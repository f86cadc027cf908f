public import FetchStandard

extension LocationKind {
  /// Where a `Location` leads, seen from the URL that answered with it; nil where that is not known.
  ///
  /// - Parameters:
  ///   - path: the request target as sent; queries and fragments do not count.
  public init?(_ location: Observed, from site: Site?, path: String?) {
    guard case .value(let value) = location.normalized else { return nil }
    let text = value.utf8.starts(with: "//".utf8) ? "\(site?.scheme ?? "?"):\(value)" : value
    guard let parts = absoluteParts(text) else {
      self = LocationKind(ofPath: pathOnly(value), from: path)
      return
    }
    guard let site else { return nil }
    let authorityEnd = parts.rest.startIndex
    guard let other = Site(parsed: String(text[..<authorityEnd])),
      other.host.hasSameBytes(as: site.host), other.port == site.port
    else {
      self = .host
      return
    }
    let newPath = pathOnly(String(parts.rest))
    switch (site.scheme, other.scheme) {
    case (let scheme?, let otherScheme?) where scheme != otherScheme:
      self = .scheme
    case (nil, .some) where path.map(pathOnly)?.hasSameBytes(as: newPath) ?? false:
      // The same URL again: what a redirect changed can only be the scheme.
      self = .scheme
    default:
      self = LocationKind(ofPath: newPath, from: path)
    }
  }

  private init(ofPath newPath: String, from target: String?) {
    guard let path = target.map(pathOnly) else {
      self = .path
      return
    }
    let isSlashApart =
      newPath.hasSameBytes(as: path + "/") || path.hasSameBytes(as: newPath + "/")
    self = isSlashApart ? .slash : .path
  }
}

/// The parts of a URL that names its site; nil for a path alone, whatever its query holds.
private func absoluteParts(_ text: String) -> OriginParts? {
  guard let parts = OriginParts(of: text),
    parts.scheme == "?" || parts.scheme.utf8.allSatisfy(isSchemeByte)
  else { return nil }
  return parts
}

private func isSchemeByte(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
}

/// The path of a request target or a URL, `/` where it is empty.
private func pathOnly(_ target: String) -> String {
  let text = absoluteParts(target)?.rest ?? target[...]
  let end = text.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
  let path = text[..<(end ?? text.endIndex)]
  return path.isEmpty ? "/" : String(path)
}
