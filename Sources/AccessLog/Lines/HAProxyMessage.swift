// Lines of HAProxy's that stand between those about requests: about connections, and about itself.

/// Whether a line is about a connection that no request came out of, or of which HAProxy looked at no
/// request: `192.0.2.7:4711 [23/Nov/2026:07:35:52.123] web/1: SSL handshake failure`, and those of
/// `option tcplog`.
func isHAProxyConnection(_ bytes: RawSpan, from start: Int, to end: Int) -> Bool {
  let space = bytes.firstIndexNearby(of: 0x20, from: start, to: end)
  guard space - start > 2, end - space > 40,
    bytes.has(Delimiter(" [".utf8), at: space, before: end),
    bytes.firstIndexNearby(of: UInt8(ascii: ":"), from: start, to: space) < space,
    loggedTime(bytes, from: space + 2, to: space + 26) != nil,
    bytes.has(Delimiter("] ".utf8), at: space + 26, before: end)
  else { return false }
  let frontend = space + 28
  let frontendEnd = bytes.firstIndexNearby(of: 0x20, from: frontend, to: end)
  guard frontendEnd < end, frontendEnd > frontend else { return false }
  if bytes.byte(frontendEnd - 1) == UInt8(ascii: ":") { return true }
  let serverEnd = bytes.firstIndexNearby(of: 0x20, from: frontendEnd + 1, to: end)
  guard serverEnd < end else { return false }
  // Three times instead of the five of a request.
  var slashes = 0
  var offset = serverEnd + 1
  while offset < end, bytes.byte(offset) != 0x20 {
    if bytes.byte(offset) == UInt8(ascii: "/") { slashes += 1 }
    offset += 1
  }
  return slashes == 2
}

/// Whether a line is a message about HAProxy itself or its servers.
func isHAProxyMessage(_ bytes: RawSpan, from start: Int, to end: Int) -> Bool {
  for beginning in beginnings where bytes.has(beginning, at: start, before: end) { return true }
  return false
}

private let beginnings = [
  "Proxy ", "Server ", "Backup Server ", "backend ", "Backend ", "Health check for",
  "Connect from ",
  "[NOTICE] ", "[WARNING] ", "[ALERT] ", "Stopping ", "Pausing ",
].map { Delimiter($0.utf8) }
