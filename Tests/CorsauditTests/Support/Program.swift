import Foundation
import Testing

/// The real program, run as its users run it.
struct Program {
  var status: Int32
  var output: String
  var errors: String

  /// The binary that the tests were built with.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("corsaudit").path

  /// The root of the package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Whether all of these programs are installed.
  static func finds(_ names: String...) -> Bool {
    names.allSatisfy { name in
      (try? shell("command -v \(name)"))?.status == 0
    }
  }

  /// Runs it to its end, in the package's root unless another folder is given.
  static func run(
    _ arguments: [String], input: [UInt8] = [], in folder: String = root
  ) throws -> Program {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    return try run(process, input: input)
  }

  /// Runs a command line by the shell.
  static func shell(_ line: String, in folder: String = root) throws -> Program {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    return try run(process, input: [])
  }

  /// Runs it to its end and tells the most memory it had, in MiB.
  static func runMeasured(_ arguments: [String]) throws -> (peakMemory: Int, Program) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    var peak = 0
    let program = try run(process, input: []) {
      while process.isRunning {
        peak = max(peak, peakMemory(ofProcess: process.processIdentifier) ?? 0)
        usleep(10_000)
      }
    }
    return (peak >> 10, program)
  }

  /// In KiB, as the kernel keeps it; nil where the process is gone.
  private static func peakMemory(ofProcess id: Int32) -> Int? {
    let status = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
  }

  private static func run(
    _ process: Process, input: [UInt8], watching watch: () -> Void = {}
  ) throws -> Program {
    // Files, not pipes: a full pipe would stop the program.
    let folder = try TemporaryFolder()
    let names = ["in", "out", "err"].map { folder.path + "/" + $0 }
    try Data(input).write(to: URL(fileURLWithPath: names[0]))
    for name in names.dropFirst() { try Data().write(to: URL(fileURLWithPath: name)) }
    process.standardInput = FileHandle(forReadingAtPath: names[0])
    process.standardOutput = FileHandle(forWritingAtPath: names[1])
    process.standardError = FileHandle(forWritingAtPath: names[2])
    try process.run()
    watch()
    process.waitUntilExit()
    func text(_ name: String) -> String {
      String(decoding: FileManager.default.contents(atPath: name) ?? Data(), as: UTF8.self)
    }
    return Program(
      status: process.terminationStatus, output: text(names[1]), errors: text(names[2]))
  }

  /// The output read as JSON.
  func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8)) }
}

/// A folder that is gone when nobody holds it any more.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("corsaudit-tests-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { remove() }

  /// For folders that a global holds, which are never let go of.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file into it and gives its path.
  func file(_ name: String, _ text: String) throws -> String {
    let file = path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }
}
