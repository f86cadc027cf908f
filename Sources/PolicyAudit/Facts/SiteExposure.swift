package import AuditStore
import FetchStandard

extension SiteExposure {
  /// Who can reach a site, as far as its name tells.
  ///
  /// - Parameter site: `scheme://host[:port]`, scheme `?` where it is not known. A site that is not
  ///   known is public: that never makes a finding worse than its log shows.
  package init(ofSite site: String) {
    guard let parts = OriginParts(of: site), let host = Hostname(String(parts.host)) else {
      self = .public
      return
    }
    self =
      switch host.reach {
      case .loopback: .loopback
      case .privateAddress, .privateName: .private
      case .publicAddress, .publicName, .testName: .public
      }
  }
}
