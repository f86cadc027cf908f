import AccessLog

/// The targets of a batch: site, route and method.
struct TargetTable {
  private let folding: RouteFolding
  private var sites: SiteTable
  private var routeInterner = ByteInterner()
  private var methodInterner = ByteInterner()
  private var targets: [TargetValue: Int32] = [:]
  private var scratch: [UInt8] = []

  /// A method is a token; what is longer is no method of anybody's and is cut.
  static let longestMethod = 64

  init(options: IngestOptions) {
    folding = RouteFolding(routes: options.routes)
    sites = SiteTable(publicSites: options.publicSites)
  }

  var byteCount: Int { routeInterner.byteCount }

  /// The index of this entry's target, its parts added to the batch where they are new.
  mutating func target(
    of entries: EntryBatch, _ index: Int, into batch: inout TrafficBatch
  ) -> Int32 {
    let value = TargetValue(
      site: sites.site(of: entries, index, into: &batch.sites),
      route: route(of: entries, index, into: &batch.routes),
      method: method(of: entries, index, into: &batch.methods))
    if let known = targets[value] { return known }
    let new = Int32(batch.targets.count)
    targets[value] = new
    batch.targets.append(value)
    return new
  }

  private mutating func route(
    of entries: EntryBatch, _ index: Int, into routes: inout [String]
  ) -> Int32 {
    scratch.removeAll(keepingCapacity: true)
    let requestTarget = entries.value(.path, of: index)
    if let path = pathOf(requestTarget) {
      folding.fold(path, into: &scratch)
    } else if !requestTarget.isEmpty {
      // CONNECT names an authority, not a path; every one would be a route of its own.
      scratch.append(contentsOf: Array("{authority}".utf8))
    }
    let (id, isNew) = routeInterner.intern(scratch)
    if isNew { routes.append(boundedText(scratch[...], upTo: RouteFolding.longestRoute)) }
    return Int32(id)
  }

  private mutating func method(
    of entries: EntryBatch, _ index: Int, into methods: inout [String]
  ) -> Int32 {
    guard entries.entries[index].present & Field.method.bit != 0 else { return -1 }
    let method = entries.value(.method, of: index)
    let (id, isNew) = methodInterner.intern(entries.bytes, method.startIndex..<method.endIndex)
    if isNew { methods.append(boundedText(method, upTo: TargetTable.longestMethod)) }
    return Int32(id)
  }
}

/// The path of a request target, without query and fragment; `*` stays, the authority of CONNECT
/// gives nil (RFC 9112 §3.2).
func pathOf(_ requestTarget: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  var target = requestTarget
  if target.first != UInt8(ascii: "/"), target.first != UInt8(ascii: "*") {
    // The absolute form, `http://host/path`.
    guard let colon = target.firstIndex(of: UInt8(ascii: ":")),
      target[colon...].starts(with: [0x3A, 0x2F, 0x2F])
    else { return nil }
    let authority = target[(colon + 3)...]
    guard let slash = authority.firstIndex(of: UInt8(ascii: "/")) else { return [0x2F] }
    target = target[slash...]
  }
  let end = target.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
  return target[..<(end ?? target.endIndex)]
}
