/// True for a request header that needs no preflight.
///
/// Fetch §Headers, "CORS-safelisted request-header":
/// https://fetch.spec.whatwg.org/#cors-safelisted-request-header
public func isCORSSafelistedRequestHeader(name: String, value: String) -> Bool {
  // Step 1.
  guard value.utf8.count <= 128 else { return false }
  // Step 2.
  switch name.byteLowercased {
  case "accept":
    return !value.utf8.contains(where: isCORSUnsafeRequestHeaderByte)
  case "accept-language", "content-language":
    return value.utf8.allSatisfy(isLanguageByte)
  case "content-type":
    guard !value.utf8.contains(where: isCORSUnsafeRequestHeaderByte),
      let essence = mimeTypeEssence(value)
    else { return false }
    return safelistedEssences.contains(essence)
  case "range":
    return isSimpleRange(value)
  default:
    return false
  }
}

private let safelistedEssences: Set<String> = [
  "application/x-www-form-urlencoded", "multipart/form-data", "text/plain",
]

/// https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte
func isCORSUnsafeRequestHeaderByte(_ byte: UInt8) -> Bool {
  if byte < 0x20 { return byte != 0x09 }
  switch byte {
  case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ":"),
    UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "?"), UInt8(ascii: "@"),
    UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "]"), UInt8(ascii: "{"),
    UInt8(ascii: "}"), 0x7F:
    return true
  default:
    return false
  }
}

private func isLanguageByte(_ byte: UInt8) -> Bool {
  if byte.isASCIIDigit || byte.isASCIIAlpha { return true }
  switch byte {
  case UInt8(ascii: " "), UInt8(ascii: "*"), UInt8(ascii: ","), UInt8(ascii: "-"),
    UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: "="):
    return true
  default:
    return false
  }
}

/// One range of bytes with a first position, without white space: `bytes=0-10`, `bytes=5-`.
///
/// https://fetch.spec.whatwg.org/#simple-range-header-value
private func isSimpleRange(_ value: String) -> Bool {
  guard value.utf8.starts(with: "bytes=".utf8) else { return false }
  let range = value.utf8.dropFirst(6)
  guard let dash = range.firstIndex(of: UInt8(ascii: "-")) else { return false }
  let first = range[..<dash]
  let last = range[range.index(after: dash)...]
  guard !first.isEmpty, first.allSatisfy(\.isASCIIDigit), last.allSatisfy(\.isASCIIDigit) else {
    return false
  }
  return last.isEmpty || !isGreater(first, than: last)
}

/// Compares decimal numbers of any length.
private func isGreater(_ left: Substring.UTF8View, than right: Substring.UTF8View) -> Bool {
  let left = left.drop { $0 == 0x30 }
  let right = right.drop { $0 == 0x30 }
  if left.count != right.count { return left.count > right.count }
  return right.lexicographicallyPrecedes(left)
}
