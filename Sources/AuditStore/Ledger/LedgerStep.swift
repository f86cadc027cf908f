import CORSTraffic

/// What the ledger knows of the next block of a stream.
package enum LedgerStep: Sendable, Equatable {
  /// All its lines are counted already.
  case known
  /// The stream is a known log so far, and its lines are counted up to here; read on from there.
  ///
  /// The place lies in the block that was offered, or at its beginning. The walk is over.
  case continues(SourceReference, consumedBytes: Int64, consumedLines: Int64)
  /// From this block on the stream is a log of its own. The walk is over.
  ///
  /// The line that crosses into the block belongs to it whole.
  case new(NewSource)
}

/// A log that the store does not know yet, with the blocks it shares with one it knows.
package struct NewSource: Sendable, Equatable {
  /// The block from which on its lines are counted.
  package let firstBlock: Int64
  /// Whether it shares blocks with a log that is known.
  package var branches: Bool { firstBlock > 0 }
  /// The blocks before that: another log's lines, but part of what this one is known by.
  let sharedBlocks: [LedgerBlock]
}

/// What the ledger knows of a stream that ended while all its blocks were known.
package enum LedgerEnd: Sendable, Equatable {
  /// The stream had no byte.
  case empty
  /// All of it is counted: the same log again, or an older copy of it.
  case known(SourceReference)
}
