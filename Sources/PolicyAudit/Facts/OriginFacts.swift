package import AuditStore
import FetchStandard

/// What sort of place an origin is. The raw values are stored and printed.
package enum OriginCategory: String, CaseIterable, Sendable {
  /// A public name.
  case web
  case null
  /// No browser sends it.
  case malformed
  /// A browser extension.
  case `extension`
  /// A web view of an installed app.
  case app
  /// The visitor's own machine.
  case local
  /// A private address, or a name that only a private network resolves.
  case `private`
  /// A public address.
  case ip
  /// A name that anybody can have a sibling of.
  case sharedHosting = "shared-hosting"
}

extension OriginFacts {
  /// What follows from an origin's text alone: whose it is and what sort of place it is.
  ///
  /// The party is the registrable domain by both sections of the Public Suffix List, an address, a
  /// name nobody can register, `null`, `malformed`, or the whole origin of an extension or app.
  ///
  /// - Parameters:
  ///   - text: what stands in `Origin`, of any length and content.
  ///   - appOrigins: origins of one's own apps, which are category `app` whatever they look like.
  package init(of text: String, appOrigins: Set<String>, publicSuffixes: PublicSuffixList) {
    switch Origin(serialized: text) {
    case nil:
      self.init(malformed: ())
    case .opaque:
      self.init(party: "null", icannParty: "null", category: .null)
    case .tuple(let scheme, let host, _):
      if extensionSchemes.contains(scheme) {
        self.init(party: text, icannParty: text, category: .extension)
      } else if scheme != "http" && scheme != "https" {
        self.init(party: text, icannParty: text, category: .app)
      } else if let name = Hostname(host) {
        let party = Party(of: name, publicSuffixes)
        self.init(
          party: party.name, icannParty: party.icannName,
          category: appOrigins.contains(text) ? .app : name.category(publicSuffixes))
      } else {
        self.init(malformed: ())
      }
    }
  }

  private init(party: String, icannParty: String, category: OriginCategory) {
    self.init(party: party, icannParty: icannParty, category: category.rawValue)
  }

  /// All malformed origins are one party, so that nobody makes many of them.
  private init(malformed: Void) {
    self.init(party: "malformed", icannParty: "malformed", category: .malformed)
  }
}

private let extensionSchemes: Set<String> = [
  "chrome-extension", "moz-extension", "safari-web-extension", "safari-extension",
  "ms-browser-extension",
]

extension Hostname {
  fileprivate func category(_ publicSuffixes: PublicSuffixList) -> OriginCategory {
    switch reach {
    case .loopback: .local
    case .privateAddress, .privateName, .testName: .private
    case .publicAddress: .ip
    case .publicName:
      publicSuffixes.isUnderPrivateSuffix(text) || playgrounds.contains(where: isUnder)
        ? .sharedHosting : .web
    }
  }
}

/// Development playgrounds whose hosts are not in the private section of the list.
private let playgrounds = [
  "codepen.io", "cdpn.io", "jsfiddle.net", "fiddle.jshell.net", "jsbin.com", "stackblitz.com",
  "stackblitz.io", "codesandbox.io", "repl.co", "plnkr.co",
]
