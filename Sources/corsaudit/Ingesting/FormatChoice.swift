import AccessLog
import CORSTraffic

#if canImport(Glibc)
  import Glibc
#endif

/// What detection makes of a sample of a log.
func detectFormat(in sample: [Block], of source: LogSource) throws -> FormatDetection {
  let detection = FormatDetection(sample: sample)
  guard detection.format != nil else {
    throw UndeterminedFormat(source: source.name, candidates: detection.candidates)
  }
  return detection
}

/// What a log's format is told by: its beginning, and of a plain file also its middle, so that a bad
/// head alone does not decide.
func detectionSample(beginning sample: [Block], of source: LogSource) -> [Block] {
  sample + MiddleSample.blocks(of: source)
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
    guard
      let format = try detectFormat(
        in: detectionSample(beginning: sample, of: source), of: source
      ).format
    else {
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
