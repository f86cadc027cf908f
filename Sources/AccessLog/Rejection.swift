/// Why a line became no entry. The raw values are stored and printed.
public enum Rejection: String, CaseIterable, Sendable {
  /// The line does not have the shape of the format.
  case formatMismatch = "format-mismatch"
  /// The line ends before the format does.
  case truncated = "truncated"
  /// More bytes follow after the format's last field.
  case surplus = "surplus"
  /// Longer than the longest line that is read.
  case tooLong = "too-long"
  /// A time that is none.
  case badTime = "bad-time"
  /// A status that is no number.
  case badStatus = "bad-status"
  /// Not the JSON that the format promises.
  case badJSON = "bad-json"
  /// A line of NUL bytes or other holes left by a crash.
  case hole = "hole"
  /// Quotes in values that nobody escaped: no telling where a value ends.
  case ambiguous = "ambiguous"
}

extension Rejection {
  /// Its place among all cases.
  var index: Int {
    switch self {
    case .formatMismatch: 0
    case .truncated: 1
    case .surplus: 2
    case .tooLong: 3
    case .badTime: 4
    case .badStatus: 5
    case .badJSON: 6
    case .hole: 7
    case .ambiguous: 8
    }
  }
}
