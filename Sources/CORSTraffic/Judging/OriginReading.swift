public import FetchStandard

extension OriginShape {
  /// What stands in `Origin`, by the grammar of serialised origins and what browsers let pass.
  public init(_ origin: Observed) {
    switch origin.normalized {
    case .notLogged: self = .notLogged
    case .absent: self = .absent
    case .empty: self = .empty
    case .value(let value):
      switch Origin(serialized: value) {
      case .opaque: self = .null
      case .tuple: self = .plausible
      case nil:
        self = Origin(serialized: value.byteLowercased) == nil ? .malformed : .upperCase
      }
    }
  }
}

extension OriginRelation {
  /// How an origin relates to the site asked.
  ///
  /// An opaque origin is never a site's, nor is one that is not of the web (`chrome-extension:`):
  /// they are cross wherever the request went. A value that is no origin is cross, too, where the
  /// site is known.
  public init(of origin: Observed, to site: Site?) {
    guard case .value(let value) = origin.normalized else {
      self = .unknown
      return
    }
    let origin = Origin(serialized: value)
    if let origin, !origin.canBeASite {
      self = .cross
      return
    }
    guard let site else {
      self = .unknown
      return
    }
    switch origin?.compared(to: site) {
    case .same: self = .same
    case .sameButForScheme: self = .sameUnknownScheme
    case .different, nil: self = .cross
    }
  }
}
