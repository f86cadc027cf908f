/// What to write into a server's configuration so that its log shows more fields.
package struct LogAddition: Sendable {
  /// Whose configuration, and where in it.
  package var place: String
  /// The lines as they are written there.
  package var lines: [String]
  /// How such a log is read then; empty where it is told by its lines.
  package var reading: String

  /// For each server that may have written a log of a format.
  ///
  /// - Parameters:
  ///   - fields: names of the fields that the log does not show.
  ///   - format: the name of its format.
  package static func all(toLog fields: [String], in format: String) -> [LogAddition] {
    let missing = LoggableField.all.filter { fields.contains($0.name) }
    // What wraps the lines, and what is said of their times, stands before the format.
    let format = format.split(separator: ":", omittingEmptySubsequences: false)
      .drop { part in LogAddition.before.contains { part.hasPrefix($0) } }
    guard let name = format.first.map(String.init), !missing.isEmpty else { return [] }
    switch name {
    case "combined", "common", "main", "mixed":
      return [nginx(missing), apache(missing)]
    case "nginx", "nginx-conf": return [more(missing, "nginx's log_format", \.nginx, \.nginxMap)]
    case "apache" where format.count > 1, "httpd-conf":
      return [more(missing, "Apache's LogFormat", \.apache, \.apacheSetting)]
    case "apache", "vhost_combined": return [apache(missing)]
    case "traefik": return [traefik(missing)].compactMap(\.self)
    case "w3c": return [iis(missing)].compactMap(\.self)
    case "envoy", "envoy_json": return [envoy(missing)].compactMap(\.self)
    default: return []
    }
  }

  private static let before = [
    "timezone(", "map(", "cri", "docker", "compose", "syslog", "journald", "upsun",
  ]

  private static func nginx(_ fields: [LoggableField]) -> LogAddition {
    LogAddition(
      place: "nginx, in http { }", lines: CombinedAddition.nginx(fields),
      reading: "--log-format 'nginx-conf:/etc/nginx/nginx.conf#corsaudit'")
  }

  private static func apache(_ fields: [LoggableField]) -> LogAddition {
    LogAddition(
      place: "Apache, in the server's configuration", lines: CombinedAddition.apache(fields),
      reading: "--log-format 'httpd-conf:/etc/apache2/apache2.conf#corsaudit'")
  }

  /// What comes behind the columns of a format of one's own.
  private static func more(
    _ fields: [LoggableField], _ place: String, _ word: (LoggableField) -> String?,
    _ setting: (LoggableField) -> String?
  ) -> LogAddition {
    let quote = place.hasPrefix("Apache") ? "\\\"" : "\""
    let words = fields.compactMap(word).map { quote + $0 + quote }
    return LogAddition(
      place: place + ", behind what it has",
      lines: fields.compactMap(setting) + [words.joined(separator: " ")],
      reading: "the same --log-format with these words behind it")
  }

  private static func traefik(_ fields: [LoggableField]) -> LogAddition? {
    let names = headers(of: fields).map { field, header in
      "      \(header): \(keepsOnlyPresence(field) ? "redact" : "keep")"
    }
    guard !names.isEmpty else { return nil }
    return LogAddition(
      place: "Traefik's static configuration",
      lines: ["accessLog:", "  fields:", "    headers:", "      names:"] + names.map { "  " + $0 },
      reading: "--log-format 'traefik:*' once these headers are all that matter")
  }

  private static func iis(_ fields: [LoggableField]) -> LogAddition? {
    let custom = headers(of: fields).filter { !keepsOnlyPresence($0.0) }.map { field, header in
      let type = field.isOfAnswer ? "ResponseHeader" : "RequestHeader"
      let name = (field.isOfAnswer ? "sc(" : "cs(") + header + ")"
      return #"<add logFieldName="\#(name)" sourceName="\#(header)" sourceType="\#(type)"/>"#
    }
    guard !custom.isEmpty else { return nil }
    return LogAddition(
      place: "IIS, in <customFields> of the site's <logFile>", lines: custom, reading: "")
  }

  private static func envoy(_ fields: [LoggableField]) -> LogAddition? {
    let keys = headers(of: fields).map { field, header in
      let name = header == "Host" ? ":AUTHORITY" : header.uppercased()
      let operation = "%\(field.isOfAnswer ? "RESP" : "REQ")(\(name))"
      return "\(field.name): \"\(operation)\(keepsOnlyPresence(field) ? ":1" : "")%\""
    }
    guard !keys.isEmpty else { return nil }
    let scheme = fields.contains { $0.name == "scheme" } ? ["scheme: \"%REQ(:SCHEME)%\""] : []
    return LogAddition(
      place: "Envoy, in json_format of the access log", lines: scheme + keys,
      reading: "--map \(fields.first?.name ?? "origin")=\(fields.first?.name ?? "origin") and so on"
    )
  }

  private static func headers(of fields: [LoggableField]) -> [(LoggableField, String)] {
    fields.compactMap { field in field.header.map { (field, $0) } }
  }

  /// Cookies and passwords are never written down.
  private static func keepsOnlyPresence(_ field: LoggableField) -> Bool {
    ["has_cookie", "has_authorization", "sets_cookie"].contains(field.name)
  }
}
