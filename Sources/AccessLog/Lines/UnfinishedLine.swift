/// The last line of the bytes so far, whose line feed has not come.
struct UnfinishedLine: Sendable {
  /// The line without the NUL bytes at its start; of one that is too long only the beginning.
  private(set) var bytes: [UInt8] = []
  /// NUL bytes at its start: they may be gigabytes where a file was truncated under its writer.
  private(set) var hole: UInt64 = 0
  /// The line's length behind the hole.
  private(set) var contentLength: UInt64 = 0

  /// The whole length so far.
  var length: UInt64 { hole + contentLength }
  var isTooLong: Bool { contentLength > UInt64(EntryReader.longestLine) }

  mutating func append(_ more: ArraySlice<UInt8>) {
    var more = more
    if contentLength == 0 {
      let content = more.firstIndex { $0 != 0 } ?? more.endIndex
      hole += UInt64(content - more.startIndex)
      more = more[content...]
    }
    contentLength += UInt64(more.count)
    if isTooLong {
      let missing = max(0, RejectedLine.longestSample - bytes.count)
      bytes.append(contentsOf: more.prefix(missing))
      bytes.removeLast(max(0, bytes.count - RejectedLine.longestSample))
    } else {
      bytes.append(contentsOf: more)
    }
  }

  /// Drops the beginning, which was accounted for before.
  mutating func removeFirst(_ count: UInt64) {
    let ofHole = min(count, hole)
    let ofContent = count - ofHole
    hole -= ofHole
    contentLength -= ofContent
    bytes.removeFirst(min(bytes.count, Int(clamping: ofContent)))
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: bytes.capacity <= RejectedLine.longestSample * 128)
    hole = 0
    contentLength = 0
  }
}
