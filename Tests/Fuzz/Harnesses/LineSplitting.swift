import AccessLog

/// Any bytes are a log: what is read of it is the same wherever its blocks end, whatever of it was
/// passed over before, and no line of it is lost.
///
/// Of the input the first byte chooses the format, the second the pieces, the third how long they
/// are, the fourth where a run stops and another goes on; the rest is the log, as
/// ``LogExpansion`` makes it.
public enum LineSplitting: Harness {
  public static let name = "line-splitting"

  /// Chosen by an input's first byte. To keep the corpus meaningful, add at the end.
  static let formats = [
    "combined", "cors1", "w3c", "cri:combined", "docker:w3c", "caddy", "traefik", "envoy_json",
    "json:m=method,u=path,st=status,o=origin,h=host", "journald:cors1", "syslog:w3c",
    "docker:cri:cors1", "compose:w3c", "cloudflare",
    "common",
    #"nginx:'{"a":{"b":"$scheme://$host$request_uri"},"st":$status,"o":"$http_origin"}'"#,
  ]

  private static let known = formats.map { name in Result { try LogFormats.named(name) } }

  /// The samples of each format, in its wrappers, and what stands between lines where disks were full.
  public static var seeds: [[UInt8]] {
    formats.enumerated().flatMap { index, name -> [[UInt8]] in
      var inner = name[...]
      var wrappers: [any LineWrapper] = []
      while let wrapper = LineWrappers.all.first(where: { inner.hasPrefix($0.name + ":") }) {
        inner = inner.dropFirst(wrapper.name.count + 1)
        wrappers.insert(wrapper, at: 0)
      }
      guard let format = try? LogFormats.named(String(inner)) else { return [] }
      var lines = format.samples.flatMap { $0.split(separator: "\n") }.map(String.init)
      for wrapper in wrappers { lines = lines.map { wrapper.sample(of: $0) } }
      let log = Array(lines.joined(separator: "\n").utf8)
      return [
        [UInt8(index), 1, 5, 1] + log + [0x0A],
        [UInt8(index), 7, 9, 3] + [0xEF, 0xBB, 0xBF] + log + Array("\r\n\0\0".utf8) + log,
      ]
        + (!(1...4).contains(index)
          ? [] : [[UInt8(index), 9, 254, 2] + [0x10, 0, 200] + log + [0x0A] + log])
    }
  }

  public static func check(_ input: [UInt8]) throws {
    guard input.count > 4 else { return }
    let format = try known[Int(input[0]) % formats.count].get()
    let log = LogExpansion.log(input[4...], mayBeLong: input[2] > 250)
    let splitting = Splitting(
      log: log, format: format, seed: UInt64(input[1]), longestPiece: 1 << (Int(input[2]) % 22),
      stop: Int(input[3]))
    try splitting.check()
  }
}

/// Makes long lines out of short inputs: `0x10 c n` stands for n times the byte c where n is less than
/// 128, and otherwise, once in an input that may be long, for about as many as a line may have.
enum LogExpansion {
  static func log(_ input: ArraySlice<UInt8>, mayBeLong: Bool) -> [UInt8] {
    var log: [UInt8] = []
    var position = input.startIndex
    while position < input.endIndex {
      guard input[position] == 0x10, position + 2 < input.endIndex else {
        log.append(input[position])
        position += 1
        continue
      }
      var times = Int(input[position + 2])
      if times >= 128, mayBeLong, log.count < EntryReader.longestLine - 96 {
        times += EntryReader.longestLine - 96 - 128
      }
      log += repeatElement(input[position + 1], count: times)
      position += 3
    }
    return log
  }
}

/// One log, read in several ways.
private struct Splitting {
  let log: [UInt8]
  let format: any LogFormat
  let seed: UInt64
  let longestPiece: Int
  let stop: Int

  func check() throws {
    let whole = try readWhole()
    let lines =
      UInt64(log.count { $0 == lineFeed }) + (log.last.map { $0 != lineFeed } ?? false ? 1 : 0)
    try promise(whole.lines == lines, "\(whole.lines) lines are counted of \(lines).")
    try readInPieces().compare(with: whole, "read in pieces")
    try passOver(whole)
    try takeTurns(whole)
    try goOnBehindUnfinished()
  }

  private func readWhole() throws -> Tally {
    var reader = EntryReader(format: format)
    var tally = Tally()
    try tally.add(reader.read(log))
    try tally.add(reader.finish(consumeUnterminated: true))
    try promise(reader.consumedBytes == UInt64(log.count), "Every byte is accounted for.")
    try promise(reader.consumedLines == tally.lines, "Every line is accounted for.")
    return tally
  }

  private func readInPieces() throws -> Tally {
    var reader = EntryReader(format: format)
    var tally = Tally()
    try read(log[...], by: &reader, into: &tally)
    try promise(reader.consumedLines == tally.lines, "Every line is accounted for, in pieces too.")
    return tally
  }

  /// Lines that were counted earlier are passed over; those after them are what they are.
  private func passOver(_ whole: Tally) throws {
    let (end, lines) = lineEnd
    let nextEnd = log[end...].firstIndex(of: lineFeed) ?? log.count
    let passedTo = end + (nextEnd - end) * (stop % 5) / 4
    var expected = whole
    expected.removeLines(upTo: UInt64(lines))
    for other in [format, try LogFormats.named("combined")] {
      var passed = EntryReader(format: other)
      for piece in pieces(of: log[..<passedTo]) { passed.skip(Array(piece)) }
      var reader = EntryReader(format: format, following: passed)
      reader.resume(afterBytes: UInt64(end), lines: UInt64(lines))
      var tally = Tally()
      try read(log[passedTo...], by: &reader, into: &tally)
      try tally.compare(with: expected, "read after \(lines) lines were passed over")
    }
  }

  /// Somebody looks at every second line only.
  private func takeTurns(_ whole: Tally) throws {
    var reader = EntryReader(format: format)
    var tally = Tally()
    var start = 0
    var line = 0
    while let end = log[start...].firstIndex(of: lineFeed) {
      line += 1
      if line % 2 == stop % 2 {
        try tally.add(reader.read(Array(log[start...end])))
      } else {
        reader.skip(Array(log[start...end]))
      }
      start = end + 1
    }
    let odd = whole.outcomes.filter { Int($0.line) % 2 == stop % 2 && $0.line <= line }
    try promise(
      tally.outcomes == odd,
      "Every second line is read as it is among the others: \(Tally.difference(tally.outcomes, odd))"
    )
  }

  /// An unfinished last line was counted, and then the log grew.
  private func goOnBehindUnfinished() throws {
    let end = log.isEmpty ? 0 : stop * 131 % log.count
    var first = EntryReader(format: format)
    var before = Tally()
    try before.add(first.read(Array(log[..<end])))
    try before.add(first.finish(consumeUnterminated: true))
    try promise(first.consumedBytes == UInt64(end), "All of a finished log is consumed.")
    var tallies: [Tally] = []
    for isCut in [false, true] {
      var passed = EntryReader(format: format)
      for piece in pieces(of: log[..<end]) { passed.skip(Array(piece)) }
      passed.resume(afterBytes: UInt64(end), lines: first.consumedLines)
      var tally = Tally()
      if isCut {
        try read(log[end...], by: &passed, into: &tally)
      } else {
        try tally.add(passed.read(Array(log[end...])))
        try tally.add(passed.finish(consumeUnterminated: true))
      }
      try promise(passed.consumedBytes == UInt64(log.count), "All of a grown log is consumed.")
      tallies.append(tally)
    }
    try tallies[1].compare(with: tallies[0], "grown behind an unfinished line, in pieces")
  }

  /// The end of some line, or the beginning, and how many lines end there.
  private var lineEnd: (end: Int, lines: Int) {
    let lines = stop % (log.count { $0 == lineFeed } + 1)
    var end = 0
    for _ in 0..<lines { end = (log[end...].firstIndex(of: lineFeed) ?? end) + 1 }
    return (end, lines)
  }

  private func read(
    _ bytes: ArraySlice<UInt8>, by reader: inout EntryReader, into tally: inout Tally
  ) throws {
    for piece in pieces(of: bytes) { try tally.add(reader.read(Array(piece))) }
    try tally.add(reader.finish(consumeUnterminated: true))
  }

  private func pieces(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lengths = Pieces(seed: seed)
    var rest = bytes
    var pieces: [ArraySlice<UInt8>] = []
    // Many pieces of a long log would only take long.
    let most = max(longestPiece, bytes.count / 256)
    while !rest.isEmpty {
      let piece = rest.prefix(lengths.next(most: most))
      pieces.append(piece)
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }
}

private let lineFeed = UInt8(ascii: "\n")
