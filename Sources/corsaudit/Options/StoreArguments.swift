import ArgumentParser
import AuditStore
import Foundation

/// The configuration, and how long to wait for a store that another run writes.
struct StoreArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration; without it corsaudit.yml beside the store, or in the working directory.",
      valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp("Wait so long while another run writes the store.", valueName: "seconds"))
  var wait = 0.0
}

/// A store in a folder of its own, for its owner only, gone at the end.
struct TemporaryStore: ~Copyable {
  let path: String
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("corsaudit-" + UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    path = folder.appendingPathComponent("audit.sqlite").path
    let store = path
    Interrupt.remove(["", "-wal", "-shm", "-journal"].map { store + $0 } + [folder.path])
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
