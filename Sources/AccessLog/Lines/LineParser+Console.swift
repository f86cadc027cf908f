// Lines of Caddy's console encoder: time, level, logger and message with tabs between them, then the
// same object that its JSON encoder writes.

extension LineParser {
  /// Where the object begins, or the line's end if there is none; the time before it is taken.
  @inline(never)
  func endOfConsolePrefix(
    _ bytes: RawSpan, from start: Int, to end: Int, _ scratch: inout LineScratch
  ) -> Int {
    let tab = UInt8(ascii: "\t")
    let timeEnd = bytes.firstIndexNearby(of: tab, from: start, to: end)
    guard timeEnd < end, let time = time(bytes, from: start, to: timeEnd, Binding(role: .time))
    else { return end }
    scratch.isForeign = true
    let levelEnd = bytes.firstIndexNearby(of: tab, from: timeEnd + 1, to: end)
    guard levelEnd < end,
      bytes.has(Delimiter("http.log.access".utf8), at: levelEnd + 1, before: end)
    else { return end }
    let loggerEnd = bytes.firstIndexNearby(of: tab, from: levelEnd + 1, to: end)
    guard loggerEnd < end else { return end }
    let messageEnd = bytes.firstIndexNearby(of: tab, from: loggerEnd + 1, to: end)
    guard messageEnd + 1 < end else { return end }
    scratch.isForeign = false
    scratch.entry.logged |= Field.time.bit
    scratch.entry.present |= Field.time.bit
    scratch.entry.timeMilliseconds = time.milliseconds
    if !time.hasZone { place(time, &scratch) }
    return messageEnd + 1
  }
}
