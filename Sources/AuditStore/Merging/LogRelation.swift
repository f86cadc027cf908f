import CORSTraffic

/// How two logs of one label stand to each other.
enum LogRelation: Equatable {
  /// They are different from their beginning on, as far as can be told.
  case independent
  /// The shorter is the beginning of the longer, or they are the same.
  case beginning
  /// They have whole blocks in common, and part in this one.
  case parted(block: Int64)
}

/// Two logs of different stores, the shorter first, and what the ledgers tell of them.
struct LogComparison {
  let shorter: MergeLog
  let longer: MergeLog
  let shorterStore: MergeInput
  let longerStore: MergeInput
  let stop: StopSignal

  func relation() throws(StoreError) -> LogRelation {
    if let block = try firstDifference() {
      return block == 0 ? .independent : .parted(block: block)
    }
    let last = shorter.wholeBlocks
    if shorter.restBytes == 0, last > 0 { return .beginning }
    switch try compareStates(of: last) {
    case .beginning: return .beginning
    case .parted: return last == 0 ? .independent : .parted(block: last)
    case .unknown: return try compareContent(upTo: last)
    }
  }

  /// The first of the blocks that the shorter counts whole in which they differ.
  private func firstDifference() throws(StoreError) -> Int64? {
    let hashes = """
      SELECT hash FROM source_block
      WHERE source = ? AND length = \(LedgerWalk.blockLength) AND block < \(shorter.wholeBlocks)
      ORDER BY block
      """
    var difference: Int64?
    do throws(SQLiteFailure) {
      let mine = try RawStatement(hashes, on: shorterStore.connection.raw)
      let others = try RawStatement(hashes, on: longerStore.connection.raw)
      mine.bind(shorter.id, at: 1)
      others.bind(longer.id, at: 1)
      var block: Int64 = 0
      while difference == nil, try mine.step() {
        guard try others.step(), mine.blob(0) == others.blob(0) else {
          difference = block
          continue
        }
        block += 1
      }
    } catch {
      throw shorterStore.connection.failure(error)
    }
    return difference
  }

  private enum StateComparison { case beginning, parted, unknown }

  /// Compares the states in which the shorter's last block is known: one of exactly its counted
  /// length tells whether the longer begins with it, and an equal longer one that it does.
  private func compareStates(of block: Int64) throws(StoreError) -> StateComparison {
    let mine = try shorterStore.states(of: shorter.id, block: block)
    let others = try longerStore.states(of: longer.id, block: block)
    let known = Dictionary(uniqueKeysWithValues: others.map { ($0.length, $0.hash) })
    // What counts nothing is known by what is pending.
    let counted = shorter.consumedBytes == 0 ? mine.last?.length ?? 0 : shorter.restBytes
    for state in mine where state.length >= counted {
      guard let hash = known[state.length] else { continue }
      if hash == state.hash { return .beginning }
      if state.length == counted { return .parted }
    }
    return shorter.consumedBytes == 0 ? .parted : .unknown
  }

  /// Where no state tells: waypoints within the first block, and what was counted.
  private func compareContent(upTo block: Int64) throws(StoreError) -> LogRelation {
    if block == 0 {
      guard let mine = try shorterStore.waypoints(of: shorter.id),
        let others = try longerStore.waypoints(of: longer.id), mine.agree(with: others)
      else { return .independent }
    }
    let parted = block == 0 ? LogRelation.independent : .parted(block: block)
    guard shorter.firstBlock == longer.firstBlock else { return parted }
    let isContained = try Containment(
      shorter: shorter, in: shorterStore, longer: longer, in: longerStore, stop: stop
    ).holds()
    return isContained ? .beginning : parted
  }
}
