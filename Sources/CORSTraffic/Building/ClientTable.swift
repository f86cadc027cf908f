import AccessLog

/// The clients of a batch: an address as it may be kept, and a user agent. Only those of exchanges
/// that are kept row by row come into it.
struct ClientTable {
  /// What is longer is cut, with its length and hash.
  static let longestUserAgent = 1024

  private let mode: IngestOptions.ClientMode
  private let hash: KeyedHash
  private var addressInterner = ByteInterner()
  private var addresses: [Address] = []
  private var agentInterner = ByteInterner()
  private var agents: [Agent] = []
  private var clients: [UInt64: Int32] = [:]

  private struct Address {
    var key: Int64
    var kept: String?
    var isPrivate: Bool
  }

  private struct Agent {
    var isScanner: Bool
    /// Index into the batch's user agents; -1 until a kept exchange has it.
    var index: Int32 = -1
  }

  /// Who asked, as far as an answer and its counts depend on it.
  struct Client {
    fileprivate var address: Int
    /// -1 where no user agent is logged.
    fileprivate var agent: Int
    var isPrivate: Bool
    var isScanner: Bool
  }

  init(mode: IngestOptions.ClientMode, hash: KeyedHash) {
    self.mode = mode
    self.hash = hash
  }

  var byteCount: Int { addressInterner.byteCount + agentInterner.byteCount }

  /// Who asked; nothing of it comes into a batch by that.
  mutating func client(of entries: EntryBatch, _ index: Int) -> Client {
    let address = entries.value(.client, of: index)
    let (addressID, isNew) = addressInterner.intern(
      entries.bytes, address.startIndex..<address.endIndex)
    if isNew { addresses.append(keep(address)) }
    let agent = agent(of: entries, index)
    return Client(
      address: addressID, agent: agent, isPrivate: addresses[addressID].isPrivate,
      isScanner: agent >= 0 && agents[agent].isScanner)
  }

  /// The index into the batch's clients of who asked, for an exchange that is kept.
  mutating func index(
    of client: Client, asking entries: EntryBatch, _ index: Int, into batch: inout TrafficBatch
  ) -> Int32 {
    // Dropped addresses are all the same client, but for the user agent.
    let told = mode == .drop ? UInt32.max : UInt32(client.address)
    let pair = UInt64(told) << 32 | UInt64(UInt32(bitPattern: Int32(client.agent)))
    if let known = clients[pair] { return known }
    if client.agent >= 0, agents[client.agent].index < 0 {
      agents[client.agent].index = Int32(batch.userAgents.count)
      batch.userAgents.append(text(ofUserAgent: entries.value(.userAgent, of: index)))
    }
    let new = Int32(batch.clients.count)
    clients[pair] = new
    batch.clients.append(
      ClientValue(
        key: addresses[client.address].key, address: addresses[client.address].kept,
        userAgent: client.agent < 0 ? -1 : agents[client.agent].index))
    return new
  }

  /// -1 where no user agent is logged.
  private mutating func agent(of entries: EntryBatch, _ index: Int) -> Int {
    guard entries.entries[index].logged & Field.userAgent.bit != 0 else { return -1 }
    let agent = entries.value(.userAgent, of: index)
    let (id, isNew) = agentInterner.intern(entries.bytes, agent.startIndex..<agent.endIndex)
    if isNew { agents.append(Agent(isScanner: isScannerUserAgent(text(ofUserAgent: agent)))) }
    return id
  }

  private func text(ofUserAgent bytes: ArraySlice<UInt8>) -> String {
    boundedText(bytes, upTo: ClientTable.longestUserAgent)
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
