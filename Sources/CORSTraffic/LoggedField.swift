import AccessLog
import FetchStandard

/// A field of a log as the rooms behind this one know it: they never see the log itself.
public struct LoggedField: Hashable, Sendable {
  /// Its column in the views.
  public let name: String
  /// The HTTP header it comes from, where it comes from one.
  public let header: String?
  /// `request`, `response` or `exchange`.
  public let direction: String
  /// The number of its bit in every mask.
  public let index: Int

  public var bit: UInt64 { 1 << UInt64(index) }

  /// Every field there is, in the order of the bits.
  public static let all = Field.allCases.map { field in
    LoggedField(
      name: field.name, header: field.header, direction: field.direction.rawValue,
      index: Int(field.rawValue))
  }
}

extension Answer {
  /// Bits of the headers that were there without a byte.
  public var emptyFields: UInt64 {
    let observed = [
      (method, Field.method), (requestMethod, .requestMethod), (requestHeaders, .requestHeaders),
      (requestPrivateNetwork, .requestPrivateNetwork), (fetchSite, .fetchSite),
      (fetchMode, .fetchMode), (allowCredentials, .allowCredentials),
      (allowMethods, .allowMethods), (allowHeaders, .allowHeaders), (maxAge, .maxAge),
      (exposeHeaders, .exposeHeaders), (allowPrivateNetwork, .allowPrivateNetwork), (vary, .vary),
      (cacheControl, .cacheControl), (cacheStatus, .cacheStatus),
    ]
    return observed.reduce(0) { mask, pair in pair.0 == .empty ? mask | pair.1.bit : mask }
  }

  /// Whether the log says if the response had a Location.
  public var isLocationLogged: Bool { loggedFields & Field.location.bit != 0 }
}
