// query-embedder OUTPUT FILE...
//
// Writes one Swift file that holds the text of every FILE, grouped by the folder it lies in.

import Foundation

guard CommandLine.arguments.count >= 2 else {
  FileHandle.standardError.write(Data("usage: query-embedder OUTPUT FILE...\n".utf8))
  exit(64)
}
let output = URL(filePath: CommandLine.arguments[1])
let files = CommandLine.arguments.dropFirst(2).map { URL(filePath: $0) }

do {
  let texts = try files.map(EmbeddedText.init(reading:))
  try Data(swiftSource(of: texts).utf8).write(to: output)
} catch {
  FileHandle.standardError.write(Data("query-embedder: \(error)\n".utf8))
  exit(1)
}
