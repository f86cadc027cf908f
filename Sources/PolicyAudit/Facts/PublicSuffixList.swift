import CPublicSuffix
import Glibc

/// The Public Suffix List: which domains belong to one owner.
///
/// The newer of the system's list and the one libpsl was built with. Owns libpsl's memory.
@safe
package final class PublicSuffixList {
  private let list: OpaquePointer
  /// Which list it is, `libpsl 0.21.2, list of 2023-02-09`; recorded with every audit.
  package let version: String

  package init() throws(AuditError) {
    guard let list = unsafe psl_latest(nil) else {
      throw AuditError(
        .publicSuffixesUnavailable,
        "Could not load the Public Suffix List: libpsl has none built in and found no file. "
          + "Install the package publicsuffix.")
    }
    unsafe self.list = list
    let seconds = max(Int64(psl_builtin_file_time()), systemListSeconds())
    let day = dayText(seconds.quotientRoundedDown(by: 86_400))
    version = "libpsl \(unsafe String(cString: psl_get_version())), list of \(day)"
  }

  deinit { unsafe psl_free(list) }

  /// The part of a host that one owner registered, by both sections of the list; nil for hosts that
  /// nobody can register (a public suffix itself, a name of one label).
  ///
  /// - Parameter host: lower-case ASCII without a dot at its end, and no IP address.
  package func registrableDomain(of host: String) -> String? {
    registrableDomain(of: host, types: PSL_TYPE_ANY)
  }

  /// The same by the section of registries alone: all tenants of a hoster are one.
  package func icannDomain(of host: String) -> String? {
    registrableDomain(of: host, types: PSL_TYPE_ICANN)
  }

  /// True where the host is one of many tenants under a suffix of the private section.
  package func isUnderPrivateSuffix(_ host: String) -> Bool {
    guard let suffix = suffix(of: host, types: PSL_TYPE_PRIVATE | PSL_TYPE_NO_STAR_RULE),
      suffix.count < host.utf8.count
    else { return false }
    // A longer suffix of a registry wins, as in `foo.co.uk` against a private `uk`.
    let registry = self.suffix(of: host, types: PSL_TYPE_ICANN)
    return registry.map { suffix.count > $0.count } ?? true
  }

  private func registrableDomain(of host: String, types: Int32) -> String? {
    guard let suffix = suffix(of: host, types: types) else { return nil }
    let rest = host.utf8.dropLast(suffix.count)
    guard rest.count > 1 else { return nil }
    let label = rest.dropLast().split(separator: UInt8(ascii: ".")).last ?? rest
    return String(Substring(label)) + "." + suffix.text
  }

  /// The longest public suffix of a host among sections of the list.
  private func suffix(of host: String, types: Int32) -> (text: String, count: Int)? {
    // A name is never longer (RFC 1035); the list's own functions are quadratic on longer ones.
    guard host.utf8.count <= 253 else { return nil }
    var rest = Substring(host)
    while !rest.isEmpty {
      let text = String(rest)
      if unsafe psl_is_public_suffix2(list, text, types) == 1 { return (text, text.utf8.count) }
      guard let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
      rest = rest[rest.utf8.index(after: dot)...]
    }
    return nil
  }
}

// Immutable after `init`, and libpsl only reads.
extension PublicSuffixList: @unchecked Sendable {}

/// When the system's list was last changed, in seconds since 1970; 0 where there is none.
private func systemListSeconds() -> Int64 {
  guard let name = unsafe psl_dist_filename() else { return 0 }
  var status = stat()
  guard unsafe stat(name, &status) == 0 else { return 0 }
  return Int64(status.st_mtim.tv_sec)
}
