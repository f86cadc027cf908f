import AccessLog
import Foundation

/// A web server that the tests run on this machine, and whose log they read.
///
/// A new one is one file with a type that conforms, and one line in ``RealServers/all``.
protocol RealServer: Sendable {
  /// Its name and, where several are driven, which one.
  var name: String { get }
  /// What `corsaudit formats show` is asked for.
  var format: String { get }
  /// What to install to have it.
  var package: String { get }
  /// Its version, where known losses depend on it.
  func version() throws -> [Int]
  /// Where its program may be.
  var places: [String] { get }
  /// The folder that the configuration shown has its log in, and the log's name there.
  var logFolder: String { get }
  var logName: String { get }
  /// A configuration that answers what ``TortureRequests`` ask for.
  ///
  /// - Parameter shown: what `corsaudit formats show` prints, its log moved into the folder.
  func configuration(port: UInt16, folder: String, shown: String) -> String
  /// How the program is started in the foreground, as one process.
  func arguments(configuration: String, folder: String) -> [String]
  /// The bytes of an answer as its log counts them.
  func loggedBytes(of answer: ServerAnswer) -> Int
}

/// The servers that are proved.
enum RealServers {
  static let all: [any RealServer] = [
    NginxServer(), ApacheServer(hasEncryption: true), ApacheServer(hasEncryption: false),
    CaddyServer.debian, CaddyServer.newest, HAProxyServer(),
  ]
}

extension RealServer {
  func version() throws -> [Int] { [] }
  func loggedBytes(of answer: ServerAnswer) -> Int { answer.bytes.count - answer.headLength }

  /// Its program, or a sentence on how to have it.
  func program() throws -> String {
    guard let place = places.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      throw MissingServer(name: name, package: package, places: places)
    }
    return place
  }

  /// What `corsaudit formats show` prints for it, without the words around it.
  func shownConfiguration() throws -> String {
    let shown = try LogFormats.shown(format).configuration
    let printed = try Program.run(["formats", "show", format]).output
    guard printed.contains(shown) else {
      throw MissingServer(name: name, package: "formats show \(format)", places: [printed])
    }
    return shown
  }
}

/// A server that is needed and not there.
struct MissingServer: Error, CustomStringConvertible {
  let name: String
  let package: String
  let places: [String]

  var description: String {
    """
    \(name) is not installed: \(package). Looked for in \(places.joined(separator: ", ")); .ci/run \
    installs everything that the tests need.
    """
  }
}
