import AccessLog

/// The fields of a log, by what its sample says of them.
struct DetectedFields {
  /// Logged in some line, be it as absent.
  let shown: [Field]
  /// Logged in no line; what rules could need of it has to be added.
  let missing: [Field]
  private let coverage: SampleCoverage
  private let format: any LogFormat

  init(_ coverage: SampleCoverage, _ format: any LogFormat) {
    self.coverage = coverage
    self.format = format
    // Any format shows host and scheme of a target in absolute form, which hardly any request has.
    let shown = Field.allCases.filter {
      format.possibleFields & $0.bit != 0 && coverage.logged($0) > 0
    }
    self.shown = shown
    // Beside the Host header, which has the client's port in it, no other port is needed.
    missing = Field.allCases.filter { !shown.contains($0) && $0 != .port }
  }

  /// A line for each kind of them.
  var lines: [String] {
    let there = shown.filter { coverage.present($0) > 0 }
    let always = there.filter { coverage.present($0) == coverage.entries }
    let sometimes = there.filter { coverage.present($0) < coverage.entries }.map { field in
      "\(field.name) (\(coverage.present(field)))"
    }
    let never = shown.filter { coverage.present($0) == 0 }
    let possible = Field.allCases.filter {
      format.possibleFields & $0.bit != 0 && coverage.logged($0) == 0
    }
    let impossible = Field.allCases.filter { format.possibleFields & $0.bit == 0 }
    return [
      line("It shows in all of these \(coverage.entries) lines", always.map(\.name)),
      line("It shows in some of them", sometimes),
      line("It would show, and no request or answer here had", never.map(\.name)),
      line("It could show, and no line here logs", possible.map(\.name)),
      line("It has no place for", impossible.map(\.name)),
    ].compactMap(\.self)
  }

  private func line(_ words: String, _ names: [String]) -> String? {
    names.isEmpty ? nil : words + ": " + names.joined(separator: ", ") + "."
  }
}
