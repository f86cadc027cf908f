import AuditReport
import AuditStore

/// What became of one log.
struct SourceOutcome {
  enum State: String {
    case read
    /// In a directory, and no format fits it or it is no file.
    case skipped
    /// Named, and unreadable, undetermined or damaged.
    case failed
  }

  var name: String
  /// The log in the store; nil where it is none yet.
  var source: SourceReference?
  var format: String?
  var state = State.read
  /// Lines of the log that this run saw, those counted earlier included.
  var read: Int64 = 0
  var alreadyCounted: Int64 = 0
  var entries: Int64 = 0
  var foreign: Int64 = 0
  var rejected: Int64 = 0
  var comments: Int64 = 0
  var blank: Int64 = 0
  var pendingBytes: Int64 = 0
  /// Entries whose time is written without a zone.
  var zonelessTimes: Int64 = 0
  /// Uncompressed bytes.
  var bytes: Int64 = 0
  /// What is to be said of it.
  var message: String?

  init(name: String, message: String? = nil) {
    self.name = name
    self.message = message
  }

  /// read = already counted + entries + foreign + rejected + comments + blank, always.
  var isBalanced: Bool {
    read == alreadyCounted + entries + foreign + rejected + comments + blank
  }

  /// The share of this run's new lines that was rejected.
  var rejectedShare: Double {
    let new = read - alreadyCounted
    return new > 0 ? Double(rejected) / Double(new) : 0
  }
}

/// What became of all logs of a run.
struct IngestSummary {
  var outcomes: [SourceOutcome] = []

  private func sum(_ part: KeyPath<SourceOutcome, Int64>) -> Int64 {
    outcomes.reduce(0) { $0 + $1[keyPath: part] }
  }

  /// The object that `ingest --format json` promises.
  var json: String {
    let sources = outcomes.map { outcome in
      JSONValue.object([
        ("source", .string(outcome.name)), ("state", .string(outcome.state.rawValue)),
        ("format", .optional(outcome.format)), ("read", .integer(outcome.read)),
        ("already_counted", .integer(outcome.alreadyCounted)),
        ("entries", .integer(outcome.entries)), ("foreign", .integer(outcome.foreign)),
        ("rejected", .integer(outcome.rejected)), ("comments", .integer(outcome.comments)),
        ("blank", .integer(outcome.blank)), ("pending_bytes", .integer(outcome.pendingBytes)),
        ("message", .optional(outcome.message)),
      ])
    }
    return JSONValue.object([
      ("read", .integer(sum(\.read))), ("already_counted", .integer(sum(\.alreadyCounted))),
      ("entries", .integer(sum(\.entries))), ("foreign", .integer(sum(\.foreign))),
      ("rejected", .integer(sum(\.rejected))), ("comments", .integer(sum(\.comments))),
      ("blank", .integer(sum(\.blank))), ("pending_bytes", .integer(sum(\.pendingBytes))),
      ("sources", .array(sources)),
    ]).pretty() + "\n"
  }

  /// One line, and one for each log that did not go as asked.
  var text: String {
    var lines: [String] = []
    for outcome in outcomes {
      switch outcome.state {
      case .read:
        if let message = outcome.message { lines.append("\(outcome.name): \(message)") }
      case .skipped:
        lines.append("\(outcome.name): skipped. \(outcome.message ?? "")")
      // Said when it happened, as an error.
      case .failed: break
      }
    }
    lines.append(
      """
      \(sum(\.read)) lines read = \(sum(\.alreadyCounted)) already counted + \(sum(\.entries)) \
      entries + \(sum(\.foreign)) foreign + \(sum(\.rejected)) rejected + \(sum(\.comments)) \
      comments + \(sum(\.blank)) blank
      """)
    if sum(\.pendingBytes) > 0 {
      lines.append(
        """
        \(sum(\.pendingBytes)) bytes behind the last line feed are pending: they are read once \
        their line ends, or with --final.
        """)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
