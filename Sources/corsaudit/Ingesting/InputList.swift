import Foundation

/// The logs to read, from what the user named: files, directories, lists, standard input.
struct InputList {
  /// One log, and whether the user named it or a directory brought it.
  struct Input: Equatable {
    /// `-` is standard input.
    var path: String
    /// Files that a directory brought may fit no format; they are listed as skipped.
    var isNamed: Bool
  }

  private(set) var inputs: [Input] = []
  /// Sentences on what could not be listed.
  private(set) var failures: [String] = []

  /// - Parameter recursive: also the logs below the directories.
  init(paths: [String], recursive: Bool) {
    for path in paths {
      var isDirectory: ObjCBool = false
      let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      if path != "-", exists, isDirectory.boolValue {
        addDirectory(path, recursive: recursive)
      } else {
        inputs.append(Input(path: path, isNamed: true))
      }
    }
  }

  private mutating func addDirectory(_ path: String, recursive: Bool) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      failures.append("Could not list the directory \(path); check its permissions.")
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let child = path.hasSuffix("/") ? path + name : path + "/" + name
      var isDirectory: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: child, isDirectory: &isDirectory) else {
        continue
      }
      if isDirectory.boolValue {
        if recursive { addDirectory(child, recursive: true) }
      } else {
        inputs.append(Input(path: child, isNamed: false))
      }
    }
  }
}
