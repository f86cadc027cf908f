import Foundation

/// One file on its way into the binary.
struct EmbeddedText {
  /// The folder it lies in: `rules`, `saved`, `prepare` or `fixes`.
  let folder: String
  /// The file's name without its extension.
  let name: String
  let text: String

  init(reading file: URL) throws {
    let bytes = try Data(contentsOf: file)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw EmbeddingError(description: "\(file.path()) is not UTF-8.")
    }
    folder = file.deletingLastPathComponent().lastPathComponent
    name = file.deletingPathExtension().lastPathComponent
    self.text = text
  }

  /// The text as a raw string literal with as many `#` as it takes for nothing in it to have a meaning.
  var literal: String {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "#" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "#", count: longest + 1)
    return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
  }
}

/// Why a file cannot be embedded.
struct EmbeddingError: Error, CustomStringConvertible {
  let description: String
}

/// The Swift file that declares all texts, in the order given.
func swiftSource(of texts: [EmbeddedText]) -> String {
  var source = """
    // Made by query-embedder from the files of this folder. Change those.

    /// The texts of the folder: name and whole text of each file, by sub-folder.
    enum EmbeddedTexts {

    """
  for folder in ["rules", "saved", "prepare", "fixes"] {
    source += "  static let \(folder): [(name: String, text: String)] = [\n"
    for text in texts where text.folder == folder {
      source += "(name: \(String(reflecting: text.name)), text: \(text.literal)),\n"
    }
    source += "  ]\n"
  }
  return source + "}\n"
}
