/// A `log_format` that is looked up in an nginx.conf.
struct NginxConfNotation: FormatNotation {
  let name = "nginx-conf"
  let example = "nginx-conf:PATH#NAME"
  let title = "a log_format of an nginx.conf"
  let reference = "https://nginx.org/en/docs/http/ngx_http_log_module.html#log_format"

  /// The format is the string that was found: a later run needs no configuration.
  func format(_ text: String, _ mappings: FieldMappings) throws(FormatError) -> any LogFormat {
    let (path, name) = ConfigurationText.parts(of: text)
    let formats = try NginxConfiguration(path: path).formats
    if name == "combined" { return try NginxFormat(CombinedFormat.string, mappings) }
    let found = try ConfigurationText.choose(name, among: formats, in: path, called: "log_format")
    return try NginxFormat(found, mappings)
  }
}
