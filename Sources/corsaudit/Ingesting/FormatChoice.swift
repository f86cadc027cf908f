import AccessLog
import CORSTraffic

#if canImport(Glibc)
  import Glibc
#endif

/// The format of a log, told by some of its blocks: a bad head alone does not decide.
func detectFormat(_ sample: [Block], of source: LogSource) throws -> any LogFormat {
  let detection = FormatDetection(sample: sample)
  guard let format = detection.format else {
    throw UndeterminedFormat(source: source.name, candidates: detection.candidates)
  }
  return format
}

/// No known format fits a log clearly.
struct UndeterminedFormat: Error, CustomStringConvertible {
  var source: String
  var candidates: [FormatDetection.Candidate]

  var description: String {
    var lines = [
      """
      Could not tell the format of \(source): no known format fits 90 % of its lines. Name it with \
      --log-format ('corsaudit formats list' shows the known ones).
      """
    ]
    for candidate in candidates.prefix(2) {
      var line = "- \(candidate.format.name) fits \(percent(candidate.share)) of the lines"
      if let offence = candidate.firstOffence {
        line += """
          ; line \(offence.line) stops fitting at byte \(offence.position + 1) \
          (\(offence.reason.rawValue)): \(losslessText(offence.sample.prefix(120)))
          """
      }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}

/// Which format to read a log with, where it is not left to detection.
struct FormatChoice {
  private let given: (any LogFormat)?
  private let byName: [(pattern: String, format: any LogFormat)]

  /// - Parameter option: what `--log-format` says; it wins over the configuration.
  init(option: String?, configuration: Configuration) throws {
    given = try option.map { try FormatChoice.named($0) }
    byName = try configuration.logFormats.map { choice in
      (choice.files, try FormatChoice.named(choice.format))
    }
  }

  func format(for source: LogSource) -> (any LogFormat)? {
    if let given { return given }
    let name = source.name.split(separator: "/").last.map(String.init) ?? source.name
    return byName.first { unsafe fnmatch($0.pattern, name, 0) == 0 }?.format
  }

  private static func named(_ text: String) throws -> any LogFormat {
    try LogFormats.named(text)
  }
}
