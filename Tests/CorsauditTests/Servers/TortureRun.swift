import AccessLog
import Disturbance
import Foundation

/// A server, driven with every request, and what it logged of each.
struct TortureRun: Sendable {
  /// A request, its answer, and the lines between the sentinels before and after it.
  struct Exchange: Sendable {
    let request: TortureRequest
    let answer: ServerAnswer
    /// Seconds since 1970 before it was sent and after it was answered.
    let times: ClosedRange<Double>
    var lines: [Line] = []
  }

  /// An entry, and which line it was.
  struct Line: Sendable {
    let number: UInt64
    let values: [Field: LoggedValue]
  }

  let exchanges: [Exchange]
  /// The server's, where known losses depend on it.
  let version: [Int]
  let format: any LogFormat
  /// Where the log is, as long as this is held.
  let log: String
  let rejected: [RejectedLine]
  let foreign: UInt64
  private let folder: TemporaryFolder

  /// Each server is driven once for all tests.
  private static let runs = Shared()

  static func of(_ server: any RealServer) throws -> TortureRun { try runs.run(of: server) }

  fileprivate init(_ server: any RealServer) throws {
    let program = try server.program()
    version = try server.version()
    let folder = try TemporaryFolder()
    self.folder = folder
    let documents = folder.path + "/documents"
    try FileManager.default.createDirectory(
      atPath: documents, withIntermediateDirectories: true)
    for name in TortureRequests.documents {
      try Data(name.utf8).write(to: URL(filePath: documents + "/" + name))
    }
    format = try LogFormats.shown(server.format)
    log = folder.path + "/" + server.logName
    let shown = try server.shownConfiguration()
      .replacing(server.logFolder, with: folder.path + "/")
    let port = RawConnection.freePort()
    let configuration = try folder.file(
      "configuration", server.configuration(port: port, folder: folder.path, shown: shown))
    // What it keeps beside its log goes into the folder, too.
    let places = ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"].map { $0 + "=" + folder.path }
    let arguments = server.arguments(configuration: configuration, folder: folder.path)
    let process = try StartedProgram(
      "env", (places + [program] + arguments).map { Array($0.utf8) })
    guard Self.isListening(port) else {
      process.send(SIGTERM)
      let end = try process.end(within: 30)
      throw Difference("\(server.name) does not listen within half a minute: \(end.errors)")
    }
    var exchanges: [Exchange] = []
    for request in TortureRequests.all {
      exchanges.append(try Self.exchange(request, with: port))
      _ = try Self.exchange(.sentinel(after: request.name), with: port)
    }
    process.send(SIGTERM)
    _ = try process.end(within: 30)

    var reader = EntryReader(format: format)
    let bytes = try Data(contentsOf: URL(filePath: log))
    var batches = [reader.read(Array(bytes))]
    batches.append(reader.finish(consumeUnterminated: true))
    rejected = batches.flatMap(\.rejected)
    foreign = batches.reduce(0) { $0 + $1.foreign }
    self.exchanges = Self.assign(batches, to: exchanges)
  }

  private static func exchange(_ request: TortureRequest, with port: UInt16) throws -> Exchange {
    guard let connection = RawConnection(toPort: port) else {
      throw Difference("The server is gone before \(request.name).")
    }
    let start = Date().timeIntervalSince1970
    connection.send(request.bytes, thenEnd: request.endsInput)
    let answer = ServerAnswer(
      connection.receiveToEnd(), isHeadless: request.hasHeadlessAnswer)
    return Exchange(
      request: request, answer: answer, times: start...Date().timeIntervalSince1970)
  }

  private static func isListening(_ port: UInt16) -> Bool {
    for _ in 0..<3000 {
      if RawConnection(toPort: port) != nil { return true }
      usleep(10_000)
    }
    return false
  }

  /// Lines belong to the request behind which the next sentinel was sent.
  private static func assign(_ batches: [EntryBatch], to exchanges: [Exchange]) -> [Exchange] {
    var exchanges = exchanges
    var index = 0
    var lines: [Line] = []
    for batch in batches {
      for entry in batch.entries.indices {
        let path = String(decoding: batch.value(.path, of: entry), as: UTF8.self)
        guard path.hasPrefix("/sentinel") else {
          let values = Field.allCases.map { ($0, LoggedValue($0, of: entry, in: batch)) }
          lines.append(
            Line(
              number: batch.entries[entry].line,
              values: Dictionary(uniqueKeysWithValues: values)))
          continue
        }
        while index < exchanges.count, !path.hasSuffix("=" + exchanges[index].request.name) {
          index += 1
        }
        if index < exchanges.count { exchanges[index].lines = lines }
        lines = []
      }
    }
    return exchanges
  }

  /// One run a server, whoever asks first.
  private final class Shared: @unchecked Sendable {
    private let lock = NSLock()
    private var runs: [String: Result<TortureRun, any Error>] = [:]

    init() {
      atexit { TortureRun.runs.removeFolders() }
    }

    func run(of server: any RealServer) throws -> TortureRun {
      lock.lock()
      defer { lock.unlock() }
      let run = runs[server.name] ?? Result { try TortureRun(server) }
      runs[server.name] = run
      return try run.get()
    }

    func removeFolders() {
      lock.lock()
      defer { lock.unlock() }
      for run in runs.values { try? run.get().folder.remove() }
    }
  }
}

extension TortureRequest {
  /// Whose line says that everything before it was logged.
  fileprivate static func sentinel(after name: String) -> TortureRequest {
    TortureRequest("after=" + name, "GET", "/sentinel")
  }
}
