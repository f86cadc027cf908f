import Foundation

/// The commands that must survive every kill, in the order of the table.
package enum AtomicCommands {
  package static func all(_ logs: MadeLogs, by program: TestedProgram) -> [AtomicCommand] {
    [ingest(logs), growing(logs, by: program), audit(logs)]
  }

  /// Reads all logs into a store that it makes.
  package static func ingest(_ logs: MadeLogs) -> AtomicCommand {
    var command = AtomicCommand("ingest") { place in
      ["ingest", "--db", place.file("store.sqlite"), "--format", "json"] + logs.options
        + logs.paths
    }
    let lines = logs.lines
    command.checkOutput = { end in try expectBalance(end, read: lines) }
    return command
  }

  /// Reads all logs into a store that knows some of them, one of them by its beginning.
  package static func growing(_ logs: MadeLogs, by program: TestedProgram) -> AtomicCommand {
    var command = ingest(logs)
    command.name = "ingest of grown logs"
    command.share = 0.2
    command.prepare = { place in
      let first = try logs.folder.bytes(of: logs.names[0])
      let beginning = try Workplace()
      try beginning.write(first.prefix(first.count / 3), to: "access.log")
      try program.run(
        [
          "ingest", "--quiet", "--db", place.file("store.sqlite"), beginning.file("access.log"),
          logs.paths[3],
        ] + logs.options, expecting: [0])
    }
    return command
  }

  /// Reads, reports and records.
  package static func audit(_ logs: MadeLogs) -> AtomicCommand {
    var command = AtomicCommand("audit --db") { place in
      ["audit", "--quiet", "--db", place.file("store.sqlite")] + logs.options + logs.paths
    }
    command.share = 0.2
    return command
  }
}

/// Expects that a summary counts each line that was read once, and all lines of its logs.
///
/// - Parameter lines: of all logs together; nil where that is not known.
package func expectBalance(_ end: ProgramEnd, read lines: Int?) throws {
  let object = try JSONSerialization.jsonObject(with: Data(end.output.utf8))
  guard let summary = object as? [String: Any] else {
    throw Difference("No summary: \(end.output)")
  }
  let sources = (summary["sources"] as? [[String: Any]]) ?? []
  for part in [summary] + sources {
    func number(_ key: String) throws -> Int {
      guard let number = part[key] as? Int else { throw Difference("No \(key): \(part)") }
      return number
    }
    let parts = ["already_counted", "entries", "foreign", "rejected", "comments", "blank"]
    let sum = try parts.reduce(0) { try $0 + number($1) }
    try expect(try number("read") == sum, "read differs from the sum of its parts: \(part)")
  }
  if let lines {
    let read = summary["read"] as? Int ?? -1
    try expect(read == lines, "\(read) lines were read of \(lines).")
  }
}
