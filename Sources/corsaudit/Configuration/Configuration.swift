/// What `corsaudit.yml` says; every key may be left out.
struct Configuration: Equatable {
  /// Registrable domains that are one's own beside those of the audited sites.
  var ownDomains: [String] = []
  /// Origins that are meant to be granted.
  var trustedOrigins: [String] = []
  /// Origins of one's own apps in web views (`capacitor://localhost`).
  var appOrigins: [String] = []
  /// Sites as logs show them, and the public ones they stand for.
  var sites: [String: String] = [:]
  /// Routes tried before paths are folded by shape.
  var routes: [String] = []
  /// The 16 bytes that clients are told apart by, the same for all stores of a fleet; nil for random
  /// ones made with each store.
  var clientKey: [UInt8]?
  /// Formats of logs whose names match, first match wins.
  var logFormats: [LogFormatChoice] = []
  /// Thresholds of rules, by name.
  var settings: [String: Double] = [:]
  /// The line of each setting.
  var settingLines: [String: Int] = [:]
  /// How long `db prune` keeps what.
  var retention = Retention()

  struct LogFormatChoice: Equatable {
    /// A shell pattern for the file's name.
    var files: String
    var format: String
  }

  /// nil is for ever.
  struct Retention: Equatable {
    var rows: Age?
    var rollups: Age?
  }

  /// Keys that a configuration may have at its top.
  static let keys = [
    "own_domains", "trusted_origins", "app_origins", "sites", "routes", "log_formats", "client_key",
    "settings", "retention",
  ]
}

/// All mistakes of a configuration at once.
struct ConfigurationError: Error, CustomStringConvertible {
  var file: String
  var mistakes: [Mistake]

  struct Mistake: Equatable {
    /// 1-based; 0 where no line can be named.
    var line: Int
    var sentence: String
  }

  var description: String {
    mistakes.map { mistake in
      "\(file)\(mistake.line > 0 ? ":\(mistake.line)" : ""): \(mistake.sentence)"
    }
    .joined(separator: "\n")
  }
}
