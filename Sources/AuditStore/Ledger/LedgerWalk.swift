package import CORSTraffic
import GRDB

/// Matches a stream, block by block, with the logs known under one label.
///
/// A log is its content under its label; names play no part. A block counts as known when its whole
/// hash is that of a known log all of whose blocks before were equal, too. Where several logs fit,
/// they stay candidates side by side. So at every block one of three things holds:
///
/// - some candidate has this block and its lines counted: skip it;
/// - some candidate's counted part ends here or in blocks before, which were all equal, and the
///   stream goes on: it has grown, read on from its end;
/// - every candidate goes on differently: the stream is a new log from this block on.
///
/// A log is its counted bytes. What was pending behind them is no part of it: it may be written anew,
/// and what the ledger has of it is forgotten then.
///
/// **What identity cannot know.** A copy that was cut in the middle of a block, at a place where no
/// earlier reading stopped, cannot be told from a log that parts there: the lines of its last block
/// count again (gzip data tells that it is cut, and is not read until it is whole). Logs joined in one
/// stream, or one log without its beginning, are new logs. A last line that was counted without its
/// end (`--final`) is not joined when the rest arrives. Two equal logs of two servers are one log
/// unless their labels differ. Of two logs that are equal as far as lines of either are counted, and
/// pending behind that, the one that goes on first is the log that was known.
///
/// A walk sees what was committed before each step; streams under one label are walked one after
/// the other.
package struct LedgerWalk: Sendable {
  private let store: AuditStore
  private let label: String
  private let length: Int64
  /// Logs all of whose blocks so far are the stream's; nil before the first block.
  private var candidates: [Candidate]?
  /// The first of those that have all lines of the stream so far counted.
  private var known: SourceReference?
  /// The stream's blocks so far.
  private var seen: [LedgerBlock] = []

  /// The length of every block of a log but the last.
  package static let blockLength: Int64 = 1 << 20

  private struct Candidate: Sendable {
    var source: SourceReference
    var consumedBytes: Int64
    var consumedLines: Int64
  }

  init(store: AuditStore, label: String, blockLength: Int64) {
    self.store = store
    self.label = label
    length = blockLength
  }

  /// Offers the stream's next block; only the last one may be shorter than the others.
  /// - Parameter prefixHash: the hash of the block's first bytes, as many as it is given; asked in
  ///   ascending order.
  package mutating func offer(
    _ block: LedgerBlock, prefixHash: (Int64) -> (high: UInt64, low: UInt64)
  ) throws(StoreError) -> LedgerStep {
    precondition(block.index == Int64(seen.count), "Blocks are offered in their order.")
    let states = try states(of: block.index)
    let known: [Candidate]
    if let candidates { known = candidates } else { known = try allSources() }
    let open = known.map { candidate in
      (candidate, compare(candidate, block, states[candidate.source.id] ?? []))
    }
    let hashes = self.hashes(of: block, open.compactMap(\.1.endingAt), prefixHash)
    var going: [Candidate] = []
    var pending: [Candidate] = []
    var ended: [Candidate] = []
    for (candidate, comparison) in open {
      switch comparison {
      case .covers: going.append(candidate)
      case .pends: pending.append(candidate)
      case .ends: ended.append(candidate)
      case .endsIf(let state): if hashes[state.length] == state.hash { ended.append(candidate) }
      case .parts: break
      }
    }
    if let first = going.first {
      // Those with a line that crosses into the next block may be what the stream turns out to be.
      candidates = going + pending
      self.known = first.source
      seen.append(block)
      return .known
    }
    let furthest = (ended + pending).max {
      ($0.consumedBytes, -$0.source.id) < ($1.consumedBytes, -$1.source.id)
    }
    if let furthest {
      return .continues(
        furthest.source, consumedBytes: furthest.consumedBytes,
        consumedLines: furthest.consumedLines)
    }
    return .new(NewSource(firstBlock: block.index, sharedBlocks: seen))
  }

  /// The stream ended, and every block of it was known.
  package func end() -> LedgerEnd {
    known.map { .known($0) } ?? .empty
  }

  /// What a candidate has at the block that was offered.
  private enum Comparison {
    /// The block, with all its lines counted.
    case covers
    /// The block, but the line at its end is not counted, or not all of it.
    case pends
    /// Less than the block, and that is the stream's.
    case ends
    /// Less than the block, if the block begins so.
    case endsIf(LedgerBlock)
    case parts

    var endingAt: Int64? {
      guard case .endsIf(let state) = self else { return nil }
      return state.length
    }
  }

  /// - Parameter states: what is known of this block in the candidate, shortest first.
  private func compare(
    _ candidate: Candidate, _ block: LedgerBlock, _ states: [LedgerBlock]
  ) -> Comparison {
    let counted = candidate.consumedBytes - block.index * length
    let isWhole = states.contains { $0.length == block.length && $0.hash == block.hash }
    if isWhole { return counted >= block.length ? .covers : .pends }
    // What lies before was equal, and nothing of this block is counted.
    if counted <= 0, block.index > 0 { return .ends }
    guard let state = states.first(where: { $0.length >= counted }), state.length < block.length
    else { return .parts }
    return .endsIf(state)
  }

  /// The hashes of some beginnings of a block, each made once, the shortest first.
  private func hashes(
    of block: LedgerBlock, _ lengths: [Int64], _ hash: (Int64) -> (high: UInt64, low: UInt64)
  ) -> [Int64: LedgerHash] {
    var hashes: [Int64: LedgerHash] = [:]
    for length in Set(lengths).sorted() {
      let value = hash(length)
      hashes[length] = LedgerHash(high: value.high, low: value.low)
    }
    return hashes
  }
}

// What the store knows.
extension LedgerWalk {
  private func allSources() throws(StoreError) -> [Candidate] {
    let label = label
    return try store.reading("read the ledger of") { db in
      try Row.fetchAll(
        db,
        sql: "SELECT id, consumed_bytes, consumed_lines FROM source WHERE label = ? ORDER BY id",
        arguments: [label]
      ).map { row in
        Candidate(
          source: SourceReference(id: row[0]), consumedBytes: row[1], consumedLines: row[2])
      }
    }
  }

  /// The lengths and hashes that are known of one block, by source.
  private func states(of index: Int64) throws(StoreError) -> [Int64: [LedgerBlock]] {
    let ids = candidates.map { $0.map(\.source.id) }
    let label = label
    return try store.reading("read the ledger of") { db in
      var states: [Int64: [LedgerBlock]] = [:]
      let rows =
        if let ids {
          try ids.flatMap { id in
            try db.raw.rows(
              """
              SELECT source, length, hash FROM source_block WHERE source = ? AND block = ?
              ORDER BY length
              """, [.integer(id), .integer(index)])
          }
        } else {
          try db.raw.rows(
            """
            SELECT source, length, hash FROM source
            JOIN source_block ON source_block.source = source.id AND block = ?
            WHERE label = ?
            ORDER BY source.id, length
            """, [.integer(index), .text(label)])
        }
      for row in rows {
        guard
          case (.integer(let source), .integer(let length), .blob(let bytes)) = (
            row[0], row[1], row[2]
          )
        else { continue }
        let hash = LedgerHash(bytes: bytes)
        states[source, default: []].append(
          LedgerBlock(index: index, length: length, high: hash.high, low: hash.low))
      }
      return states
    }
  }
}
