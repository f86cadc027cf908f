import AccessLog
import AuditStore

/// How a log ended, and whether more is expected of it.
struct LogEnding {
  var end: InputEnd
  /// It is a stream that ended, or the user says that it is complete: a last line without a line
  /// feed is a line.
  var isComplete: Bool
}

extension SourceState {
  init(_ ending: LogEnding) {
    self =
      switch ending.end {
      case .truncatedGzip: .incomplete
      case .corruptGzip: .damaged
      case .complete, .trailingGarbage: ending.isComplete ? .complete : .growing
      }
  }
}

extension SourceOutcome {
  /// Says what is wrong with how the log ended.
  mutating func note(_ ending: LogEnding) {
    if ending.end != .complete { message = "\(name): \(ending.end)" }
    if ending.end.isDamaged { state = .failed }
  }
}
