import AuditStore

/// The name of a finding that stays the same from audit to audit.
///
/// This recipe must not change: recorded audits, accepted findings and SARIF consumers hold on to
/// it. It is the first 32 lower-case hexadecimal digits of the SHA-256 of four netstrings in a row:
/// the rule's id, the site, the discriminator, and the route where the rule's scope is `route`,
/// else nothing. A netstring is the number of UTF-8 bytes, `:`, the bytes, `,`. In a shell:
///
///     printf '19:null-origin-allowed,23:https://api.example.com,4:null,0:,' | sha256sum | cut -c1-32
///
/// The one finding that gathers the discriminators beyond the twentieth has the discriminator `+`
/// here, whatever their number is today. A cryptographic hash, since discriminators are chosen by
/// clients: nobody may craft one whose fingerprint has already been accepted.
package enum Fingerprint {
  /// Hexadecimal digits in a fingerprint.
  package static let length = 32

  /// - Parameter route: nil unless the rule's scope is `route`.
  package static func of(
    rule: String, site: String, discriminator: String, route: String?
  ) -> String {
    of([rule, site, discriminator, route ?? ""])
  }

  /// The first digits of the SHA-256 of texts as netstrings.
  static func of(_ parts: [String]) -> String {
    var bytes: [UInt8] = []
    for part in parts {
      bytes += Array("\(part.utf8.count):".utf8) + Array(part.utf8) + Array(",".utf8)
    }
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest().prefix(length / 2).map(hexadecimal).joined()
  }

  /// Whether a text could be a fingerprint.
  package static func isWellFormed(_ text: String) -> Bool {
    text.utf8.count == length
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  (byte < 16 ? "0" : "") + String(byte, radix: 16)
}
