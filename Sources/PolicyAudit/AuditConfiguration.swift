package import AuditStore
import FetchStandard

/// What an operator says about the own house; everything may be left out.
package struct AuditConfiguration: Hashable, Sendable {
  /// Domains that are one's own beside those of the audited sites: `example.com`.
  package var ownDomains: [String] = []
  /// Origins that are meant to be granted.
  package var trustedOrigins: [String] = []
  /// Origins of one's own apps in web views: `capacitor://localhost`, `https://localhost`.
  package var appOrigins: [String] = []
  /// Thresholds of rules, by name.
  package var settings: [String: Double] = [:]
  package var acceptedFindings: [AcceptedFinding] = []

  package init() {}
}

/// One thing that is wrong with a configuration.
package struct ConfigurationMistake: Hashable, Sendable {
  /// The key it stands under, as written in `corsaudit.yml`.
  package var key: String
  /// The value that is wrong.
  package var value: String
  /// What is wrong and what would be right, in one sentence.
  package var sentence: String
}

extension AuditConfiguration {
  /// All mistakes at once, in the order of the keys.
  ///
  /// - Parameter knownSettings: the names that rules read; nil to let every name pass.
  package func mistakes(
    publicSuffixes: PublicSuffixList, knownSettings: [String]? = nil
  ) -> [ConfigurationMistake] {
    var mistakes: [ConfigurationMistake] = []
    for domain in ownDomains {
      guard let sentence = mistake(inDomain: domain, publicSuffixes) else { continue }
      mistakes.append(.init(key: "own_domains", value: domain, sentence: sentence))
    }
    for (key, origins) in [("trusted_origins", trustedOrigins), ("app_origins", appOrigins)] {
      for origin in origins where Origin(serialized: origin) == nil {
        mistakes.append(
          .init(
            key: key, value: origin,
            sentence: "is no origin as a browser sends it; write scheme://host[:port] in lower "
              + "case, without a path or the scheme's default port."))
      }
    }
    for name in settings.keys.sorted() where knownSettings?.contains(name) == false {
      mistakes.append(
        .init(
          key: "settings", value: name,
          sentence: "is read by no rule; `corsaudit rules show` names the settings of each."))
    }
    for accepted in acceptedFindings {
      if !Fingerprint.isWellFormed(accepted.fingerprint) {
        mistakes.append(
          .init(
            key: "accepted_findings", value: accepted.fingerprint,
            sentence: "is no fingerprint; copy the \(Fingerprint.length) hexadecimal digits that "
              + "stand with the finding in a report."))
      }
      if let until = accepted.until, dayNumber(until) == nil {
        mistakes.append(
          .init(
            key: "accepted_findings", value: until,
            sentence: "is no day; write it as 2026-12-31."))
      }
    }
    return mistakes
  }

  private func mistake(inDomain domain: String, _ publicSuffixes: PublicSuffixList) -> String? {
    guard domain.utf8.allSatisfy({ $0 < 0x80 }) else {
      return "is written with letters beyond ASCII; write it as browsers send it, with xn--."
    }
    guard let origin = Origin(serialized: "https://\(domain.lowercased())"),
      origin.isStandardSerialization, case .tuple(_, let host, nil) = origin, !isIPAddress(host),
      host.utf8.contains(UInt8(ascii: ".")), host.utf8.first != UInt8(ascii: ".")
    else { return "is no domain; write it as example.com, without scheme, port or `*.`." }
    guard publicSuffixes.registrableDomain(of: host) != nil else {
      return "is a public suffix, under which anyone can have a host; name your own domain."
    }
    return nil
  }
}

/// The acceptance of a finding on a day, as words for a report; nil where there is none.
func acceptance(
  of fingerprint: String, in accepted: [AcceptedFinding], atMilliseconds now: Int64
) -> String? {
  let today = Int(now.quotientRoundedDown(by: millisecondsOfDay))
  let found = accepted.first { finding in
    guard finding.fingerprint == fingerprint else { return false }
    guard let until = finding.until else { return true }
    return dayNumber(until).map { today <= $0 } ?? false
  }
  return found.map { finding in
    let until = finding.until.map { ", until \($0)" } ?? ""
    return "\(finding.owner): \(finding.reason)\(until)"
  }
}
