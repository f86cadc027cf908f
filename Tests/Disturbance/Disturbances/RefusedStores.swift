import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// What is given as a store and is none, or a damaged one: refused with a sentence and 74, not one
/// byte changed, and nothing new beside it.
package struct RefusedStores: Disturbance {
  private let run: UndisturbedRun
  private let logs: MadeLogs

  package init(_ run: UndisturbedRun, _ logs: MadeLogs) {
    self.run = run
    self.logs = logs
  }

  package let name = "a file that is no store, or a damaged one"
  package let share = 0.02

  /// A file that has to be refused.
  package struct Refused: Sendable {
    package var name: String
    /// Makes it of a store that is in order.
    var make: @Sendable (_ store: String, inout [UInt8]) throws -> Void = { _, _ in }
    /// Said instead of bytes: what else lies there.
    var makePlace: (@Sendable (_ store: String) throws -> Void)?
    /// Whether reading it is refused, too: what only a look at every page shows is no reader's task.
    var isUnreadable = true
  }

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    let template = try template()
    for refused in Self.all { try attempt(refused, of: template) }
    return Self.all.count
  }

  /// A store in order, as bytes.
  package func template() throws -> [UInt8] {
    let place = try Workplace()
    try run.program.run(
      ["ingest", "--quiet", "--db", place.file("store.sqlite"), logs.paths[3]], expecting: [0])
    return try place.bytes(of: "store.sqlite")
  }

  package func attempt(_ refused: Refused, of template: [UInt8]) throws {
    let place = try Workplace()
    let store = place.file("store.sqlite")
    if let make = refused.makePlace {
      try make(store)
    } else {
      var bytes = template
      try refused.make(store, &bytes)
      if !bytes.isEmpty { try place.write(bytes, to: "store.sqlite") }
    }
    let before = try snapshot(of: place.path)
    var commands = [["ingest"], ["audit"]].map { $0 + ["--db", store, logs.paths[1]] }
    if refused.isUnreadable {
      commands += [["db", "fingerprint", "--db", store], ["report", "--db", store]]
    }
    for command in commands {
      let started = try run.program.start(command)
      let end = try started.end(within: 30)
      let what = "\(refused.name), \(command[0])"
      try expect(end.code == 74, "\(what): \(end.description) \(end.errors)")
      try expect(
        end.errors.contains("Could not") && end.errors.contains("store.sqlite"),
        "\(what): no sentence says why: \(end.errors)")
      try expect(try snapshot(of: place.path) == before, "\(what): it was changed.")
    }
  }

  package static let all: [Refused] = [
    Refused(name: "a text", make: { _, bytes in bytes = Array("a line of a log\n".utf8) }),
    Refused(
      name: "a log",
      make: { _, bytes in
        bytes = Array(
          repeating: Array("192.0.2.1 - - [x] \"GET / HTTP/1.1\" 200 5\n".utf8), count: 999
        )
        .flatMap(\.self)
      }),
    Refused(name: "one byte", make: { _, bytes in bytes = [0] }),
    Refused(name: "zeros", make: { _, bytes in bytes = [UInt8](repeating: 0, count: 8192) }),
    Refused(
      name: "another program's database",
      makePlace: { store in
        try SQLiteShell.run(store, "CREATE TABLE t (a); INSERT INTO t VALUES (1)")
      }),
    Refused(
      name: "a newer version", make: { _, bytes in bytes.replace(60, with: [0, 0, 0x7F, 0]) }),
    Refused(
      name: "a version that never was",
      make: { _, bytes in
        bytes.replace(60, with: [0xFF, 0xFF, 0xFF, 0xFF])
      }),
    Refused(name: "a header alone", make: { _, bytes in bytes = Array(bytes.prefix(100)) }),
    Refused(name: "a truncated one", make: { _, bytes in bytes.removeLast(20_000) }),
    Refused(name: "one truncated in a page", make: { _, bytes in bytes.removeLast(1000) }),
    Refused(
      name: "a page size that is none", make: { _, bytes in bytes.replace(16, with: [0x12, 3]) }),
    Refused(
      name: "a magic text with garbage",
      make: { _, bytes in
        bytes = Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0xA5, count: 4080)
      }),
    Refused(
      name: "an overwritten first page",
      make: { _, bytes in
        bytes.replace(100, with: [UInt8](repeating: 0xAA, count: 2000))
      }),
    Refused(
      name: "pages overwritten in the middle",
      make: { _, bytes in
        for page in stride(from: 8192, to: bytes.count, by: 4096) {
          bytes.replace(page, with: [UInt8](repeating: 0xAA, count: 64))
        }
      }, isUnreadable: false),
    Refused(
      name: "a folder",
      makePlace: { store in
        try FileManager.default.createDirectory(atPath: store, withIntermediateDirectories: false)
      }),
    Refused(
      name: "a pipe",
      makePlace: { store in
        try expect(unsafe mkfifo(store, 0o600) == 0, "No pipe can be made.")
      }),
    Refused(
      name: "a link that leads in a circle",
      makePlace: { store in
        try FileManager.default.createSymbolicLink(atPath: store, withDestinationPath: store)
      }),
  ]
}

extension [UInt8] {
  mutating func replace(_ offset: Int, with bytes: [UInt8]) {
    replaceSubrange(offset..<offset + bytes.count, with: bytes)
  }
}
