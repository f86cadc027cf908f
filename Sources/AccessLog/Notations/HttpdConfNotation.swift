/// A `LogFormat` that is looked up in an httpd.conf by its nickname.
struct HttpdConfNotation: FormatNotation {
  let name = "httpd-conf"
  let example = "httpd-conf:PATH#NICKNAME"
  let title = "a LogFormat of an httpd.conf"
  let reference = "https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#logformat"

  /// The format is the string that was found: a later run needs no configuration.
  func format(_ text: String, _ mappings: FieldMappings) throws(FormatError) -> any LogFormat {
    let (path, name) = ConfigurationText.parts(of: text)
    let formats = try ApacheConfiguration(path: path).formats
    let found = try ConfigurationText.choose(name, among: formats, in: path, called: "LogFormat")
    return try ApacheFormat(found, mappings)
  }
}
