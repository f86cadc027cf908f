/// Why the program ends as it does; of several reasons the first in this order decides.
///
/// The codes are promised: scripts rely on them.
enum ExitReason: Hashable, CaseIterable {
  case interrupted
  case terminated
  case ioError
  case storeBusy
  case usage
  case formatUndetermined
  case inputDamaged
  case nothingAssessable
  case findings

  var code: Int32 {
    switch self {
    case .interrupted: 130
    case .terminated: 143
    case .ioError: 74
    case .storeBusy: 75
    case .usage: 64
    case .formatUndetermined: 3
    case .inputDamaged: 2
    case .nothingAssessable: 4
    case .findings: 1
    }
  }
}

/// The reasons gathered in a run, each with its sentences.
struct ExitReasons {
  private(set) var sentences: [(reason: ExitReason, sentence: String)] = []

  mutating func add(_ reason: ExitReason, _ sentence: String) {
    sentences.append((reason, sentence))
  }

  /// The code of the highest reason; 0 without any.
  var code: Int32 {
    ExitReason.allCases.first { reason in sentences.contains { $0.reason == reason } }?.code ?? 0
  }
}
