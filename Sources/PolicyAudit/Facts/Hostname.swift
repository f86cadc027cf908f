/// A host of the web, lower-case, without a dot at its end.
package struct Hostname: Hashable, Sendable {
  /// An IPv6 address in brackets.
  package let text: String
  package let reach: Reach

  /// From where a host can be reached, as far as its text tells.
  package enum Reach: Sendable {
    case loopback
    case privateAddress
    /// A name that only a private network resolves.
    case privateName
    /// Under `.test`, which nobody can register (RFC 6761): a developer's own name.
    case testName
    case publicAddress
    case publicName
  }

  /// The host as logged or sent; nil for one that is longer than a name can be, or empty.
  package init?(_ host: String) {
    guard host.utf8.count <= 254 else { return nil }
    var text = host.lowercased()
    if text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
    guard !text.isEmpty, text.utf8.count <= 253 else { return nil }
    self.text = text
    reach = Reach(of: text)
  }

  package var isAddress: Bool { isIPAddress(text) }

  /// True for the domain itself and every name below it.
  package func isUnder(_ domain: String) -> Bool {
    text == domain || text.hasSuffix("." + domain)
  }
}

extension Hostname.Reach {
  fileprivate init(of text: String) {
    if let bytes = ipv4Bytes(text) {
      self = Hostname.Reach(ipv4: bytes)
    } else if text.utf8.first == UInt8(ascii: "[") {
      self = Hostname.Reach(ipv6: text)
    } else {
      let labels = text.utf8.split(separator: UInt8(ascii: "."))
      let last = labels.last.map { String(Substring($0)) } ?? ""
      self =
        if last == "localhost" {
          .loopback
        } else if last == "test" {
          .testName
        } else if labels.count < 2 || privateEndings.contains(last) || text.hasSuffix(".home.arpa")
        {
          .privateName
        } else {
          .publicName
        }
    }
  }

  /// The special-purpose addresses of RFC 6890 that a browser can reach.
  private init(ipv4 bytes: [UInt8]) {
    self =
      switch (bytes[0], bytes[1]) {
      case (127, _), (0, _): .loopback
      case (10, _), (172, 16...31), (192, 168), (169, 254), (100, 64...127): .privateAddress
      default: .publicAddress
      }
  }

  private init(ipv6 text: String) {
    let address = text.dropFirst().dropLast()
    if address == "::1" || address == "::" || address.hasPrefix("::ffff:7f") {
      self = .loopback
      return
    }
    let first = UInt16(address.prefix { $0 != ":" }, radix: 16) ?? 0
    // fc00::/7 unique local, fe80::/10 link local, and RFC 1918 written as IPv6 (::ffff:a00:1).
    let isPrivate =
      first & 0xFE00 == 0xFC00 || first & 0xFFC0 == 0xFE80
      || mappedIPv4(address).map { Hostname.Reach(ipv4: $0) == .privateAddress } ?? false
    self = isPrivate ? .privateAddress : .publicAddress
  }
}

/// Top names that only private networks resolve, by RFC 6762, RFC 8375, ICANN's `.internal` and
/// wide custom.
private let privateEndings: Set<String> = [
  "local", "internal", "lan", "home", "corp", "intranet", "localdomain", "private",
]

/// True for an IPv4 address, and for anything in brackets.
func isIPAddress(_ host: String) -> Bool {
  host.utf8.first == UInt8(ascii: "[") || ipv4Bytes(host) != nil
}

private func ipv4Bytes(_ text: String) -> [UInt8]? {
  let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  guard parts.count == 4 else { return nil }
  let bytes = parts.compactMap { part in
    part.allSatisfy { (0x30...0x39).contains($0) } ? UInt8(Substring(part)) : nil
  }
  return bytes.count == 4 ? bytes : nil
}

/// The four bytes of `::ffff:a00:1`.
private func mappedIPv4(_ address: Substring) -> [UInt8]? {
  guard address.hasPrefix("::ffff:") else { return nil }
  let pieces = address.dropFirst(7).split(separator: ":").compactMap { UInt16($0, radix: 16) }
  guard pieces.count == 2 else { return nil }
  return pieces.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
}
