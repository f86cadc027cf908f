private import Foundation

/// The text of a server's configuration file, for those who look up a log's format in it.
enum ConfigurationText {
  /// Larger ones are none.
  static let longest = 16 << 20
  /// Files that include each other are followed so deep.
  static let deepest = 8

  static func read(_ path: String) throws(FormatError) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FormatError(
        format: path,
        mistakes: ["Could not read the configuration \(path); check its name and permissions."])
    }
    guard data.count <= longest else {
      throw FormatError(
        format: path,
        mistakes: ["\(path) is larger than \(longest >> 20) MiB: no server's configuration is."])
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// A file that another one names; relative to the folder that the other is in.
  static func path(_ name: String, besides other: String) -> String {
    name.hasPrefix("/")
      ? name : URL(filePath: other).deletingLastPathComponent().appending(path: name).path()
  }

  /// `PATH#NAME`; the name may be missing.
  static func parts(of text: String) -> (path: String, name: String?) {
    guard let hash = text.lastIndex(of: "#") else { return (text, nil) }
    let name = String(text[text.index(after: hash)...])
    return (String(text[..<hash]), name.isEmpty ? nil : name)
  }

  /// The definition of a name, or the only one there is.
  static func choose(
    _ name: String?, among definitions: [(name: String, text: String)], in path: String,
    called kind: String
  ) throws(FormatError) -> String {
    // As for servers, the last of several definitions counts.
    if let name, let found = definitions.last(where: { $0.name == name }) { return found.text }
    if name == nil, definitions.count == 1 { return definitions[0].text }
    let names = definitions.map(\.name)
    let list = names.isEmpty ? "It defines none." : "It defines \(names.joined(separator: ", "))."
    guard let name else {
      throw FormatError(
        format: path,
        mistakes: ["Say which \(kind) of \(path) is meant: write \(path)#NAME. \(list)"])
    }
    let meant = nearestName(to: name, among: names).map { " Did you mean \($0)?" } ?? ""
    throw FormatError(
      format: path,
      mistakes: [
        """
        There is no \(kind) “\(name)” in \(path).\(meant) \(list) Files that it includes by a \
        pattern are not looked at: name the file itself.
        """
      ])
  }
}
