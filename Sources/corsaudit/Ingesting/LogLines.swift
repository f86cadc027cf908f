import AccessLog
import CORSTraffic

/// One line of a log, explained.
struct LogLine {
  enum Outcome {
    case entry(Explanation, path: String?)
    case rejected(String)
    /// `blank`, `comment` or `foreign`.
    case skipped(String)
  }

  var number: UInt64
  var outcome: Outcome
}

/// Reads a log line by line, for those who want to look at single lines.
struct LogLines {
  private let source: LogSource
  private let choice: FormatChoice
  private let configuration: Configuration

  init(_ source: LogSource, _ choice: FormatChoice, configuration: Configuration) {
    self.source = source
    self.choice = choice
    self.configuration = configuration
  }

  /// Hands on each line in the range, an unterminated last one too.
  ///
  /// - Returns: the number of the last line that was there.
  @discardableResult
  func forEach(in range: LineRange?, _ body: (LogLine) throws -> Void) throws -> UInt64 {
    var stream = try BlockStream(source)
    var rest: [UInt8] = []
    var number: UInt64 = 0
    var lines: EntryReader?
    while let block = try stream.next() {
      if lines == nil {
        let format =
          try choice.format(for: source)
          ?? choice.detect(stream.sample(from: block), of: source)
        lines = EntryReader(format: format)
      }
      rest.append(contentsOf: block.bytes)
      var start = 0
      while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
        number += 1
        let bytes = Array(rest[start...end])
        if isWanted(number, range) {
          if let batch = lines?.read(bytes) { try body(line(number, batch)) }
        } else {
          // What it says of the lines after it counts.
          lines?.skip(bytes)
        }
        start = end + 1
        if let range, number >= range.last { return number }
      }
      rest.removeFirst(start)
    }
    guard lines != nil, !rest.isEmpty else { return number }
    number += 1
    if isWanted(number, range), let batch = lines?.read(rest + [UInt8(ascii: "\n")]) {
      try body(line(number, batch))
    }
    return number
  }

  private func isWanted(_ number: UInt64, _ range: LineRange?) -> Bool {
    range.map { $0.first <= number && number <= $0.last } ?? true
  }

  private func line(_ number: UInt64, _ batch: EntryBatch) -> LogLine {
    if let rejected = batch.rejected.first {
      return LogLine(number: number, outcome: .rejected(rejected.reason.rawValue))
    }
    guard !batch.entries.isEmpty else {
      let kind = batch.blank > 0 ? "blank" : batch.comments > 0 ? "comment" : "foreign"
      return LogLine(number: number, outcome: .skipped(kind))
    }
    let path = batch.value(.path, of: 0)
    let explanation = Explanation(of: batch, 0, publicSites: configuration.sites)
    let isLogged = batch.entries[0].logged & Field.path.bit != 0
    return LogLine(
      number: number, outcome: .entry(explanation, path: isLogged ? losslessText(path) : nil))
  }
}
