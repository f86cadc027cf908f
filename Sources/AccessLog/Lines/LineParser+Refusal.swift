// Requests that a server refused before it had read them to the end: what it logs of their headers
// is what it had read by then. The same law as for the loop over values.

extension LineParser {
  /// Whether headers of the request may have been there that the line does not show.
  ///
  /// Apache and nginx read header by header; a byte that none may hold, or one header too long,
  /// ends that with a 400. Only a line that says how far the server got can say more: Apache's, by
  /// what runs behind the reading, and one whose status is that of the application, which is asked
  /// behind it.
  ///
  /// - Parameter shown: bits of the request headers that the line shows.
  @inline(__always)
  func mayBeUnread(_ bytes: RawSpan, _ shown: UInt64, _ scratch: borrowing LineScratch) -> Bool {
    if let isRead = scratch.headersRead { return !isRead }
    guard isRefusal(scratch.entry.status) else { return false }
    if shown == 0 { return true }
    return format.showsHeadersReadSoFar && !isFromUpstream(bytes, scratch)
  }

  /// Statuses with which servers turn down requests that they do not read to the end.
  private func isRefusal(_ status: Int32) -> Bool {
    guard status >= 400 else { return false }
    return switch status {
    case 400, 408, 414, 417, 431, 494, 505: true
    default: false
    }
  }

  /// Whether the status is that of the last application that was asked: `502, 400` and 400.
  @inline(never)
  private func isFromUpstream(_ bytes: RawSpan, _ scratch: borrowing LineScratch) -> Bool {
    guard let upstream = scratch.upstreamStatus, upstream.end >= upstream.start + 3 else {
      return false
    }
    let last = status(bytes, Int(upstream.end) - 3, Int(upstream.end))
    return last == scratch.entry.status
  }

  /// What is not shown is unknown: nobody had read it, or it was not there.
  @inline(never)
  func forgetUnread(_ shown: UInt64, _ scratch: inout LineScratch) {
    // A host that the server made out by itself stays where the format logs no header for it.
    let headers =
      scratch.isHostHeaderLogged
      ? Field.requestHeaderBits : Field.requestHeaderBits & ~Field.host.bit
    let unknown = headers & ~shown
    scratch.entry.logged &= ~unknown
    scratch.entry.present &= ~unknown
  }
}
