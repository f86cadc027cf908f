/// What `Access-Control-Max-Age` says.
public enum MaxAge: Hashable, Sendable {
  /// There is no such header, or it is empty.
  case null
  /// Not `delta-seconds` (RFC 9111 section 1.2.2: digits alone).
  case failure
  /// Capped at `Int.max`.
  case seconds(Int)

  /// Fetch §CORS-preflight fetch, step 7.8.
  public init(_ value: String?) {
    guard let value, !value.isEmpty else {
      self = .null
      return
    }
    guard value.utf8.allSatisfy(\.isASCIIDigit) else {
      self = .failure
      return
    }
    self = .seconds(Int(value) ?? .max)
  }

  /// The seconds for which a preflight may be reused, without any cap: step 7.9 makes null and
  /// failure 5.
  public var standardSeconds: Int {
    guard case .seconds(let seconds) = self else { return 5 }
    return seconds
  }
}

/// A browser engine, by what it does with `Access-Control-Max-Age`.
public enum PreflightCacheEngine: String, CaseIterable, Sendable {
  case chromium, firefox, webkit

  /// The longest time it keeps a preflight (Fetch §CORS-preflight fetch, step 7.10).
  public var cap: Int {
    switch self {
    case .chromium: 7200
    case .firefox: 86400
    case .webkit: 600
    }
  }

  /// The seconds for which this engine reuses a preflight answered so; 0 is never.
  public func effectiveSeconds(_ value: String?) -> Int {
    switch MaxAge(value) {
    case .null: return 5
    case .seconds(let seconds): return min(seconds, cap)
    case .failure:
      let isNegative =
        value?.utf8.first == UInt8(ascii: "-")
        && value?.utf8.dropFirst().allSatisfy(\.isASCIIDigit) == true
        && value?.utf8.count != 1
      // Chromium and WebKit let a negative age expire at once and read garbage as none; Firefox
      // caches neither.
      return self == .firefox || isNegative ? 0 : 5
    }
  }
}
