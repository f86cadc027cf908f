/// Who stands behind a host.
struct Party: Hashable {
  /// The registrable domain by the whole Public Suffix List, so that `a.github.io` and
  /// `b.github.io` are two; addresses and names that nobody can register stand for themselves.
  let name: String
  /// The registrable domain by the section of registries alone.
  let icannName: String

  init(of host: Hostname, _ publicSuffixes: PublicSuffixList) {
    guard !host.isAddress else {
      name = host.text
      icannName = host.text
      return
    }
    icannName = publicSuffixes.icannDomain(of: host.text) ?? host.text
    name = publicSuffixes.registrableDomain(of: host.text) ?? host.text
  }
}
