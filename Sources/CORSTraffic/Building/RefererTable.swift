import AccessLog
import FetchStandard

/// The sites of pages that asked where the log does not show Origin: of a Referer its scheme, host and
/// port, unless the page is the target's own. They tell who asks from other sites, never what a
/// browser makes of the answer.
struct RefererTable {
  private var interner = ByteInterner()
  /// Of each id of the interner the origin; nil for what is no page of the web.
  private var origins: [Origin?] = []
  /// Index into the batch's origins, by id and the index of the site asked; -1 where the page is the
  /// site's own, or none.
  private var indices: [UInt64: Int32] = [:]

  var byteCount: Int { interner.byteCount }

  /// The index of the origin of the page that asked for this; a new one is added to the batch.
  mutating func referer(
    of entries: EntryBatch, _ index: Int, site: Int32, into batch: inout TrafficBatch,
    _ originTable: inout OriginTable
  ) -> Int32? {
    let entry = entries.entries[index]
    guard entry.logged & Field.origin.bit == 0, entry.present & Field.referer.bit != 0 else {
      return nil
    }
    let value = trimmed(entries.value(.referer, of: index))
    guard let end = endOfOrigin(value) else { return nil }
    let (id, isNew) = interner.intern(entries.bytes, value.startIndex..<end)
    if isNew { origins.append(webOrigin(value[..<end])) }
    let key = UInt64(id) << 32 | UInt64(UInt32(bitPattern: site))
    if let known = indices[key] { return known < 0 ? nil : known }
    var found: Int32 = -1
    if let origin = origins[id], !isOwn(origin, batch.sites[Int(site)]) {
      found = originTable.index(of: origin.serialized, into: &batch.origins)
    }
    indices[key] = found
    return found < 0 ? nil : found
  }
}

/// Where the origin ends that a URL of the web begins with; nil for anything else, and for what is
/// longer than an origin can be.
private func endOfOrigin(_ url: ArraySlice<UInt8>) -> Int? {
  guard url.starts(with: "http".utf8), let colon = url.firstIndex(of: UInt8(ascii: ":")),
    url[colon...].starts(with: "://".utf8)
  else { return nil }
  let authority = url[(colon + 3)...]
  let end =
    authority.firstIndex { byte in
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    } ?? url.endIndex
  return end - url.startIndex <= OriginTable.longestOrigin ? end : nil
}

/// The origin, if a browser could have written it so.
private func webOrigin(_ bytes: ArraySlice<UInt8>) -> Origin? {
  guard let origin = Origin(serialized: losslessText(Array(bytes))),
    case .tuple(let scheme, _, _) = origin, scheme == "http" || scheme == "https"
  else { return nil }
  return origin
}

/// Whether a page is the site's own; where the scheme of the site is not known, by host and port.
private func isOwn(_ origin: Origin, _ site: SiteValue) -> Bool {
  guard case .tuple(let scheme, let host, let port) = origin,
    host.utf8.elementsEqual(site.host.utf8), site.scheme == "?" || scheme == site.scheme
  else { return false }
  // A site of unknown scheme may name the port that is the page's default.
  return port == site.port || port == nil && site.port == (scheme == "https" ? 443 : 80)
}
