/// The `sqlite3` shell: another program that uses a store, as its users' programs do.
package enum SQLiteShell {
  /// What it prints for some statements, without the last line's end.
  package static func query(_ store: String, _ sql: String) throws -> String {
    let end = try StartedProgram(
      "sqlite3", ["-readonly", "-batch", store, sql].map { Array($0.utf8) }
    ).end()
    try expect(end.code == 0, "sqlite3: \(end.errors)")
    return end.output.hasSuffix("\n") ? String(end.output.dropLast()) : end.output
  }

  /// Runs statements that write.
  package static func run(_ store: String, _ sql: String) throws {
    let end = try StartedProgram("sqlite3", ["-batch", store, sql].map { Array($0.utf8) }).end()
    try expect(end.code == 0, "sqlite3: \(end.errors)")
  }

  /// A shell that has begun to read and holds its transaction open until its input ends.
  package struct OpenReader: ~Copyable {
    private let shell: StartedProgram
    private let feed: Feed

    package init(of store: String) throws {
      let feed = try Feed()
      let shell = try StartedProgram(
        "sqlite3", ["-batch", store].map { Array($0.utf8) }, input: feed.input)
      try feed.write(Array("BEGIN;\nSELECT count(*) FROM source;\n.print begun\n".utf8))
      try shell.waitUntilItSays("begun")
      self.feed = feed
      self.shell = shell
    }

    /// Lets go of what it reads.
    package consuming func end() throws {
      feed.end()
      let end = try shell.end(within: 10)
      try expect(end.code == 0, "sqlite3: \(end.errors)")
    }
  }
}
