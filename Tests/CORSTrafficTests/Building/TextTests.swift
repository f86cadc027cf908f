import Testing

@testable import CORSTraffic

@Suite("Bytes become text without loss")
struct TextTests {
  @Test(
    "What is not UTF-8 becomes \\xHH, a backslash before x becomes \\x5C",
    arguments: [
      (Array("plain ü".utf8), "plain ü"),
      ([0xFF, 0x41], #"\xFFA"#),
      ([0xC3], #"\xC3"#),
      ([0xED, 0xA0, 0x80], #"\xED\xA0\x80"#),
      ([0xC0, 0xAF], #"\xC0\xAF"#),
      ([0xF0, 0x9F, 0x92, 0xA9], "💩"),
      ([0xF4, 0x90, 0x80, 0x80], #"\xF4\x90\x80\x80"#),
      (Array(#"\xFF"#.utf8), #"\x5CxFF"#),
      (Array(#"a\b"#.utf8), #"a\b"#),
      ([0x00, 0x1B], "\\x00\u{1B}"),
    ] as [([UInt8], String)])
  func lossless(bytes: [UInt8], text: String) {
    #expect(losslessText(bytes) == text)
  }

  @Test("Two byte strings never become the same text")
  func injective() {
    var seen: [String: [UInt8]] = [:]
    let alphabet: [UInt8] = [0x5C, 0x78, 0x43, 0x33, 0xC3, 0xBC, 0xFF]
    for a in alphabet {
      for b in alphabet {
        for c in alphabet {
          for d in alphabet {
            let bytes = [a, b, c, d]
            let text = losslessText(bytes)
            #expect(seen[text] == nil || seen[text] == bytes)
            seen[text] = bytes
          }
        }
      }
    }
  }

  @Test("A value over the limit is cut, and two different ones stay two")
  func bounded() {
    let one = [UInt8](repeating: 0x61, count: 100)
    let other = one.dropLast() + [0x62]
    #expect(boundedText(one[...], upTo: 100) == String(repeating: "a", count: 100))
    #expect(boundedText(one[...], upTo: 10).hasPrefix("aaaaaaaaaa…[100 bytes, "))
    #expect(boundedText(one[...], upTo: 10) != boundedText(ArraySlice(other), upTo: 10))
  }

  @Test("The keyed hash is SipHash-2-4, by its authors' test vectors")
  func sipHash() {
    let hash = KeyedHash(key: (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908))
    let input = (0..<15).map { UInt8($0) }
    #expect(hash.hash(input[0..<0]) == 0x726f_db47_dd0e_0e31)
    #expect(hash.hash(input[0..<15]) == 0xa129_ca61_49be_45e5)
    #expect(hash.hash(input[0..<8]) == 0x93f5_f579_9a93_2462)
  }
}
