extension UInt8 {
  var isASCIIDigit: Bool { 0x30 <= self && self <= 0x39 }
  var isASCIILowercase: Bool { 0x61 <= self && self <= 0x7A }
  var isASCIIUppercase: Bool { 0x41 <= self && self <= 0x5A }
  var isASCIIAlpha: Bool { isASCIILowercase || isASCIIUppercase }
  var asciiLowercased: UInt8 { isASCIIUppercase ? self | 0x20 : self }
}

extension StringProtocol {
  /// Byte for byte the same.
  ///
  /// Swift's `==` compares canonical equivalents: `"\u{212A}" == "K"`. The standard compares bytes.
  public func hasSameBytes(as other: some StringProtocol) -> Bool {
    utf8.elementsEqual(other.utf8)
  }

  /// A byte-case-insensitive match, https://infra.spec.whatwg.org/#byte-case-insensitive.
  public func hasSameBytesIgnoringCase(as other: some StringProtocol) -> Bool {
    utf8.elementsEqual(other.utf8) { $0.asciiLowercased == $1.asciiLowercased }
  }

  /// A to Z as a to z, every other byte as it is, https://infra.spec.whatwg.org/#byte-lowercase.
  public var byteLowercased: String {
    String(decoding: utf8.map(\.asciiLowercased), as: UTF8.self)
  }
}
