#if canImport(Glibc)
  import Glibc
#endif

/// A client's address as a log shows it: an IP address, or a name that cannot be shortened.
struct ClientAddress {
  private var version4: [UInt8]?
  private var version6: [UInt8]?
  let text: String

  init(_ text: String) {
    self.text = text
    let bare = text.hasPrefix("[") ? String(text.dropFirst().prefix { $0 != "]" }) : text
    let withoutZone = String(bare.prefix { $0 != "%" })
    version4 = ClientAddress.parse(withoutZone, family: AF_INET, length: 4)
    let parsed = ClientAddress.parse(withoutZone, family: AF_INET6, length: 16)
    if let parsed, parsed[0..<10].allSatisfy({ $0 == 0 }), parsed[10] == 0xFF, parsed[11] == 0xFF {
      version4 = Array(parsed[12..<16])
    } else {
      version6 = parsed
    }
  }

  /// Its network: /24 of IPv4, /48 of IPv6; nil for a name, which has none.
  var truncated: String? {
    if let version4 { return "\(version4[0]).\(version4[1]).\(version4[2]).0/24" }
    guard let version6 else { return nil }
    let groups = (0..<3).map { index in
      String(UInt16(version6[2 * index]) << 8 | UInt16(version6[2 * index + 1]), radix: 16)
    }
    return groups.joined(separator: ":") + "::/48"
  }

  /// Whether it can only be reached from inside: loopback, RFC 1918, RFC 6598, link-local, unique
  /// local.
  var isPrivate: Bool {
    if let version4 {
      switch (version4[0], version4[1]) {
      case (127, _), (10, _), (192, 168), (169, 254), (172, 16...31), (100, 64...127): return true
      default: return false
      }
    }
    guard let version6 else { return false }
    if version6.dropLast().allSatisfy({ $0 == 0 }), version6[15] == 1 { return true }
    return version6[0] & 0xFE == 0xFC || (version6[0] == 0xFE && version6[1] & 0xC0 == 0x80)
  }

  private static func parse(_ text: String, family: Int32, length: Int) -> [UInt8]? {
    var address = [UInt8](repeating: 0, count: length)
    let parsed = unsafe text.withCString { name in
      unsafe address.withUnsafeMutableBytes { buffer in
        unsafe inet_pton(family, name, buffer.baseAddress)
      }
    }
    return parsed == 1 ? address : nil
  }
}
