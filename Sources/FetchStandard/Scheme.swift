/// The port that a scheme implies, and that no serialised origin therefore names.
///
/// URL standard §URL miscellaneous, "special scheme":
/// https://url.spec.whatwg.org/#special-scheme
public func defaultPort(ofScheme scheme: String) -> Int? {
  switch scheme {
  case "http", "ws": 80
  case "https", "wss": 443
  case "ftp": 21
  default: nil
  }
}

/// True for schemes whose hosts browsers read as domains and addresses, lower-cased.
///
/// The URL standard's special schemes, and the two that Chromium and Firefox register for their
/// extensions. Other hosts (`safari-web-extension://2C3E…`) are opaque and keep their case.
func hasDomainHost(scheme: String) -> Bool {
  switch scheme {
  case "http", "https", "ws", "wss", "ftp", "chrome-extension", "moz-extension": true
  default: false
  }
}

/// RFC 3986 section 3.1, lower-case as serialised: a letter, then letters, digits, `+`, `-`, `.`.
func isSerializedScheme(_ text: Substring.UTF8View) -> Bool {
  guard let first = text.first, first.isASCIILowercase else { return false }
  return text.allSatisfy { byte in
    byte.isASCIILowercase || byte.isASCIIDigit || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
