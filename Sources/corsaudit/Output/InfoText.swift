import AuditReport
import AuditStore

/// What there is to know about a store, for people.
struct InfoText {
  let info: StoreInfo

  var text: String {
    (sizeLines + spanLines + logLines + configurationLines + pruningLines + noteLines)
      .map { line in
        // An indentation is ours.
        let isPart = line.hasPrefix("  ")
        return (isPart ? "  " : "") + TerminalText.line(String(line.drop { $0 == " " })) + "\n"
      }
      .joined()
  }

  private var sizeLines: [String] {
    let size = info.size
    var lines = [
      "store            \(info.path)",
      "version          schema \(info.schemaVersion), last written by "
        + (info.programVersion.map { "corsaudit \($0)" } ?? "no run"),
      "size             \(size.file) bytes, \(size.free) of them free",
    ]
    for (kind, bytes) in size.kinds ?? [] {
      lines.append("  \(padded(kind.rawValue))\(bytes) bytes")
    }
    if size.kinds == nil { lines.append("  by kind        not known: this SQLite has no dbstat") }
    let perExchange = info.bytesPerExchange.map { "; \(oneDecimal($0)) bytes each, all counted" }
    lines.append("exchanges        \(info.exchanges) kept row by row\(perExchange ?? "")")
    return lines
  }

  private var spanLines: [String] {
    [
      "entries          \(words(info.entries))",
      "rows             \(words(info.rows))",
      "roll-ups         \(words(info.rollUps))",
    ]
  }

  private var logLines: [String] {
    let logs = info.logs
    let states = logs.byState.map { "\($0.count) \($0.state)" }.joined(separator: ", ")
    var lines = ["logs             \(logs.count)" + (states.isEmpty ? "" : ": \(states)")]
    for (format, label, count) in logs.byFormat {
      lines.append("  \(count) \(format)" + (label.isEmpty ? "" : " of \(label)"))
    }
    lines.append(
      """
      lines            \(logs.lines) \(logs.isBalanced ? "=" : "IS NOT") \(logs.entries) entries + \
      \(logs.foreign) foreign + \(logs.rejected) rejected + \(logs.comments) comments + \
      \(logs.blank) blank; \(logs.pendingBytes) bytes pending
      """)
    return lines
  }

  private var configurationLines: [String] {
    var lines = info.configurations.map { configuration in
      "read with        \(configuration.words) (\(configuration.logs) logs)"
    }
    if info.clientKeys > 1 {
      lines.append(
        """
        client keys      \(info.clientKeys), from merged stores: one client seen by two machines \
        counts as two
        """)
    }
    return lines
  }

  private var pruningLines: [String] {
    [
      "rows pruned      \(until(info.rowsPrunedMilliseconds))",
      "roll-ups pruned  \(until(info.rollUpsPrunedMilliseconds))",
    ]
  }

  private var noteLines: [String] {
    var lines = info.runs.map { run in
      let end = run.exitCode.map { "ended with \($0)" } ?? "did not end, or runs"
      return
        "run              \(TimeText.of(run.startedMilliseconds) ?? "?") \(run.command), \(end)"
    }
    lines.append("audits           \(info.auditCount) recorded")
    lines += info.audits.map { audit in
      "  \(audit.id): \(words(audit.window)), \(audit.findings) findings"
    }
    return lines
  }

  private func padded(_ word: String) -> String {
    word + String(repeating: " ", count: max(1, 15 - word.count))
  }

  private func words(_ span: TimeSpan) -> String {
    guard let first = span.first, let last = span.last else { return "none with a time" }
    return "\(TimeText.of(first) ?? "?") to \(TimeText.of(last) ?? "?")"
  }

  private func until(_ moment: Int64?) -> String {
    moment.map { "up to \(TimeText.of($0) ?? "?")" } ?? "never"
  }
}

extension StoreInfo {
  /// The file without its free pages, divided among the exchanges that are kept.
  var bytesPerExchange: Double? {
    exchanges > 0 ? Double(size.file - size.free) / Double(exchanges) : nil
  }
}

extension StoredConfiguration {
  /// How logs were read, in words.
  var words: String {
    var parts = [
      clientWords[client ?? ""] ?? "client addresses in a way not known here",
      pathWords[path ?? ""] ?? "paths in a way not known here",
      keepWords[keep ?? ""] ?? "rows in a way not known here",
    ]
    if keepsRejectedLines { parts.append("rejected lines as they are") }
    if routes > 0 { parts.append("\(routes) configured routes") }
    if publicSites > 0 { parts.append("\(publicSites) sites by their public names") }
    if let slowMilliseconds { parts.append("slow over \(slowMilliseconds) ms") }
    return parts.joined(separator: ", ")
  }
}

private let clientWords = [
  "truncate": "client addresses cut to their networks", "keep": "client addresses whole",
  "hash": "client addresses as keyed hashes only", "drop": "no client addresses",
]
private let pathWords = [
  "route": "routes only", "full": "paths whole", "full-query": "paths with their queries",
]
private let keepWords = [
  "exchanges": "preflights and cross-origin exchanges row by row", "rollup": "counters only",
  "all": "every exchange row by row",
]

private func oneDecimal(_ number: Double) -> String {
  let tenths = Int64((number * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}
