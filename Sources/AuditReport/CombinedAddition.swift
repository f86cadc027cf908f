/// The combined format with more fields behind it, as lines of a server's configuration.
///
/// Host and scheme are always among them: without the two no line says for whom it is. So is what
/// tells a 400 of the application from one for a request of which the server did not read all headers.
enum CombinedAddition {
  private static func withSite(_ fields: [LoggableField]) -> [LoggableField] {
    LoggableField.all.filter { field in
      field.name == "host" || field.name == "scheme" || fields.contains { $0.name == field.name }
    }
  }

  static func nginx(_ fields: [LoggableField]) -> [String] {
    let combined = LoggableField.nginxCombined
    let added = withSite(fields).filter { field in !combined.contains { $0.contains(field.nginx) } }
    var lines = added.compactMap(\.nginxMap)
    lines.append("log_format corsaudit")
    let values = combined + added.map { "\"\($0.nginx)\"" } + ["\"$upstream_status\""]
    for (index, value) in values.enumerated() {
      lines.append("  '\(value)\(index == values.count - 1 ? "';" : " '")")
    }
    lines.append("# A location with an access_log of its own needs this line there too.")
    lines.append("access_log /var/log/nginx/access.log corsaudit;")
    return lines
  }

  static func apache(_ fields: [LoggableField]) -> [String] {
    let combined = LoggableField.apacheCombined
    let fields = withSite(fields)
    let added = fields.compactMap(\.apache).filter { !combined.contains($0) }
    let values = [combined] + (added + ["%<{cors_read}e"]).map { "\\\"\($0)\\\"" }
    return ["SetEnvIf Request_URI \".*\" cors_read=1"] + fields.compactMap(\.apacheSetting)
      + ["LogFormat \"\(values.joined(separator: " "))\" corsaudit"]
      + ["CustomLog ${APACHE_LOG_DIR}/access.log corsaudit"]
  }
}
