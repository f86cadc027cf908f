import PolicyAudit

/// A sample of evidence as lines of text: where it stands, and what the store knows of it.
enum EvidenceLines {
  /// Columns that prove nothing to a reader, or say what stands elsewhere; and the client, because
  /// no report holds an address.
  private static let leftOut: Set<String> = [
    "id", "time_ms", "source", "line", "server", "client", "client_key", "scheme", "host", "port",
    "url_hash", "bytes", "duration_ms", "policy_id", "logged_fields", "origin_party", "flags",
    "origin_relation", "engine_divergent", "synthetic",
  ]
  /// A row of the view has about fifty columns.
  private static let mostFields = 40

  /// Where the line stands, the fields that say something, and the names of those that were logged
  /// as absent or empty.
  static func of(_ sample: EvidenceSample) -> [String] {
    let fields = sample.fields.filter { name, value in
      // No reason is no fact; an empty header is one.
      !leftOut.contains(name) && !(name.hasPrefix("reason") && value.isEmpty)
    }.prefix(mostFields)
    let told = fields.filter { !$0.value.isEmpty }
    let width = told.map(\.name.count).max() ?? 0
    return ["\(sample.source) line \(sample.line)"]
      + told.map { name, value in
        "  \(name)\(String(repeating: " ", count: width - name.count + 2))\(value)"
      }
      + wrapped("  absent or empty:", fields.filter(\.value.isEmpty).map(\.name))
  }

  /// Words behind a label, on lines of a width that a page has; nothing without words.
  private static func wrapped(_ label: String, _ words: [String]) -> [String] {
    guard !words.isEmpty else { return [] }
    var lines = [label]
    for word in words {
      if lines[lines.count - 1].count + word.count > 90 { lines.append("   ") }
      lines[lines.count - 1] += " " + word
    }
    return lines
  }

  /// The command that explains the line, where a shell takes the name of its file as it stands.
  static func explain(_ sample: EvidenceSample) -> String? {
    let isPlain = sample.source.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "/"),
        UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isPlain, !sample.source.isEmpty, !sample.source.hasPrefix("-"),
      sample.source.utf8.count <= 200
    else { return nil }
    return "corsaudit explain \(sample.source) --line \(sample.line)"
  }
}
