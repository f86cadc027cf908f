import AccessLog

/// The sites of a batch, from the scheme, host and port that its lines log.
struct SiteTable {
  /// Sites of the log and the public ones they stand for (terminated TLS, internal names).
  private let publicSites: [String: SiteValue]
  private var interner = ByteInterner()
  private var scratch: [UInt8] = []
  /// Index into the batch's sites, by id of the interned key.
  private var indices: [Int32] = []
  private var known: [SiteValue: Int32] = [:]

  init(publicSites: [String: String]) {
    self.publicSites = publicSites.compactMapValues(SiteValue.init(parsing:))
  }

  /// The index of the site this entry's request went to; a new one is added to `sites`.
  mutating func site(
    of entries: EntryBatch, _ index: Int, into sites: inout [SiteValue]
  ) -> Int32 {
    scratch.removeAll(keepingCapacity: true)
    for field in [Field.scheme, .host, .port] {
      let value = entries.value(field, of: index)
      scratch.append(contentsOf: value)
      scratch.append(0)
    }
    let (id, isNew) = interner.intern(scratch)
    guard isNew else { return indices[id] }
    var site = SiteValue(
      scheme: entries.value(.scheme, of: index), host: entries.value(.host, of: index),
      port: entries.value(.port, of: index))
    if let publicSite = publicSites[site.text] { site = publicSite }
    if known[site] == nil {
      known[site] = Int32(sites.count)
      sites.append(site)
    }
    indices.append(known[site] ?? 0)
    return indices[id]
  }
}

extension SiteValue {
  /// A host is never longer (RFC 1035); what is longer is cut, with its length and hash.
  static let longestHost = 253

  /// From the bytes a log shows; a port in the host wins.
  init(scheme: ArraySlice<UInt8>, host: ArraySlice<UInt8>, port: ArraySlice<UInt8>) {
    let schemeText = losslessText(scheme.map(lowerCased))
    var name = host
    var portText = port
    if let colon = name.lastIndex(of: UInt8(ascii: ":")), !name[colon...].contains(0x5D) {
      let digits = name[(colon + 1)...]
      let isBareVersion6 = name[..<colon].contains(UInt8(ascii: ":")) && name.first != 0x5B
      if digits.allSatisfy({ (0x30...0x39).contains($0) }), !isBareVersion6 {
        portText = digits
        name = name[..<colon]
      }
    }
    if name.last == UInt8(ascii: "."), name.count > 1 { name = name.dropLast() }
    let number = UInt16(String(decoding: portText, as: UTF8.self)).map(Int.init)
    let knownScheme = ["http", "https"].contains(schemeText) ? schemeText : "?"
    let standard = ["http": 80, "https": 443][knownScheme]
    let lowered = ArraySlice(name.map(lowerCased))
    self.init(
      scheme: knownScheme, host: boundedText(lowered, upTo: SiteValue.longestHost),
      port: number == standard ? nil : number)
  }

  /// From `scheme://host[:port]`; nil where it is none.
  public init?(parsing text: String) {
    let bytes = Array(text.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[colon...].starts(with: [0x3A, 0x2F, 0x2F])
    else { return nil }
    let host = bytes[(colon + 3)...]
    guard !host.isEmpty, !host.contains(UInt8(ascii: "/")) else { return nil }
    self.init(scheme: bytes[..<colon], host: host, port: [])
  }

  /// `scheme://host[:port]`, with `?` for a scheme that is not known; empty where the host is not.
  public var text: String {
    guard !host.isEmpty else { return "" }
    return "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "")
  }
}

@inline(__always)
func lowerCased(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}
