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
  private let chosen: (any LogFormat)?
  private let configuration: Configuration

  init(_ source: LogSource, format: (any LogFormat)?, configuration: Configuration) {
    self.source = source
    chosen = format
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
    var format = chosen
    while let block = try stream.next() {
      if format == nil { format = try detectFormat(stream.sample(from: block), of: source) }
      guard let format else { break }
      rest.append(contentsOf: block.bytes)
      var start = 0
      while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
        number += 1
        if isWanted(number, range) { try body(line(number, Array(rest[start...end]), format)) }
        start = end + 1
        if let range, number >= range.last { return number }
      }
      rest.removeFirst(start)
    }
    guard let format, !rest.isEmpty else { return number }
    number += 1
    if isWanted(number, range) {
      try body(line(number, rest + [UInt8(ascii: "\n")], format))
    }
    return number
  }

  private func isWanted(_ number: UInt64, _ range: LineRange?) -> Bool {
    range.map { $0.first <= number && number <= $0.last } ?? true
  }

  private func line(_ number: UInt64, _ bytes: [UInt8], _ format: any LogFormat) -> LogLine {
    var reader = EntryReader(format: format, startingAtLine: number)
    let batch = reader.read(bytes)
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
