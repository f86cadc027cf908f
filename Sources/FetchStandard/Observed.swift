/// What can be known of a field: the type says which of the four states it is in.
public enum Observed: Hashable, Sendable {
  /// Nobody wrote it down: it may have been there or not.
  case notLogged
  /// Written down as not there.
  case absent
  /// There, without a byte (only some logs can tell this from absent).
  case empty
  /// There, with this value: white space at both ends removed, never empty.
  case value(String)
}

extension Observed {
  /// The field of this value as logged: white space at both ends is no part of a header value.
  public init(present value: String) {
    let value = normalizedHeaderValue(value)
    self = value.isEmpty ? .empty : .value(value)
  }

  /// The same field without white space at the ends of its value.
  public var normalized: Observed {
    guard case .value(let value) = self else { return self }
    return Observed(present: value)
  }

  /// False where nobody wrote it down.
  public var isLogged: Bool { self != .notLogged }

  /// True where the field was there, with or without a byte.
  public var isPresent: Bool {
    switch self {
    case .notLogged, .absent: false
    case .empty, .value: true
    }
  }

  /// True where there is a byte.
  public var isValue: Bool {
    guard case .value = self else { return false }
    return true
  }

  /// The header's value for the standard's checks: nil where there is no header.
  ///
  /// Precondition: the field is logged; what nobody wrote down reads as no header.
  public var headerValue: String? {
    switch self {
    case .notLogged, .absent: nil
    case .empty: ""
    case .value(let value): value
    }
  }

  /// True where the value is these bytes.
  public func isBytes(_ bytes: String) -> Bool {
    guard case .value(let value) = self else { return false }
    return value.hasSameBytes(as: bytes)
  }
}
