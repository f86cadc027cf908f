/// An HTTP token code point (`tchar`), RFC 9110 section 5.6.2.
func isTokenByte(_ byte: UInt8) -> Bool {
  if byte.isASCIIDigit || byte.isASCIIAlpha { return true }
  switch byte {
  case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
    UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
    UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "_"),
    UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
    return true
  default:
    return false
  }
}

/// A method and a header name are tokens: at least one byte, each a `tchar`.
public func isToken(_ text: some StringProtocol) -> Bool {
  !text.utf8.isEmpty && text.utf8.allSatisfy(isTokenByte)
}
