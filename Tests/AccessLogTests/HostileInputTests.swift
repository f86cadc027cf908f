import AccessLog
import Testing

@Suite("Hostile input")
struct HostileInputTests {
  private static let formats =
    LogFormats.all.map(\.name) + [
      #"nginx:'$remote_addr [$time_local] "$request" $status $http_origin [$sent_http_vary]'"#,
      #"nginx:'{"a":{"b":"$scheme://$host$request_uri"},"st":$status,"o":"$http_origin"}'"#,
    ]

  /// Changes bytes of good lines: flips, cuts, doubles.
  private func mutated(_ bytes: [UInt8], _ random: inout some RandomNumberGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
      let index = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: index)
      case 2: bytes.insert(contentsOf: Array(#"\"{}[],: -"#.utf8), at: index)
      case 3: bytes.removeLast(bytes.count - index)
      default: bytes.insert(contentsOf: bytes[..<index].suffix(40), at: index)
      }
    }
    return bytes
  }

  @Test("No line crashes or is lost, and block borders change nothing", arguments: formats)
  func mutations(name: String) throws {
    let format = try LogFormats.named(name)
    var random = Seeded(state: 7)
    var good = LogFormats.all.flatMap(\.samples).map { Array($0.utf8) }
    good.append(Array(#"{"a":{"b":"https://a.example/x"},"st":200,"o":"x"}"#.utf8))
    var bytes: [UInt8] = []
    for _ in 0..<1000 {
      bytes += mutated(good[Int.random(in: good.indices, using: &random)], &random) + [0x0A]
    }
    let log = ReadLog(bytes, as: format)
    #expect(log.lines == UInt64(bytes.count { $0 == 0x0A }))
    #expect(ReadLog(bytes, as: format, blocks: 1009) == log)
  }

  @Test("Random bytes are lines too", arguments: formats)
  func randomBytes(name: String) throws {
    var random = Seeded(state: 11)
    let bytes = (0..<30_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let log = ReadLog(bytes + [0x0A], as: try LogFormats.named(name))
    #expect(log.lines == UInt64(bytes.count { $0 == 0x0A }) + 1)
  }

  @Test(
    "Long runs of what a format looks for take no longer than any other line",
    .timeLimit(.minutes(1)),
    arguments: formats)
  func longRuns(name: String) throws {
    let format = try LogFormats.named(name)
    for unit in [
      " ", "\"", "\\", "\\\"", "[", " [", "{", "{\"a\":", ",", "-", " - ", "\\u", "/", ":",
    ] {
      let run = String(repeating: unit, count: (1 << 16) / unit.utf8.count)
      for start in [
        "", "192.0.2.7 - ", #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] ""#,
        #"{"v":"cors1","o":""#,
      ] {
        #expect(ReadLog(lines: [start + run], as: format).lines == 1)
      }
    }
  }
}

@Suite("A batch")
struct BatchSizeTests {
  @Test("is never much longer than its chunk, however often its lines are tried")
  func staysSmall() throws {
    let escapes = String(repeating: #"\x41"#, count: 2000)
    let line = #"192.0.2.7 - \#(escapes) [ [ [ [ [ x "\#(escapes)" 200 5 "\#(escapes)" "x" "y" z"#
    let bytes = Array(String(repeating: line + "\n", count: 20).utf8)
    for format in LogFormats.all {
      var reader = EntryReader(format: format)
      #expect(reader.read(bytes).bytes.count < bytes.count * 2)
    }
  }
}

/// The same numbers in every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
