import Foundation
import PackagePlugin

/// Makes the catalogue of queries from the folder, so that a new file needs no line anywhere.
@main
struct EmbedQueries: BuildToolPlugin {
  /// The sub-folders whose files are embedded, each under its own name.
  static let folders = ["rules", "saved", "prepare", "fixes"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let inputs = try Self.folders.flatMap { try files(in: $0, of: target) }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTexts.swift")
    let tool = try context.tool(named: "query-embedder")
    return [
      .buildCommand(
        displayName: "Embedding \(inputs.count) query files",
        executable: tool.url,
        arguments: [output.path()] + inputs.map { $0.path() },
        inputFiles: inputs,
        outputFiles: [output])
    ]
  }

  private func files(in folder: String, of target: any Target) throws -> [URL] {
    let directory = target.directoryURL.appending(path: folder, directoryHint: .isDirectory)
    guard FileManager.default.fileExists(atPath: directory.path()) else { return [] }
    return try FileManager.default
      .contentsOfDirectory(
        at: directory, includingPropertiesForKeys: nil, options: .skipsHiddenFiles
      )
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}
