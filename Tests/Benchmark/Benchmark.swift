import ArgumentParser
import Foundation

/// Measures `corsaudit ingest` against `gzip -dc` on the same file, in alternation.
@main
struct Benchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corsaudit-benchmark",
    abstract: "Ingest speed as a ratio to gzip -dc on the same file, in one run.",
    discussion: """
      Machines are noisy and differ: only the ratio of two commands that ran side by side says \
      something. Run it in release: swift run -c release corsaudit-benchmark.
      """)

  @Option(help: "Lines of the generated cors1 log.")
  var lines = 1_000_000

  @Option(help: "Pairs of runs; the median is printed.")
  var pairs = 5

  @Option(help: "The binary to measure; by default the one beside this program.")
  var binary: String?

  @Option(help: "A gzip log to measure instead of a generated one.")
  var log: String?

  @Option(help: "More options for ingest, in one text.")
  var options = ""

  func run() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("corsaudit-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = log ?? folder.appendingPathComponent("access.log.gz").path
    if log == nil { try generate(file) }
    let program = binary ?? besides()
    let store = folder.appendingPathComponent("store.sqlite").path
    let extra = options.split(separator: " ").map(String.init)
    var ours: [Measurement] = []
    var theirs: [Measurement] = []
    for _ in 0...pairs {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: store + suffix)
      }
      guard let base = Measurement.run(["gzip", "-dc", file]),
        let mine = Measurement.run([program, "ingest", "--quiet", "--db", store, file] + extra)
      else {
        throw ValidationError("gzip or \(program) failed; run it by hand to see why.")
      }
      theirs.append(base)
      ours.append(mine)
    }
    report(Array(ours.dropFirst()), Array(theirs.dropFirst()), store: store)
  }

  private func report(_ ours: [Measurement], _ theirs: [Measurement], store: String) {
    let wall = zip(ours, theirs).map { $0.wallSeconds / $1.wallSeconds }.sorted()
    let cpu = zip(ours, theirs).map { $0.cpuSeconds / $1.cpuSeconds }.sorted()
    let seconds = ours.map(\.wallSeconds).sorted()
    let size = (try? FileManager.default.attributesOfItem(atPath: store)[.size]) as? Int64 ?? 0
    print("wall time / gzip -dc: \(text(wall))")
    print("cpu time / gzip -dc:  \(text(cpu))")
    print("wall seconds:         \(text(seconds))")
    print("peak memory:          \((ours.map(\.peakMemory).max() ?? 0) >> 20) MiB")
    print("store:                \(size) bytes")
  }

  private func text(_ sorted: [Double]) -> String {
    func rounded(_ value: Double) -> String { String(format: "%.2f", value) }
    guard let least = sorted.first, let most = sorted.last else { return "-" }
    return "\(rounded(sorted[sorted.count / 2])) (\(rounded(least))-\(rounded(most)))"
  }

  private func generate(_ file: String) throws {
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gzip.arguments = ["sh", "-c", "exec gzip -6 > \"$0\"", file]
    let pipe = Pipe()
    gzip.standardInput = pipe
    try gzip.run()
    var generator = TrafficGenerator(seed: 42)
    var buffer: [UInt8] = []
    for number in 1...max(1, lines) {
      generator.line(into: &buffer)
      if buffer.count > 1 << 20 || number == lines {
        try pipe.fileHandleForWriting.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try pipe.fileHandleForWriting.close()
    gzip.waitUntilExit()
  }

  private func besides() -> String {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("corsaudit").path
  }
}
