import Testing

@testable import PolicyAudit

@Suite("The fingerprint of a finding")
struct FingerprintTests {
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
