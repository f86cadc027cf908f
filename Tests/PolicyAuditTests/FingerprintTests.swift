import Testing

@testable import PolicyAudit

@Suite("The fingerprint of a finding")
struct FingerprintTests {
  @Test(
    "SHA-256 as the standard has it",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func knownHashes(_ text: String, _ expected: String) {
    let digits = sha256(Array(text.utf8)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    #expect(digits.joined() == expected)
  }

  @Test("A million letters, as the standard's long message")
  func longMessage() {
    let hash = sha256([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
    #expect(hash.prefix(4) == [0xcd, 0xc7, 0x6e, 0x5c])
  }

  // These must never change: recorded audits and accepted findings hold on to them.
  @Test("The recipe does not change")
  func recipe() {
    #expect(
      Fingerprint.of(
        rule: "null-origin-allowed", site: "https://api.example.com", discriminator: "null",
        route: nil) == "7bea7148050f916510eff63d1b2c8fe4")
    #expect(
      Fingerprint.of(
        rule: "vary-origin-missing", site: "https://api.example.com", discriminator: "",
        route: "/v1/users/{id}") == "83a7e63c522df3b2700f2becc9da4f5d")
  }

  @Test("No two findings share one by the way their parts are joined")
  func borders() {
    let parts = [("a", "b", "cd"), ("a", "bc", "d"), ("ab", "c", "d"), ("a", "b,1:c", "d")]
    let fingerprints = parts.map {
      Fingerprint.of(rule: $0.0, site: $0.1, discriminator: $0.2, route: nil)
    }
    #expect(Set(fingerprints).count == parts.count)
    #expect(fingerprints.allSatisfy(Fingerprint.isWellFormed))
  }
}
