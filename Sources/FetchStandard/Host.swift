/// True where the text is a host as a browser serialises it for a scheme.
///
/// Wider than the ABNF of Fetch §`Origin` header, which knows letters, digits, `-` and `.`: browsers
/// follow the URL standard §Host parsing, where a domain may hold whatever is no forbidden domain
/// code point (`_`, `$`, `~`, `'` …), and one finds such origins in traffic and in probes.
func isSerializedHost(_ host: Substring, ofScheme scheme: String) -> Bool {
  let bytes = host.utf8
  guard let first = bytes.first else { return scheme == "file" }
  if first == UInt8(ascii: "[") {
    guard bytes.last == UInt8(ascii: "]") else { return false }
    return isSerializedIPv6Address(host.dropFirst().dropLast())
  }
  guard hasDomainHost(scheme: scheme) else { return bytes.allSatisfy(isOpaqueHostByte) }
  guard bytes.allSatisfy({ isOpaqueHostByte($0) && !$0.isASCIIUppercase }) else { return false }
  if endsInNumber(host) { return isSerializedIPv4Address(host) }
  return bytes.split(separator: UInt8(ascii: ".")).allSatisfy { label in
    isPlausibleLabel(Substring(label))
  }
}

/// Printable ASCII without the forbidden domain code points,
/// https://url.spec.whatwg.org/#forbidden-domain-code-point.
private func isOpaqueHostByte(_ byte: UInt8) -> Bool {
  guard 0x21 <= byte, byte <= 0x7E else { return false }
  switch byte {
  case UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "/"), UInt8(ascii: ":"),
    UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "?"), UInt8(ascii: "@"),
    UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "]"), UInt8(ascii: "^"),
    UInt8(ascii: "|"):
    return false
  default:
    return true
  }
}

/// The URL standard's "ends in a number" checker: such a host is an IPv4 address or no host at all.
///
/// https://url.spec.whatwg.org/#ends-in-a-number-checker
private func endsInNumber(_ host: Substring) -> Bool {
  var labels = host.utf8.split(
    separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  if labels.last?.isEmpty == true, labels.count > 1 { labels.removeLast() }
  guard let last = labels.last, !last.isEmpty else { return false }
  if last.allSatisfy(\.isASCIIDigit) { return true }
  guard last.starts(with: "0x".utf8) else { return false }
  return last.dropFirst(2).allSatisfy {
    $0.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
  }
}

/// An A-label must be one: browsers refuse a `xn--` that decodes to nothing.
private func isPlausibleLabel(_ label: Substring) -> Bool {
  guard label.utf8.starts(with: "xn--".utf8) else { return true }
  return isPunycode(label.dropFirst(4))
}
