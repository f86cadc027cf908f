import AccessLog

/// The clients of a batch: an address as it may be kept, and a user agent.
struct ClientTable {
  /// What is longer is cut, with its length and hash.
  static let longestUserAgent = 1024

  private let mode: IngestOptions.ClientMode
  private let hash: KeyedHash
  private var addressInterner = ByteInterner()
  private var addresses: [Address] = []
  private var agentInterner = ByteInterner()
  private var scanners: [Bool] = []
  private var clients: [UInt64: Int32] = [:]

  private struct Address {
    var key: Int64
    var kept: String?
    var isPrivate: Bool
  }

  /// Who asked: an index into the batch's clients, and what its answer depends on.
  struct Client {
    var index: Int32
    var isPrivate: Bool
    var isScanner: Bool
  }

  init(mode: IngestOptions.ClientMode, hash: KeyedHash) {
    self.mode = mode
    self.hash = hash
  }

  var byteCount: Int { addressInterner.byteCount + agentInterner.byteCount }

  mutating func client(
    of entries: EntryBatch, _ index: Int, into batch: inout TrafficBatch
  ) -> Client {
    let address = entries.value(.client, of: index)
    let (addressID, isNewAddress) = addressInterner.intern(
      entries.bytes, address.startIndex..<address.endIndex)
    if isNewAddress { addresses.append(keep(address)) }
    let agentID = userAgent(of: entries, index, into: &batch.userAgents)
    // Dropped addresses are all the same client, but for the user agent.
    let told = mode == .drop ? UInt32.max : UInt32(addressID)
    let pair = UInt64(told) << 32 | UInt64(UInt32(bitPattern: Int32(agentID)))
    let known = addresses[addressID]
    if clients[pair] == nil {
      clients[pair] = Int32(batch.clients.count)
      batch.clients.append(
        ClientValue(key: known.key, address: known.kept, userAgent: Int32(agentID)))
    }
    return Client(
      index: clients[pair] ?? 0, isPrivate: known.isPrivate,
      isScanner: agentID >= 0 && scanners[agentID])
  }

  /// -1 where no user agent is logged.
  private mutating func userAgent(
    of entries: EntryBatch, _ index: Int, into userAgents: inout [String]
  ) -> Int {
    guard entries.entries[index].logged & Field.userAgent.bit != 0 else { return -1 }
    let agent = entries.value(.userAgent, of: index)
    let (id, isNew) = agentInterner.intern(entries.bytes, agent.startIndex..<agent.endIndex)
    if isNew {
      let text = boundedText(agent, upTo: ClientTable.longestUserAgent)
      userAgents.append(text)
      scanners.append(isScannerUserAgent(text))
    }
    return id
  }

  private func keep(_ bytes: ArraySlice<UInt8>) -> Address {
    guard !bytes.isEmpty else { return Address(key: 0, kept: nil, isPrivate: false) }
    let text = boundedText(bytes, upTo: 253)
    let address = ClientAddress(text)
    let key = Int64(bitPattern: hash.hash(bytes))
    let kept: (key: Int64, address: String?) =
      switch mode {
      case .truncate: (key, address.truncated)
      case .keep: (key, text)
      case .hash: (key, nil)
      case .drop: (0, nil)
      }
    return Address(key: kept.key, kept: kept.address, isPrivate: address.isPrivate)
  }
}
