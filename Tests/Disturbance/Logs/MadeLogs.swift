/// Some logs in a folder, made by seed: what every undisturbed run reads the same from.
package struct MadeLogs: Sendable {
  package let folder: Workplace
  package private(set) var names: [String] = []
  /// What all of them hold together; a line that two logs share counts where it counts.
  package private(set) var lines = 0

  package var paths: [String] { names.map(folder.file) }

  /// More options for the runs that read them: `--log-format` where telling it takes too long.
  package let options: [String]

  /// - Parameter size: lines of the largest log; the others are smaller.
  package init(seed: UInt64, size: Int, padding: Int = 0, options: [String] = []) throws {
    folder = try Workplace()
    self.options = options
    var maker = LogMaker(SeededRandom(seed: seed, kind: "logs", step: 0), padding: padding)
    let first = maker.lines(size)
    try add(first, as: "access.log", lines: size)
    // Another one that begins so, and parts within a later block.
    var parting = LogMaker(SeededRandom(seed: seed, kind: "logs", step: 1), padding: padding)
    let shared = first.prefix(first.count / 100 * 97)
    let whole = (shared.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let sharedLines = first[..<whole].count { $0 == UInt8(ascii: "\n") }
    let second = first[..<whole] + parting.lines(size / 6)
    try add(
      Gzip.members(Array(second), cutAt: [whole / 3, whole + 100]), as: "parted.log.gz",
      lines: sharedLines + size / 6)
    // One that is still written: its last line has no end.
    let third = maker.lines(size / 6)
    try add(third + Array(#"{"v":"cors1","t":179"#.utf8), as: "growing.log", lines: size / 6)
    try add(maker.lines(20), as: "small.log", lines: 20)
  }

  private mutating func add(_ bytes: [UInt8], as name: String, lines: Int) throws {
    try folder.write(bytes, to: name)
    names.append(name)
    self.lines += lines
  }
}
