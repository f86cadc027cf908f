/// Small files that are gigabytes of text: read whole, in bounded memory.
package struct Bombs: Disturbance {
  private let program: TestedProgram

  package init(of program: TestedProgram) { self.program = program }

  package let name = "a bomb of one gibibyte"
  package let share = 0.05

  /// What the uncompressed bytes are.
  package enum Content: String, CaseIterable, Sendable {
    case zeros = "zeros"
    case lineFeeds = "line feeds"
    case letters = "letters without a line feed"
    case longLines = "lines that are just short enough"
    case shortLines = "lines of one letter"

    var block: [UInt8] {
      let mebibyte = 1 << 20
      switch self {
      case .zeros: return [UInt8](repeating: 0, count: mebibyte)
      case .lineFeeds: return [UInt8](repeating: 10, count: mebibyte)
      case .letters: return [UInt8](repeating: 0x61, count: mebibyte)
      case .longLines: return [UInt8](repeating: 0x61, count: mebibyte - 1) + [10]
      case .shortLines: return (0..<mebibyte).map { $0 % 2 == 0 ? 0x61 : 10 }
      }
    }

    /// Lines in so many blocks, the last one without its end.
    func lines(blocks: Int) -> Int {
      switch self {
      case .zeros, .letters: 0
      case .lineFeeds: blocks << 20
      case .longLines: blocks
      case .shortLines: blocks << 19
      }
    }
  }

  /// The most memory that a run may take.
  package static let mostMemory = 128 << 20

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    let content = Content.allCases[random.number(Content.allCases.count)]
    // Half a milliard of lines would take a minute and show no more.
    try attempt(content, mebibytes: content == .shortLines ? 128 : 1024)
    return 1
  }

  package func attempt(
    _ content: Content, mebibytes: Int, mostMemory: Int = Bombs.mostMemory
  ) throws {
    let place = try Workplace()
    let member = Gzip.member(content.block)
    try place.write((0..<mebibytes).lazy.flatMap { _ in member }, to: "bomb.gz")
    let end = try program.run([
      "ingest", "--db", place.file("store.sqlite"), "--format", "json", "--log-format", "cors1",
      "--max-rejected", "100", place.file("bomb.gz"),
    ])
    try expect(end.code == 0, "\(content.rawValue): \(end.description) \(end.errors)")
    try expectBalance(end, read: content.lines(blocks: mebibytes))
    try expect(
      end.peakMemory <= mostMemory,
      "\(content.rawValue): \(end.peakMemory >> 20) MiB of memory.")
    try expectAtRest(place.file("store.sqlite"), others: ["bomb.gz"])
  }
}
