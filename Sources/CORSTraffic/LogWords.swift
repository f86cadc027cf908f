import AccessLog

/// The closed sets of words that logs bring into a store, for the rooms that never see a log.
public enum LogWords {
  /// Why a line was rejected.
  public static let rejections = Rejection.allCases.map(\.rawValue)
  /// What a log shows of repeated headers.
  public static let duplicateVisibilities = DuplicateVisibility.allCases.map(\.rawValue)
  /// Which moment of an exchange a time is.
  public static let timeKinds = TimeKind.allCases.map(\.rawValue)
}
