import AccessLog
import Foundation
import Yams

/// Reads `corsaudit.yml`: every mistake is reported, with its line and the nearest right key.
struct ConfigurationFile {
  /// The name that is looked for.
  static let name = "corsaudit.yml"
  private var configuration = Configuration()
  private var mistakes: [ConfigurationError.Mistake] = []

  /// The configuration given, or the one found beside the store, or none.
  static func load(given path: String?, besideStore store: String?) throws -> Configuration {
    if let path { return try read(path) }
    let folder = store.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path } ?? "."
    let found = folder + "/" + name
    return FileManager.default.fileExists(atPath: found) ? try read(found) : Configuration()
  }

  static func read(_ path: String) throws -> Configuration {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ConfigurationError(
        file: path,
        mistakes: [.init(line: 0, sentence: "could not be read; check its name and permissions")])
    }
    return try parse(String(decoding: data, as: UTF8.self), file: path)
  }

  static func parse(_ text: String, file: String) throws -> Configuration {
    var reader = ConfigurationFile()
    do {
      if let root = try Yams.compose(yaml: text) { reader.read(root) }
    } catch let error as YamlError {
      reader.mistakes.append(
        .init(line: line(of: error), sentence: "is not YAML: \(problem(of: error))"))
    }
    guard reader.mistakes.isEmpty else {
      throw ConfigurationError(file: file, mistakes: reader.mistakes)
    }
    return reader.configuration
  }

  private static func line(of error: YamlError) -> Int {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    default: 0
    }
  }

  private static func problem(of error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      problem
    default: "\(error)".split(separator: "\n").joined(separator: "; ")
    }
  }

  private mutating func read(_ root: Node) {
    guard let mapping = root.mapping else {
      if root.string?.isEmpty != true { fail(root, "has keys at its top, such as own_domains") }
      return
    }
    for (key, value) in mapping {
      switch key.string ?? "" {
      case "own_domains": configuration.ownDomains = strings(value, "own_domains")
      case "trusted_origins": configuration.trustedOrigins = origins(value, "trusted_origins")
      case "app_origins": configuration.appOrigins = origins(value, "app_origins")
      case "routes": configuration.routes = routes(value)
      case "sites": readSites(value)
      case "log_formats": readLogFormats(value)
      case "client_key": readClientKey(value)
      case "settings": readSettings(value)
      case "retention": readRetention(value)
      case let unknown:
        let nearest = nearestName(to: unknown, among: Configuration.keys)
        fail(
          key, "the key '\(unknown)' is not known\(nearest.map { "; did you mean '\($0)'?" } ?? "")"
        )
      }
    }
  }

  private mutating func strings(_ node: Node, _ key: String) -> [String] {
    guard let sequence = node.sequence else {
      fail(node, "\(key) is a list, one value a line, each after a dash")
      return []
    }
    return sequence.compactMap { item in
      guard let text = item.scalar?.string, !text.isEmpty else {
        fail(item, "\(key) holds texts only")
        return nil
      }
      return text
    }
  }

  private mutating func origins(_ node: Node, _ key: String) -> [String] {
    for item in node.sequence ?? [] {
      guard let text = item.scalar?.string else { continue }
      if !text.contains("://") || text.hasSuffix("/") {
        fail(item, "'\(text)' is no origin: write scheme://host[:port] without a slash at its end")
      }
    }
    return strings(node, key)
  }

  private mutating func routes(_ node: Node) -> [String] {
    for item in node.sequence ?? [] {
      guard let text = item.scalar?.string, !text.hasPrefix("/") else { continue }
      fail(item, "the route '\(text)' does not begin with a slash")
    }
    return strings(node, "routes")
  }

  private mutating func readSites(_ node: Node) {
    for item in items(node, "sites") {
      let values = texts(item, keys: ["log", "public"], of: "sites")
      guard let log = values["log"], let publicSite = values["public"] else {
        fail(item, "each of sites has 'log' and 'public'")
        continue
      }
      for site in [log, publicSite] where !site.contains("://") || site.hasSuffix("/") {
        fail(item, "'\(site)' is no site: write scheme://host[:port] without a slash at its end")
      }
      configuration.sites[log] = publicSite
    }
  }

  private mutating func readLogFormats(_ node: Node) {
    for item in items(node, "log_formats") {
      let values = texts(item, keys: ["files", "format"], of: "log_formats")
      guard let files = values["files"], let format = values["format"] else {
        fail(item, "each of log_formats has 'files' and 'format'")
        continue
      }
      configuration.logFormats.append(.init(files: files, format: format))
    }
  }

  private mutating func readClientKey(_ node: Node) {
    let digits = Array(node.scalar?.string ?? "")
    let key = stride(from: 0, to: digits.count - 1, by: 2).compactMap { start in
      UInt8(String(digits[start...start + 1]), radix: 16)
    }
    guard digits.count == 32, key.count == 16, digits.allSatisfy(\.isHexDigit) else {
      fail(node, "client_key is 32 hexadecimal digits, as `openssl rand -hex 16` makes them")
      return
    }
    configuration.clientKey = key
  }

  private mutating func readSettings(_ node: Node) {
    guard let mapping = node.mapping else {
      fail(node, "settings has names of thresholds and their numbers")
      return
    }
    for (key, value) in mapping {
      guard let name = key.string, let number = value.float ?? value.int.map(Double.init) else {
        fail(key, "the setting '\(key.string ?? "")' has no number")
        continue
      }
      if number < 0 { fail(key, "the setting '\(name)' is below zero") }
      configuration.settings[name] = number
      configuration.settingLines[name] = key.mark?.line ?? 0
    }
  }

  private mutating func readRetention(_ node: Node) {
    guard let mapping = node.mapping else {
      fail(node, "retention has rows and rollups, each with an age such as 30d")
      return
    }
    let values = texts(node, keys: ["rows", "rollups"], of: "retention")
    configuration.retention.rows = values["rows"].flatMap { Age($0) }
    configuration.retention.rollups = values["rollups"].flatMap { Age($0) }
    for (key, value) in mapping where ["rows", "rollups"].contains(key.string) {
      guard value.scalar.flatMap({ Age($0.string) }) == nil else { continue }
      fail(
        value,
        "'\(value.scalar?.string ?? "")' is no age: write a number and h, d or w, such as 30d")
    }
  }

  private mutating func items(_ node: Node, _ key: String) -> [Node] {
    if let sequence = node.sequence { return Array(sequence) }
    fail(node, "\(key) is a list")
    return []
  }

  private mutating func texts(_ node: Node, keys: [String], of parent: String) -> [String: String] {
    var values: [String: String] = [:]
    for (key, value) in node.mapping ?? [:] {
      guard let name = key.string, keys.contains(name) else {
        let nearest = nearestName(to: key.string ?? "", among: keys) ?? keys[0]
        fail(key, "'\(key.string ?? "")' is not known in \(parent); did you mean '\(nearest)'?")
        continue
      }
      values[name] = value.scalar?.string
    }
    return values
  }

  private mutating func fail(_ node: Node, _ sentence: String) {
    mistakes.append(.init(line: node.mark?.line ?? 0, sentence: sentence))
  }
}
