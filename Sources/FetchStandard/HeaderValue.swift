/// A header value without the HTTP white space at its ends: a header value by definition has none.
///
/// Fetch §Headers, "normalize a byte sequence":
/// https://fetch.spec.whatwg.org/#concept-header-value-normalize
public func normalizedHeaderValue(_ value: String) -> String {
  let bytes = value.utf8
  guard let first = bytes.first, let last = bytes.last,
    isHTTPWhitespace(first) || isHTTPWhitespace(last)
  else { return value }
  guard let start = bytes.firstIndex(where: { !isHTTPWhitespace($0) }),
    let end = bytes.lastIndex(where: { !isHTTPWhitespace($0) })
  else { return "" }
  return String(value[start...end])
}

/// HTTP white space: tab, line feed, carriage return, space.
func isHTTPWhitespace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}

/// HTTP tab or space.
func isHTTPTabOrSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09
}
