import Foundation
import Synchronization

/// A folder of its own for one try, removed when nobody holds it any more.
package final class Workplace: Sendable {
  package let path: String
  private let remembered = Mutex<[String: Data]>([:])

  package init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("corsaudit-endurance-" + UUID().uuidString)
    path = folder.path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  }

  deinit { remove() }

  /// For folders that a global holds, which are never let go of.
  package func remove() { try? FileManager.default.removeItem(atPath: path) }

  package func file(_ name: String) -> String { path + "/" + name }

  package func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
  }

  package func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: file(name))))
  }

  /// Remembers files that must not change.
  package func remember(_ names: [String]) throws {
    for name in names {
      let data = try Data(contentsOf: URL(fileURLWithPath: file(name)))
      remembered.withLock { $0[name] = data }
    }
  }

  /// Expects that no file changed that was to be remembered.
  package func expectUnchanged() throws {
    for (name, data) in remembered.withLock({ $0 }) {
      let found = try Data(contentsOf: URL(fileURLWithPath: file(name)))
      try expect(found == data, "\(name) was changed.")
    }
  }

  /// A folder within it.
  package func folder(_ name: String) throws -> String {
    try FileManager.default.createDirectory(
      atPath: file(name), withIntermediateDirectories: true)
    return file(name)
  }
}

/// The names of all files in a folder, sorted.
package func fileNames(in folder: String) -> [String] {
  ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
}

/// Every file of a folder with its bytes: what must not change.
func snapshot(of folder: String) throws -> [String: Data] {
  var files: [String: Data] = [:]
  for name in fileNames(in: folder) {
    files[name] = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
  }
  return files
}
