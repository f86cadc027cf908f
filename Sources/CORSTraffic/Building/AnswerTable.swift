import AccessLog
import FetchStandard

/// The answers of a batch: each distinct one is judged once.
///
/// An entry is looked up by the raw bytes of everything its answer depends on; only what is not
/// known becomes text.
struct AnswerTable {
  /// Servers refuse longer header lines; what is longer is cut, with its length and hash.
  static let longestValue = 16384

  /// Fields whose raw bytes are part of the key as they are.
  private static let plain: [Field] = [
    .requestMethod, .requestHeaders, .requestPrivateNetwork, .fetchSite, .fetchMode, .upgrade,
    .allowCredentials, .allowMethods, .allowHeaders, .maxAge, .exposeHeaders, .allowPrivateNetwork,
    .vary, .cacheControl, .cacheStatus,
  ]
  private static let presence: [Field] = [
    .hasCookie, .hasAuthorization, .hasRemoteUser, .setsCookie,
  ]
  private static let relative: [Field] = [.allowOrigin, .upstreamAllowOrigin]
  /// Fields whose presence the key holds.
  private static let presentMask =
    (plain + presence + relative + [.origin, .contentType, .location])
    .reduce(0) { $0 | $1.bit }

  private var interner = ByteInterner()
  private var scratch: [UInt8] = []
  /// By id of the interned key.
  private var known: [Known] = []
  /// By the hash of an answer: a copy of each would be the largest thing of all under an attack. Two
  /// of one hash would be two in the batch, and one in the store all the same.
  private var indices: [Int: Known] = [:]
  /// How an origin looks and relates to a site, by the two indices.
  private var relations: [UInt64: UInt8] = [:]

  /// What counting needs of an answer.
  struct Known {
    /// Index into the batch's answers.
    var index: Int32
    /// The exchange is kept as a row.
    var keepsRow: Bool
    /// The exchange is counted in `policies`.
    var countsInPolicies: Bool
  }

  /// Who asked where.
  struct Asked {
    var target: TargetValue
    /// Index into the batch's origins.
    var origin: Int32
    var isScanner: Bool
  }

  var byteCount: Int { interner.byteCount }

  /// What the answer to this entry is; a new one is judged and added to the batch.
  mutating func answer(
    of entries: EntryBatch, _ index: Int, _ asked: Asked, into batch: inout TrafficBatch
  ) -> Known {
    makeKey(entries, index, asked, batch)
    let (id, isNew) = interner.intern(scratch)
    guard isNew else { return known[id] }
    var answer = Answer(ExchangeFacts(entries, index, site: batch.sites[Int(asked.target.site)]))
    answer.isScanner = asked.isScanner
    let hash = answer.hashValue
    if let equal = indices[hash], batch.answers[Int(equal.index)].answer == answer {
      known.append(equal)
      return equal
    }
    let judgement = judge(answer, hint: answer.storedHint, priorPassed: false)
    let new = Known(
      index: Int32(batch.answers.count), keepsRow: answer.keepsRow(judgement),
      countsInPolicies: answer.countsInPolicies(judgement))
    indices[hash] = new
    batch.answers.append(JudgedAnswer(answer: answer, judgement: judgement))
    known.append(new)
    return new
  }

  /// Writes everything the answer depends on into `scratch`: two entries of equal keys have equal
  /// answers. Nothing here may allocate for a known answer, but for redirects and multipart types.
  private mutating func makeKey(
    _ entries: EntryBatch, _ index: Int, _ asked: Asked, _ batch: TrafficBatch
  ) {
    let entry = entries.entries[index]
    scratch.removeAll(keepingCapacity: true)
    append(entry.logged)
    append(entry.present & AnswerTable.presentMask)
    append(
      UInt64(UInt32(bitPattern: entry.status)) << 32
        | UInt64(UInt32(bitPattern: asked.target.method)))
    scratch.append(relation(entries, index, asked, batch))
    scratch.append(asked.isScanner ? 1 : 0)
    scratch.append(entries.value(.path, of: index).elementsEqual([UInt8(ascii: "*")]) ? 1 : 0)
    for field in AnswerTable.presence {
      scratch.append(entries.isPresent(field, of: index) ? 1 : 0)
    }
    for field in AnswerTable.plain { append(entries.value(field, of: index)) }
    appendContentType(entries, index)
    let origin = entries.value(.origin, of: index)
    for field in AnswerTable.relative {
      appendRelative(entries.value(field, of: index), origin, asked)
    }
    if entry.present & Field.location.bit != 0 {
      let kind = ExchangeFacts(entries, index, site: batch.sites[Int(asked.target.site)])
        .locationKind
      scratch.append(
        UInt8(clamping: (kind.flatMap { LocationKind.allCases.firstIndex(of: $0) } ?? -1) + 1))
    }
  }

  private mutating func append(_ number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      scratch.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  private mutating func append(_ value: ArraySlice<UInt8>) {
    scratch.append(UInt8(truncatingIfNeeded: value.count))
    scratch.append(UInt8(truncatingIfNeeded: value.count >> 8))
    scratch.append(UInt8(truncatingIfNeeded: value.count >> 16))
    scratch.append(contentsOf: value)
  }

  /// A multipart type has a random boundary in each request, so its class stands for it.
  private mutating func appendContentType(_ entries: EntryBatch, _ index: Int) {
    let value = entries.value(.contentType, of: index)
    guard value.count > 10, value.prefix(10).map(lowerCased).elementsEqual("multipart/".utf8) else {
      append(value)
      return
    }
    let text = Observed.value(boundedText(value, upTo: AnswerTable.longestValue))
    let kind = ContentTypeClass(text)
    scratch.append(0xFF)
    scratch.append(
      UInt8(clamping: kind.flatMap { ContentTypeClass.allCases.firstIndex(of: $0) } ?? 0))
  }

  /// A grant that echoes the origin is the same for every origin; another one is not.
  private mutating func appendRelative(
    _ grant: ArraySlice<UInt8>, _ origin: ArraySlice<UInt8>, _ asked: Asked
  ) {
    if !grant.isEmpty, grant.elementsEqual(origin) {
      scratch.append(1)
      return
    }
    scratch.append(2)
    append(grant)
    if grant.count > 1 { append(UInt64(UInt32(bitPattern: asked.origin))) }
  }

  private mutating func relation(
    _ entries: EntryBatch, _ index: Int, _ asked: Asked, _ batch: TrafficBatch
  ) -> UInt8 {
    let key =
      UInt64(UInt32(bitPattern: asked.target.site)) << 32 | UInt64(UInt32(bitPattern: asked.origin))
    if let known = relations[key] { return known }
    let answer = Answer(ExchangeFacts(entries, index, site: batch.sites[Int(asked.target.site)]))
    let shape = OriginShape.allCases.firstIndex(of: answer.originShape) ?? 0
    let relation = OriginRelation.allCases.firstIndex(of: answer.originRelation) ?? 0
    let code = UInt8(clamping: shape * 16 + relation)
    relations[key] = code
    return code
  }
}

extension EntryBatch {
  /// Whether a field's value was there.
  func isPresent(_ field: Field, of index: Int) -> Bool { entries[index].present & field.bit != 0 }
}
