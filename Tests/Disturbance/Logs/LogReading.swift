import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Reads logs in one way or another.
struct LogReading {
  let program: TestedProgram
  let store: String

  enum Way: String, CaseIterable {
    case folder, recursively, killed, terminated, growing, twice, links, stream, list
  }

  func arguments(_ more: [String]) -> [String] {
    ["ingest", "--db", store, "--format", "json", "--max-rejected", "100"] + more
  }

  /// - Returns: how often it was disturbed.
  func read(_ way: Way, _ logs: inout RotatedLogs, _ random: inout SeededRandom) throws -> Int {
    switch way {
    case .folder: try read([logs.folder])
    case .recursively: try read(["--recursive", logs.folder + "/.."])
    case .twice: try read(logs.files + [logs.folder] + logs.files.reversed())
    case .list:
      let list = try Workplace()
      try list.write(logs.files.joined(separator: "\n").utf8, to: "list")
      try read(["--files-from", list.file("list")])
    case .links: try readLinks(logs)
    case .stream:
      guard let file = logs.wholeFiles.randomElement(using: &random) else { return 0 }
      try check(program.run(arguments(["-"]), input: .file(file)))
    case .killed, .terminated:
      let started = try program.start(arguments([logs.folder]))
      usleep(UInt32(random.number(120_000)))
      started.send(way == .killed ? SIGKILL : SIGTERM)
      _ = try started.end(within: 60)
      return 1
    case .growing:
      let started = try program.start(arguments([logs.folder]))
      for _ in 0..<5 {
        try logs.grow(&random, by: 1 + random.number(200), isWhole: random.chance(0.5))
        usleep(UInt32(random.number(8000)))
      }
      try check(started.end(within: 60))
    }
    return 0
  }

  /// Once more, and nothing may be missing now.
  func readAll(_ logs: RotatedLogs) throws {
    let end = try program.run(arguments([logs.folder]))
    try expect(end.code == 0, "The last run: \(end.description) \(end.errors)")
    try expectBalance(end, read: nil)
  }

  private func read(_ more: [String]) throws { try check(program.run(arguments(more))) }

  /// A log that arrived cut, or with no whole line, is no mistake of the run's.
  private func check(_ end: ProgramEnd) throws {
    try expect([0, 2, 3].contains(end.code), "ingest: \(end.description) \(end.errors)")
    try expectBalance(end, read: nil)
  }

  /// By a hard link and by a symbolic one.
  private func readLinks(_ logs: RotatedLogs) throws {
    let links = try Workplace()
    for (index, file) in logs.files.enumerated() {
      if index % 2 == 0 {
        try FileManager.default.linkItem(atPath: file, toPath: links.file("hard\(index)"))
      } else {
        try FileManager.default.createSymbolicLink(
          atPath: links.file("soft\(index)"), withDestinationPath: file)
      }
    }
    try read([links.path])
  }
}
