// Lines that were taken out of wrappers: the same loop, and what the wrapper said.

extension LineLoop {
  /// Reads a line out of a chunk of unwrapped ones.
  mutating func readLine(
    _ bytes: RawSpan, _ unwrapped: UnwrappedLine, _ slots: inout MutableSpan<FieldRange>
  ) {
    guard !unwrapped.isPart else {
      batch.comments += 1
      line += 1
      batch.lines += 1
      return
    }
    guard !unwrapped.isTooLong else {
      rejectTooLong(
        bytes, from: unwrapped.start, to: unwrapped.end, unwrapped.hole, unwrapped.length)
      return
    }
    let entries = batch.entries.count
    let rejected = batch.rejected.count
    readLine(bytes, from: unwrapped.start, to: unwrapped.end, hole: unwrapped.hole, &slots)
    if batch.rejected.count > rejected {
      // People look for the place in the line as it stands in the file; of a line that came in parts
      // it is in the last one, or at its end.
      let position = UInt64(batch.rejected[rejected].position) + UInt64(unwrapped.offset)
      batch.rejected[rejected].position = UInt32(clamping: min(position, unwrapped.length))
      batch.rejected[rejected].length = unwrapped.length
    }
    guard batch.entries.count > entries, let milliseconds = unwrapped.milliseconds,
      batch.entries[entries].present & Field.time.bit == 0
    else { return }
    batch.entries[entries].logged |= Field.time.bit
    batch.entries[entries].present |= Field.time.bit
    batch.entries[entries].timeMilliseconds = milliseconds
  }
}
