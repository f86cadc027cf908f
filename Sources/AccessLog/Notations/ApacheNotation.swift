/// An Apache `LogFormat`.
struct ApacheNotation: FormatNotation {
  let name = "apache"
  let example = "apache:'…'"
  let title = "any Apache LogFormat string"
  let reference = "https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#formats"

  func format(_ text: String, _ mappings: FieldMappings) throws(FormatError) -> any LogFormat {
    try ApacheFormat(text, mappings)
  }
}
