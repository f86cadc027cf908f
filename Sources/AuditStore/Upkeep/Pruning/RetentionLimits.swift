/// The moments, milliseconds since 1970 UTC, before which a store keeps nothing; nil where everything
/// stays.
package struct RetentionLimits: Hashable, Sendable {
  /// Of exchanges.
  package var rows: Int64?
  /// Of the counters by day and by hour: whole days and whole hours before it go.
  package var rollUps: Int64?

  package init(rows: Int64?, rollUps: Int64?) {
    self.rows = rows
    self.rollUps = rollUps
  }
}

extension RetentionLimits {
  /// The first day, since 1970, of which the counters stay.
  var firstDay: Int64 { rollUps.map { $0.quotientRoundedDown(by: 86_400_000) } ?? .min }
  /// The first hour, since 1970, of which the counters stay.
  var firstHour: Int64 { rollUps.map { $0.quotientRoundedDown(by: 3_600_000) } ?? .min }
}

extension Int64 {
  fileprivate func quotientRoundedDown(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
