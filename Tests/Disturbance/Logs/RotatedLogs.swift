import Foundation

/// The log of a server and its rotated ones, and what was ever written to them.
struct RotatedLogs {
  /// What can happen to them.
  enum Step: String, CaseIterable {
    /// The server writes some lines.
    case grow
    /// It has written a part of a line.
    case growUnfinished = "grow by half a line"
    /// `access.log` becomes `access.log.1`, or one with the date in its name.
    case rename
    /// `access.log` is copied, and emptied under its writer.
    case copyTruncate = "copytruncate"
    case compress
    /// A rotated log is copied to another name, as backups are.
    case copy
    /// A compressed log of another server begins to arrive.
    case arriveCut = "a gz arrives cut"
    case arriveWhole = "the rest of it arrives"
  }

  let folder: String
  private var maker: LogMaker
  private let isDated: Bool
  /// Logs that nobody writes any more.
  private var finished: [[UInt8]] = []
  /// What was written to `access.log`.
  private var current: [UInt8] = []
  /// The rest of a line whose beginning was written.
  private var unwritten: [UInt8] = []
  /// Compressed logs that have not arrived whole: by name.
  private var arriving: [String: [UInt8]] = [:]
  /// Names of rotated logs, the newest last.
  private var rotated: [String] = []
  private var rotations = 0

  init(in folder: String, _ random: inout SeededRandom) throws {
    self.folder = folder
    maker = LogMaker(random)
    _ = random.next()
    isDated = random.chance(0.4)
    try Data().write(to: url("access.log"))
  }

  /// All that was ever written, log by log.
  var whole: [[UInt8]] { (finished + [current]).filter { !$0.isEmpty } }
  /// All files that are there.
  var files: [String] { fileNames(in: folder).map { folder + "/" + $0 } }
  /// Files whose last line is whole, so that they may be given as a stream.
  var wholeFiles: [String] {
    let isWhole = unwritten.isEmpty && !current.isEmpty
    return (rotated + (isWhole ? ["access.log"] : [])).map { folder + "/" + $0 }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }

  mutating func perform(_ step: Step, growth: Int, _ random: inout SeededRandom) throws {
    switch step {
    case .grow: try grow(&random, by: 15 + random.number(growth), isWhole: true)
    case .growUnfinished: try grow(&random, by: 15 + random.number(growth), isWhole: false)
    case .rename:
      guard try finish() else { return }
      let name = try newName()
      try FileManager.default.moveItem(at: url("access.log"), to: url(name))
      try Data().write(to: url("access.log"))
      try beginAlike(&random)
    case .copyTruncate:
      guard try finish() else { return }
      let name = try newName()
      try Data(contentsOf: url("access.log")).write(to: url(name))
      let file = try FileHandle(forWritingTo: url("access.log"))
      try file.truncate(atOffset: 0)
      try file.close()
      try beginAlike(&random)
    case .compress:
      guard
        let index = rotated.indices.filter({ !rotated[$0].hasSuffix(".gz") })
          .randomElement(using: &random)
      else { return }
      let bytes = try Data(contentsOf: url(rotated[index]))
      let cuts = (0..<random.number(4)).map { _ in random.number(bytes.count + 1) }
      try Data(Gzip.members(Array(bytes), cutAt: cuts)).write(to: url(rotated[index] + ".gz"))
      try FileManager.default.removeItem(at: url(rotated[index]))
      rotated[index] += ".gz"
    case .copy:
      guard let name = rotated.randomElement(using: &random) else { return }
      try Data(contentsOf: url(name)).write(to: url("copy-of-\(rotations)-\(name)"))
    case .arriveCut:
      var other = LogMaker(SeededRandom(seed: random.next()))
      let bytes = other.lines(50 + random.number(growth))
      let gzip = Gzip.members(bytes, cutAt: [random.number(bytes.count)])
      let name = "other-\(finished.count).log.gz"
      finished.append(bytes)
      arriving[name] = gzip
      try Data(gzip.prefix(random.number(gzip.count))).write(to: url(name))
    case .arriveWhole: try arrive()
    }
  }

  /// The server writes lines.
  mutating func grow(_ random: inout SeededRandom, by lines: Int, isWhole: Bool) throws {
    let bytes = unwritten + maker.lines(lines)
    let lineStart = (bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let held = isWhole ? 0 : random.number(bytes.count - lineStart)
    unwritten = Array(bytes.suffix(held))
    try write(bytes.dropLast(held))
  }

  /// The server ends its line, and what was arriving has arrived.
  mutating func complete() throws {
    try endLine()
    try arrive()
  }

  private mutating func endLine() throws {
    let rest = unwritten
    unwritten = []
    try write(rest[...])
  }

  private mutating func arrive() throws {
    for (name, gzip) in arriving { try Data(gzip).write(to: url(name)) }
    arriving = [:]
  }

  /// Ends the current log; says whether it has a line.
  private mutating func finish() throws -> Bool {
    try endLine()
    guard !current.isEmpty else { return false }
    finished.append(current)
    current = []
    return true
  }

  /// Some logs begin as others do: with a copy of an older one, as after a restored backup.
  private mutating func beginAlike(_ random: inout SeededRandom) throws {
    // One that was seen cut is no model: where its cut copy ends, nobody could know which it is.
    guard random.chance(0.25), arriving.isEmpty, let other = finished.randomElement(using: &random)
    else { return }
    let end = other.prefix(1 + random.number(other.count)).lastIndex(of: UInt8(ascii: "\n"))
    guard let end else { return }
    // At once with a line of its own: a shorter copy of a log cannot be told from it.
    try write(other[...end] + maker.lines(20))
  }

  private mutating func write(_ bytes: ArraySlice<UInt8>) throws {
    current += bytes
    let file = try FileHandle(forWritingTo: url("access.log"))
    try file.seekToEnd()
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  /// The name of the log that is rotated now; the older ones move up where names are numbers.
  private mutating func newName() throws -> String {
    rotations += 1
    if isDated {
      rotated.append("access.log-202611\(10 + rotations)")
      return rotated[rotated.count - 1]
    }
    for index in rotated.indices {
      let suffix = rotated[index].hasSuffix(".gz") ? ".gz" : ""
      let name = "access.log.\(rotated.count - index + 1)\(suffix)"
      try FileManager.default.moveItem(at: url(rotated[index]), to: url(name))
      rotated[index] = name
    }
    rotated.append("access.log.1")
    return "access.log.1"
  }

  private func url(_ name: String) -> URL { URL(fileURLWithPath: folder + "/" + name) }
}
