import AccessLog
import CORSTraffic

#if canImport(Glibc)
  import Glibc
#endif

/// What detection makes of a log: its beginning, and of a plain file also its middle, so that a bad
/// head alone does not decide.
func detectFormat(_ sample: [Block], of source: LogSource) throws -> FormatDetection {
  let detection = FormatDetection(sample: sample + MiddleSample.blocks(of: source))
  guard detection.format != nil else {
    throw UndeterminedFormat(source: source.name, candidates: detection.candidates)
  }
  return detection
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
  /// The zone of times that are written without one.
  let zone: AssumedZone

  /// - Parameters:
  ///   - option: what `--log-format` says; it wins over the configuration.
  ///   - mappings: what `--map` says.
  ///   - zone: what `--assume-timezone` says.
  init(
    option: String?, mappings: FieldMappings = .none, zone: AssumedZone = .utc,
    configuration: Configuration
  ) throws {
    self.zone = zone
    given = try option.map { try LogFormats.named($0, mappings).assuming(zone) }
    byName = try configuration.logFormats.map { choice in
      (choice.files, try LogFormats.named(choice.format).assuming(zone))
    }
  }

  /// The format of a log that nobody named.
  func detect(_ sample: [Block], of source: LogSource) throws -> any LogFormat {
    guard let format = try detectFormat(sample, of: source).format else {
      preconditionFailure("A detection without a format is an error.")
    }
    return format.assuming(zone)
  }

  func format(for source: LogSource) -> (any LogFormat)? {
    if let given { return given }
    let name = source.name.split(separator: "/").last.map(String.init) ?? source.name
    return byName.first { unsafe fnmatch($0.pattern, name, 0) == 0 }?.format
  }
}
