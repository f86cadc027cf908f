import Foundation

/// Moments as the views show them.
enum TimeText {
  /// `2026-11-24T10:00:00Z`; nil beyond the years that can be written so.
  static func of(_ milliseconds: Int64?) -> String? {
    guard let milliseconds else { return nil }
    let seconds = Double(milliseconds / 1000)
    // The years 1 to 9999.
    guard (-62_135_596_800...253_402_300_799).contains(seconds) else { return nil }
    return ISO8601DateFormatter().string(from: Date(timeIntervalSince1970: seconds))
  }
}
